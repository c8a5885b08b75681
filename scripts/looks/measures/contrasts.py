"""How well each run is seen on the relief, by every kind of eye."""

import numpy as np

from gd_core import optimizers
from scripts.build.bundle import colors
from scripts.looks.report import Found, Row
from scripts.looks.vision import VISIONS, contrast
from scripts.looks.visits import Visitor

PAGES: list[str] = []
LEAST = 3.0
PLACES = 33


def measure(visitor: Visitor, pages: list[str]) -> Found:
    """Take the least contrast of a run, and of its twins, over all places of the relief."""
    rows = [_row(name, scheme) for scheme in colors.SCHEMES for name in optimizers.__all__]
    goal = f"at least {LEAST:g} for each run and its twins"
    return Found("Contrast of runs against the relief", goal, rows)


def _row(name: str, scheme: str) -> Row:
    runs = [colors.color_of(name, scheme, twin) for twin in range(colors.MOST_TWINS + 1)]
    seen = {vision: least_contrast(runs, scheme, vision) for vision in VISIONS}
    rounded = {vision: round(value, 2) for vision, value in seen.items()}
    return {"run": name, "scheme": scheme, **rounded, "holds": min(seen.values()) >= LEAST}


def least_contrast(runs: list[str], scheme: str, vision: str) -> float:
    """The least contrast of any of these colors with any place of a scheme's relief."""
    low, high = colors.read_colors()["relief"][scheme]
    places = [colors.mixed(low, high, share) for share in np.linspace(0, 1, PLACES)]
    return min(contrast(run, place, vision) for run in set(runs) for place in places)
