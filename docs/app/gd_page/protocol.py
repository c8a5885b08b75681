"""What the page may ask of Python, and what it is answered.

The page names a question, such as "explorer.run_race"; this table says which function answers it,
so that the page knows nothing of where things lie. Arrays in an answer travel as
`{"data": flat array, "shape": list}`, which `gd_page.calls` makes of them.
"""

from typing import Any, TypedDict

import numpy as np

QUESTIONS = {
    "calls.pack": "calls.pack",
    "explorer.best_rates": "lab.races.best_rates",
    "explorer.catalog": "lab.races.catalog",
    "explorer.factors": "lab.unit_schedules.factors",
    "explorer.field": "lab.races.field",
    "explorer.run_race": "lab.races.run_race",
    "explorer.start": "lab.races.start",
    "maps.basins": "lab.maps.basins",
    "maps.loss_map": "lab.maps.loss_map",
    "maps.run_cell": "lab.maps.run_cell",
    "maps.sensitivity": "lab.maps.sensitivity",
    "matrices.run_race": "lab.matrices.run_race",
    "momentum.plane": "lab.momentum_plane.plane",
    "momentum.points": "lab.momentum_points.points",
    "script.as_python": "script.write.as_python",
    "sweeps.run_sweep": "lab.sweeps.run_sweep",
    "worked.inside": "worked.step.inside",
    "worked.worked_step": "worked.step.worked_step",
}


class Field(TypedDict):
    """A surface over its window: heights, shape (rows, columns), top row first; the lowest loss."""

    heights: np.ndarray
    lowest: float


class Prediction(TypedDict):
    """What theory says: the factor by which a step shrinks the error, and the largest rate."""

    rate: float
    limit: float


class Run(TypedDict):
    """One run: points (steps + 1, 2), losses and gradient norms (steps + 1,), NaN once diverged."""

    points: np.ndarray
    losses: np.ndarray
    gradient_norms: np.ndarray
    diverged_at: int
    prediction: Prediction | None


class Race(TypedDict):
    """The runs of a state's optimizers, and the lowest loss of its surface."""

    lowest: float
    runs: list[Run]


class Outcome(TypedDict):
    """What a line of code came to: plain numbers, None for anything else; and in words."""

    value: Any
    result: str


class Line(Outcome):
    """One line of a worked step: the code as a formula, and the same with its numbers."""

    rule: str
    numbers: str


class WorkedStep(TypedDict):
    """One step's lines, or a sentence that says why there are none, or no more."""

    name: str
    title: str
    lines: list[Line]
    sentence: str


class CellResult(TypedDict):
    """What a cell's run came to.

    `missing` is the name that the code missed, where that is what ended it.
    """

    value: str | None
    images: list[str]
    error: str | None
    missing: str | None
