"""Tables of mistakes: for each file of `gd_core`, rows of (old, new, what is wrong with it)."""

Rows = list[tuple[str, str, str]]
