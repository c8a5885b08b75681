"""Every race of a figure gives each method its own best rate, or says that it does not, and why."""

import importlib
import pkgutil
import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pytest

import scripts.figures
from gd_core.experiments import learning_rates, races
from gd_core.loop import minimize
from scripts.figures.look.theme import WIDE_THEME
from tests.docs.racing import may_race
from tests.reasons import says_why

DOCS = Path(__file__).parents[2] / "docs"
MODULES = [
    importlib.import_module(info.name)
    for info in pkgutil.walk_packages(scripts.figures.__path__, "scripts.figures.")
]
FIGURES = {
    figure: draw
    for module in MODULES
    for figure, draw in vars(module).get("FIGURES", {}).items()
    if may_race(draw)
}
CAPTIONS = {
    figure: caption
    for path in sorted(DOCS.rglob("*.md"))
    for block in re.findall(r"<figure.*?</figure>", path.read_text("utf-8"), re.DOTALL)
    for figure in re.findall(r"figures/([\w-]+)\.svg", block)
    for caption in re.findall(r"<figcaption>(.*?)</figcaption>", block, re.DOTALL)
}
WIDEST = 10.0


class Drawn(NamedTuple):
    """What a figure asked of gd_core: the searches, and the runs as optimizers and rates."""

    searches: list[tuple[str, learning_rates.LearningRateSearch]]
    runs: set[tuple[str, float]]


def name_of(make):
    """The name of an optimizer's class, or of what makes one."""
    return type(make(learning_rate=0.1)).__name__


@cache
def forget_runs():
    """Empty what the figures' modules keep, once, so that every search is seen when it is made."""
    for module in MODULES:
        for value in vars(module).values():
            getattr(value, "cache_clear", lambda: None)()


SOUGHT = set()  # the best rates of all figures so far, since figures may share one search


@cache
def drawn(figure):
    """Draw a figure, and return what it asked of gd_core."""
    seen = Drawn([], set())

    def record(search):
        def recorded(runs, *rates):
            found = search(runs, *rates)
            seen.searches.append((name_of(runs.make_optimizer), found))
            return found

        return recorded

    def run(function, start, optimizer, *rest, **named):
        rate = getattr(optimizer, "learning_rate", None)
        if np.ndim(rate) == 0:
            seen.runs.add((type(optimizer).__name__, rate))
        return minimize(function, start, optimizer, *rest, **named)

    with pytest.MonkeyPatch.context() as patched:
        for name in ("search", "widening_search"):
            patched.setattr(learning_rates, name, record(getattr(learning_rates, name)))
        for module in [*MODULES, races]:
            if getattr(module, "minimize", None) is minimize:
                patched.setattr(module, "minimize", run)
        forget_runs()
        FIGURES[figure](WIDE_THEME)
    SOUGHT.update((name, search.rate) for name, search in seen.searches)
    return seen


def faults(figure):
    """What is unfair in a figure, in words; empty if nothing is."""
    found = []
    for name, search in drawn(figure).searches:
        at = f"{name} at {search.rate:.3g} "
        found += [f"{at}is at the edge of the rates tried"] * search.is_at_edge
        found += [f"{at}is a tie: a neighboring rate ends as low"] * search.is_tie
        found += [f"{at}is chaotic"] * search.is_chaotic
        if not search.spread <= WIDEST:
            found.append(f"{at}has neighbors that differ {search.spread:.1e} times")
    runs = drawn(figure).runs
    is_race = len({name for name, _ in runs}) > 1
    if is_race and not runs <= SOUGHT and not says_why(CAPTIONS[figure]):
        name, rate = min(runs - SOUGHT)
        found.append(f"{name} at {rate:.3g} was not sought: say that rates are as written, and why")
    return found


@pytest.mark.parametrize("figure", FIGURES)
def test_a_race_is_fair_or_says_why_not(figure):
    found = faults(figure)
    assert not found, f"{figure}: {found}"
