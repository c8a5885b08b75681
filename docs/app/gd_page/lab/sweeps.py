"""The runs ahead of a slider: one optimizer over the values that a setting may take next."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from gd_page.lab.many_runs import scene_of_many, values_of
from gd_page.lab.scenes import Scene

VALUES_LIMIT = 512


def run_sweep(
    state: Mapping[str, Any], index: int, setting: str, values: Sequence[float]
) -> dict[str, Any]:
    """Run one optimizer of a state at each value of a setting, as one broadcast run.

    A row is the run alone but for roundings: NumPy computes a number and an array of numbers in
    different ways, which differ in the last digit, and a chaotic run makes much of that.

    Args:
        state: The state of the explorer.
        index: Which of the state's optimizers, from 0.
        setting: The name of one of the optimizer's settings.
        values: The values, at most 512.

    Returns:
        As a run of `explorer.run_race`, with an axis for the values before the others: `points`
        (n, steps + 1, 2), `losses` and `gradient_norms` (n, steps + 1), `diverged_at` (n,); and
        `prediction`, what theory says, with `rate` and `limit` (n,), or None.

    Raises:
        ValueError: The setting is unknown or one for all runs, a value is out of its range, the
            values are none or too many, or the optimizer looks at the vector as a whole.
    """
    scene = scene_of_many(state, index)
    tried = values_of("setting", scene.names[index], setting, values, VALUES_LIMIT)
    run = scene.run(index, settings={setting: tried[:, np.newaxis]})
    return {
        "points": np.moveaxis(run.params, 1, 0),
        "losses": run.losses.T,
        "gradient_norms": np.linalg.norm(run.gradients, axis=-1).T,
        "diverged_at": run.diverged_at,
        "prediction": _predictions(scene, index, setting, tried),
    }


def _predictions(
    scene: Scene, index: int, setting: str, values: np.ndarray
) -> dict[str, np.ndarray] | None:
    found = [scene.prediction(index, {setting: value}) for value in values.tolist()]
    said = [prediction for prediction in found if prediction is not None]
    if not said:
        return None
    return {key: np.array([prediction[key] for prediction in said]) for key in said[0]}
