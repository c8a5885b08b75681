"""What the explorer asks of gd_core: a catalog of what there is, a surface's heights, a race.

The page's worker calls these functions with plain values, and the build calls the very same ones
for the first picture of every explorer.
"""

from functools import partial
from typing import Any

import numpy as np

from gd_core import experiments
from gd_page.lab import catalog as offered
from gd_page.lab.scenes import Scene, make_scene
from gd_page.lab.settings import TRIED
from gd_page.lab.switches import point
from gd_page.protocol import Field, Race, Run

# As the explorer sets and shows them, in three digits.
_EXACT_RATES = np.geomspace(TRIED["least"], TRIED["most"], int(TRIED["count"]))
TRIED_RATES = np.array([float(f"{rate:.3g}") for rate in _EXACT_RATES])


def catalog() -> dict[str, Any]:
    """What there is to choose from: surfaces with their windows and starts, and optimizers."""
    return offered.catalog()


def field(state: dict[str, Any]) -> Field:
    """The heights of a state's surface over its window, and the lowest loss.

    Raises:
        ValueError: The surface is unknown, or the expression cannot be used.
    """
    return offered.field(offered.make_surface({**state, "noise": {}}))


def start(state: dict[str, Any]) -> dict[str, Any]:
    """Where a race can begin: at its start, or at the surface's own where that has no value.

    Returns:
        `start`, shape (2,), and `is_moved`, whether it is another than the state's.

    Raises:
        ValueError: The surface is unknown, the expression cannot be used, or the start is no point.
    """
    surface = offered.make_surface({**state, "noise": {}})
    given = point("start", state["start"])
    with np.errstate(all="ignore"):
        values = np.append(surface.gradient(given), surface(given))
    is_moved = not np.isfinite(values).all()
    return {"start": surface.start if is_moved else given, "is_moved": bool(is_moved)}


def run_race(**state: Any) -> Race:
    """Run each optimizer of a state from its start.

    Returns:
        `lowest`, and `runs`: for each optimizer `points` (steps + 1, 2), `losses` and
        `gradient_norms` (steps + 1,), `diverged_at`, -1 where it did not, and `prediction`, what
        theory says or None.

    Raises:
        ValueError: A name is unknown, or a number is out of range.
    """
    scene = make_scene(state)
    runs = [_describe_run(scene, index) for index in range(len(scene.names))]
    return {"lowest": scene.lowest, "runs": runs}


def _describe_run(scene: Scene, index: int) -> Run:
    run = scene.run(index)
    return {
        "points": run.params,
        "losses": run.losses,
        "gradient_norms": np.linalg.norm(run.gradients, axis=-1),
        "diverged_at": -1 if run.diverged_at is None else int(run.diverged_at),
        "prediction": scene.prediction(index),
    }


def best_rates(**state: Any) -> dict[str, list[float]]:
    """Return each optimizer's best rate of `TRIED_RATES`, as `best_learning_rate` finds it.

    Raises:
        ValueError: A name is unknown, a number is out of range, or every rate of an optimizer
            diverges.
    """
    scene = make_scene(state)
    return {"rates": [_best_rate(scene, index) for index in range(len(scene.names))]}


def _best_rate(scene: Scene, index: int) -> float:
    try:
        return experiments.best_learning_rate(**_sought(scene, index), learning_rates=TRIED_RATES)
    except ValueError as error:
        if not str(error).startswith("learning_rates must hold one that converges"):
            raise
        name = scene.names[index]
        rates = f"from {_spelled(TRIED['least'])} to {_spelled(TRIED['most'])}"
        raise ValueError(f"{name} diverges at every rate {rates} here") from None


def _spelled(rate: float) -> str:
    return np.format_float_scientific(rate, trim="-", exp_digits=1) if rate < 1e-3 else f"{rate:g}"


def final_losses(scene: Scene, index: int, rates: np.ndarray) -> np.ndarray:
    """Return one optimizer's final loss for each rate, shape (rates,); NaN where it diverges."""
    return experiments.final_losses(**_sought(scene, index), learning_rates=rates)


def _sought(scene: Scene, index: int) -> dict[str, Any]:
    """What `gd_core.experiments` asks of a scene to run an optimizer at many rates."""
    return {
        "surface": scene.loss(),
        "start": scene.start,
        "make_optimizer": partial(scene.optimizer, index),
        "steps": scene.steps,
        "factor": scene.unit,
        "clip": scene.clip,
    }
