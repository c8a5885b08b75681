"""Run every optimizer down one valley, and every schedule along one run: the cards' small pictures.

Each optimizer has its own best rate, so that a trace shows its way and not its luck with a rate.
"""

import importlib
import json
from collections.abc import Callable
from functools import partial
from inspect import signature
from pathlib import Path
from typing import Any

import numpy as np

import gd_core.optimizers
from gd_core import Trajectory, experiments, minimize
from gd_core.surfaces import Ravine
from scripts.build.data.races import load_explorer

ROOT = Path(__file__).resolve().parents[3]
OUTPUT = ROOT / "docs" / "generated" / "traces"
START = (-4.4, -1.4)
WINDOW = ((-5.0, 1.6), (-3.0, 1.29))  # of the picture, whose sides are as 200 to 130
STEPS = 60
RATES = np.geomspace(1e-4, 1e3, 141)  # AdaDelta's is the largest: it wants about 100


class AsColumn:
    """An optimizer of matrices that is given the two coordinates as a matrix of one column."""

    def __init__(self, optimizer: Any) -> None:
        self.optimizer = optimizer

    @property
    def learning_rate(self) -> float:
        """The rate of the optimizer itself."""
        return self.optimizer.learning_rate

    @learning_rate.setter
    def learning_rate(self, rate: float) -> None:
        self.optimizer.learning_rate = rate

    def update(self, params: np.ndarray, gradients: np.ndarray) -> np.ndarray:
        """Take the optimizer's step, and return the point in its own shape."""
        moved = self.optimizer.update(params.reshape(-1, 1), gradients.reshape(-1, 1))
        return moved.reshape(params.shape)


def maker(name: str) -> Callable[..., Any]:
    """Give what makes an optimizer with a rate, so that it takes a point of the plane.

    Weight decay is off, because it would pull to the origin, which is this valley's minimum.
    """
    kind = getattr(gd_core.optimizers, name)
    off = {"weight_decay": 0.0} if "weight_decay" in signature(kind).parameters else {}
    if is_for_matrices(name):
        return lambda learning_rate: AsColumn(kind(learning_rate, **off))
    return partial(kind, **off)


def is_for_matrices(name: str) -> bool:
    """Tell whether a method sees rows and columns, which a point has not."""
    load_explorer()
    settings = importlib.import_module("gd_page.lab.settings")
    return settings.is_made_for_matrices(getattr(gd_core.optimizers, name))


def trace(name: str) -> dict[str, Any]:
    """Run an optimizer at its own best rate; give the rate, the points and the loss at the end.

    Only rates count whose run stays in the picture.
    """
    make, start, valley = maker(name), np.array(START), Ravine()
    rates = [float(rate) for rate in RATES if is_seen(run(make, rate))]
    rate = experiments.best_learning_rate(valley, start, make, STEPS, np.array(rates))
    best = run(make, rate)
    return {
        "rate": float(f"{rate:.3g}"),
        "loss": float(f"{best.losses[-1]:.2g}"),
        "points": np.round(best.params, 3).tolist(),
        "is_for_matrices": is_for_matrices(name),
    }


def run(make: Callable[..., Any], rate: float) -> Trajectory:
    """Run an optimizer down the valley at one rate."""
    return minimize(Ravine(), np.array(START), make(learning_rate=rate), STEPS)


def is_seen(trajectory: Trajectory) -> bool:
    """Tell whether a run stays inside the picture, to its end."""
    low, high = np.array(WINDOW).T
    inside = np.all((trajectory.params >= low) & (trajectory.params <= high))
    return trajectory.diverged_at is None and bool(inside)


def build() -> list[Path]:
    """Write the traces of all optimizers; return the file."""
    OUTPUT.mkdir(parents=True, exist_ok=True)
    path = OUTPUT / "optimizers.json"
    traces = {name: trace(name) for name in gd_core.optimizers.__all__}
    path.write_text(json.dumps(traces, separators=(",", ":")) + "\n", encoding="utf-8")
    return [path]
