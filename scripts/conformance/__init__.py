"""Hold `gd_core` to other libraries: record what they do, compare, and run them live."""
