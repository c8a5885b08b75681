"""Races over a matrix: what the methods that see rows and columns make of its singular values."""

from collections.abc import Mapping, Sequence
from functools import cache, partial
from typing import Any, TypedDict

import numpy as np

import gd_core
from gd_core import experiments
from gd_core.checked import settings_of
from gd_core.problems import AssociativeMemory, MatrixLeastSquares
from gd_page.lab.settings import label_of

METHODS = ("GradientDescent", "Momentum", "AdaGrad", "Adam", "Adafactor", "Shampoo", "SOAP", "Muon")
STEPS = {"MatrixLeastSquares": 200, "AssociativeMemory": 40}
LABELS = {
    "MatrixLeastSquares": "Least squares, 12 × 8",  # noqa: RUF001 - the sign of multiplication
    "AssociativeMemory": "Memory of 24 facts",
}
RUNS_LIMIT = 6
RATE_RANGE = (1e-4, 1e4)
TRIED_RATES = np.geomspace(1e-2, 1e3, 26)  # among which the best is sought
DECIMALS = 4  # of a singular value, as a part of the largest; and of an error


class Spectrum(TypedDict):
    """Singular values as parts of the largest, shape (steps + 1, n); the largest, (steps + 1,)."""

    parts: np.ndarray
    largest: np.ndarray


class MatrixRun(TypedDict):
    """One run: losses (steps + 1,), spectra, and errors (steps + 1, facts); NaN once diverged."""

    losses: np.ndarray
    gradients: Spectrum
    updates: Spectrum
    errors: np.ndarray
    diverged_at: int


def catalog() -> dict[str, Any]:
    """What the page must know before it asks: problems, methods, labels and limits."""
    memory = make_problem("AssociativeMemory")
    frequencies = {"AssociativeMemory": memory.frequencies}
    return {
        "problems": {
            name: {
                "label": LABELS[name],
                "steps": steps,
                "shape": list(make_problem(name).start.shape),
                "frequencies": frequencies.get(name, np.empty(0)),
                "lowest": getattr(make_problem(name), "lowest", 0.0),
            }
            for name, steps in STEPS.items()
        },
        "methods": {name: label_of(name) for name in METHODS},
        "rate": list(RATE_RANGE),
        "tried": len(TRIED_RATES),
        "runs": RUNS_LIMIT,
    }


@cache
def make_problem(name: str) -> Any:
    """Make a problem by its name.

    Raises:
        ValueError: The name is unknown.
    """
    if name not in STEPS:
        raise ValueError(f"problem must be one of {', '.join(STEPS)}, got {name!r}")
    return {
        "MatrixLeastSquares": MatrixLeastSquares,
        "AssociativeMemory": AssociativeMemory,
    }[name].synthetic()


def maker_of(name: str) -> Any:
    """Return what makes a method of a learning rate: without decay, so that all aim at one loss.

    Raises:
        ValueError: The name is unknown.
    """
    if name not in METHODS:
        raise ValueError(f"name must be one of {', '.join(METHODS)}, got {name!r}")
    kind = getattr(gd_core, name)
    decay = {"weight_decay": 0.0} if "weight_decay" in settings_of(kind) else {}
    return partial(kind, **decay)


def run_race(problem: str, optimizers: Sequence[Mapping[str, Any]]) -> dict[str, list[MatrixRun]]:
    """Run some methods on a problem, from its start.

    Args:
        problem: The name of a problem.
        optimizers: For each run `name` and `rate`, its learning rate.

    Returns:
        `runs`, see `MatrixRun`: at each step the gradient, and the update that leaves from there;
        at the last step the update that came there.

    Raises:
        ValueError: A name is unknown, a rate is out of range, or there are too many runs.
    """
    if not 1 <= len(optimizers) <= RUNS_LIMIT:
        raise ValueError(f"optimizers must be 1 to {RUNS_LIMIT}, got {len(optimizers)}")
    return {"runs": [run_one(problem, entry["name"], entry["rate"]) for entry in optimizers]}


def run_one(problem: str, name: str, rate: float) -> MatrixRun:
    """Run one method, and look at each of its steps.

    Raises:
        ValueError: A name is unknown, or the rate is out of range.
    """
    loss, make, (low, high) = make_problem(problem), maker_of(name), RATE_RANGE
    if not low <= rate <= high:
        raise ValueError(f"rate must be from {low:g} to {high:g}, got {rate!r}")
    run = gd_core.minimize(loss, loss.start, make(learning_rate=rate), STEPS[problem])
    updates = np.diff(run.params, axis=0)
    return {
        "losses": run.losses,
        "gradients": spectrum(run.gradients),
        "updates": spectrum(np.concatenate((updates, updates[-1:]))),
        "errors": errors_of(loss, run.params),
        "diverged_at": -1 if run.diverged_at is None else int(run.diverged_at),
    }


def spectrum(matrices: np.ndarray) -> Spectrum:
    """Return the singular values of some matrices, NaN where they are, shape (n, a, b)."""
    is_known = np.isfinite(matrices).all(axis=(1, 2))
    values = np.full((len(matrices), min(matrices.shape[1:])), np.nan)
    values[is_known] = np.linalg.svd(matrices[is_known], compute_uv=False)
    largest = values[:, 0]
    scale = np.where(largest > 0, largest, 1.0)
    return {"parts": (values / scale[:, np.newaxis]).round(DECIMALS), "largest": largest}


def errors_of(loss: Any, params: np.ndarray) -> np.ndarray:
    """Return the error of each fact, shape (n, facts); least squares has no facts."""
    if not hasattr(loss, "errors"):
        return np.empty((len(params), 0))
    is_known = np.isfinite(params).all(axis=(1, 2))
    errors = np.full((len(params), len(loss.frequencies)), np.nan)
    errors[is_known] = loss.errors(params[is_known])
    return errors.round(DECIMALS)


def best_rate(problem: str, name: str) -> float:
    """Return a method's best rate of `TRIED_RATES`, in three digits, as the page shows it.

    The search takes longer than a reader waits, so that the build asks, and the page knows.

    Raises:
        ValueError: A name is unknown, or every rate diverges.
    """
    loss, make = make_problem(problem), maker_of(name)
    rate = experiments.best_learning_rate(loss, loss.start, make, STEPS[problem], TRIED_RATES)
    return float(f"{rate:.3g}")
