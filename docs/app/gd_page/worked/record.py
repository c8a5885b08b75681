"""What a worked step is made of: the lines that an instrumented function tells as it runs."""

import sys
from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np

from gd_page.protocol import Line, Outcome
from gd_page.worked.instrument import Site
from gd_page.worked.notation import described, fill, shown

ROUNDS = 3  # of a loop that are shown
LINES = 120  # of a step that are shown


class Record:
    """Collects lines, each the `rule`, the same in `numbers`, its `value`, and `result` in words.

    A line of a branch or a loop has a rule without an arrow, such as `if rho > 5`.

    Attributes:
        lines: In the order in which they were computed.
        is_cut: Whether there were more lines than are shown.
    """

    def __init__(self, sites: list[Site]) -> None:
        self.sites, self.lines, self.is_cut = sites, list[Line](), False
        self._seen: dict[int, Any] = {}
        self._loops: list[tuple[int, int]] = []  # those that are running: site and round

    def load(self, slot: int, value: Any) -> Any:
        """Keep a number as it is now: what comes next may change an array in place."""
        self._seen[slot] = _kept(value)
        return value

    def result(self, site: int, value: Any) -> Any:
        """Tell what is assigned."""
        if isinstance(value, Iterator):
            value = tuple(value)
        self._add(site, described(_kept(value)))
        return value

    def returned(self, site: int, value: Any) -> Any:
        """Tell what is returned, unless the line before has computed it under that name."""
        place = self.sites[site]
        before = self.lines[-1]["rule"] if self.lines else ""
        is_said = place.rule == place.start + place.target and before.startswith(place.start)
        if not is_said:
            self._add(site, described(_kept(value)), is_last=True)
        return value

    def done(self, site: int, value: Any) -> Any:
        """Tell of a call that stands alone."""
        self._add(site, {"value": None, "result": "done" if value is None else shown(value)})
        return value

    def test(self, site: int, value: Any) -> bool:
        """Tell which branch is taken."""
        self._add(site, _yes(bool(value)))
        return bool(value)

    def turn(self, site: int, value: Any) -> bool:
        """Tell of the next round of a `while`, or of its end."""
        if value:
            self._begin_round(site)
        return self.test(site, value)

    def loop(self, site: int, values: Iterable[Any]) -> Iterator[Any]:
        """Give the values of a `for` one by one, and tell of each round."""
        for value in values:
            self._begin_round(site)
            result = f"{self.sites[site].target} = {shown(_kept(value))}"
            self._add(site, {"value": None, "result": result}, f"round {self._loops[-1][1]}")
            yield value

    def ended(self, site: int) -> None:
        """Say how many rounds of a loop were left out."""
        if not self._loops or self._loops[-1][0] != site:
            return  # it had no round at all
        rounds = self._loops.pop()[1]
        if rounds > ROUNDS:
            left_out: Outcome = {"value": None, "result": "computed likewise, and not shown"}
            self._add(site, left_out, f"rounds {ROUNDS + 1} to {rounds}")

    def caught(self, site: int) -> None:
        """Tell of an error that the code handles."""
        error = sys.exception()
        self._add(site, _yes(True), f"{type(error).__name__}: {error}")

    def entered(self, site: int) -> None:
        """Tell which case is taken."""
        self._add(site, _yes(True))

    def _begin_round(self, site: int) -> None:
        if not self._loops or self._loops[-1][0] != site:
            self._loops.append((site, 0))
        self._loops[-1] = (site, self._loops[-1][1] + 1)

    def _add(self, site: int, result: Outcome, numbers: str = "", is_last: bool = False) -> None:
        place = self.sites[site]
        numbers = numbers or fill(place.template, self._seen, place.names)
        for slot in place.names:  # what the next round does not look up must not be shown again
            self._seen.pop(slot, None)
        is_shown = all(count <= ROUNDS for _, count in self._loops)
        self.is_cut |= is_shown and len(self.lines) >= LINES
        if is_last or (is_shown and not self.is_cut):
            self.lines.append({"rule": place.rule, "numbers": numbers, **result})


def _yes(is_so: bool) -> Outcome:
    return {"value": is_so, "result": "yes" if is_so else "no"}


def _kept(value: Any) -> Any:
    """A copy of what may change in place; other things as they are."""
    if isinstance(value, np.ndarray):
        return value.copy()
    if isinstance(value, list | tuple):
        return [_kept(part) for part in value]
    return value
