"""Maps for the explorer: many runs of one optimizer at once, over settings or over starts."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from gd_core import experiments
from gd_page.lab.many_runs import VALUES_LIMIT, numbers_of, scene_of_many, scene_of_one, values_of
from gd_page.lab.races import final_losses
from gd_page.lab.scenes import Scene, make_scene

RATES_LIMIT = 128
STATIONS = 25  # steps on the way, at which a map is kept
Axis = Mapping[str, Any]


def loss_map(state: Mapping[str, Any], index: int, x: Axis, y: Axis) -> dict[str, Any]:
    """The loss after the last step over two hyperparameters, as one broadcast run.

    Args:
        state: The state of the explorer.
        index: Which of the state's optimizers, from 0.
        x: The setting across, `{"setting": name, "values": numbers}`, with at most 64 values.
        y: The setting from the bottom up, likewise.

    Returns:
        `losses` above the lowest, shape (len(y), len(x)), NaN where a run diverged; `best`, its
        row and column, or None; `diverged`, how many did; `is_known`, whether the lowest is that
        of a known minimum, or merely the lowest seen; and the same map on the way: `stations`,
        rising steps up to the last, shape (n,), and `on_the_way`, the losses there, shape
        (n, len(y), len(x)).

    Raises:
        ValueError: A setting is unknown or both are one, values are empty or too many, or the
            optimizer looks at the vector as a whole.
    """
    scene = scene_of_many(state, index)
    columns, rows = (
        values_of(argument, scene.names[index], axis.get("setting"), axis.get("values", ()))
        for argument, axis in (("x", x), ("y", y))
    )
    if x["setting"] == y["setting"]:
        raise ValueError(f"x and y must be two settings, got {x['setting']!r} twice")
    settings = {x["setting"]: columns[np.newaxis, :, np.newaxis]}
    settings[y["setting"]] = rows[:, np.newaxis, np.newaxis]
    run = scene.run(index, settings=settings)
    stations = np.unique(np.linspace(0, run.steps, STATIONS).round().astype(np.int32))
    on_the_way, is_known = _above_lowest(scene, run.losses[stations])
    losses = on_the_way[-1]
    return {
        "losses": losses,
        "best": _best(losses),
        "diverged": int(np.isnan(losses).sum()),
        "is_known": is_known,
        "stations": stations,
        "on_the_way": on_the_way,
    }


def basins(state: Mapping[str, Any], index: int, resolution: int) -> dict[str, Any]:
    """Which minimum each start of a grid over the window reaches, as one broadcast run.

    Returns:
        `x`, `y` (resolution,), from the left and from the bottom; `reached` and `losses`, shape
        (resolution, resolution): the index of the minimum, -1 for none, and the loss at the end
        above the lowest, NaN where it diverged; `minima`, shape (n, 2); and `found`, whether
        these are only where runs came to rest, since the surface does not know its own.

    Raises:
        ValueError: The resolution is out of range, there is no optimizer of that index, or it
            looks at the vector as a whole.
    """
    if not isinstance(resolution, int) or not 2 <= resolution <= VALUES_LIMIT:
        raise ValueError(f"resolution must be from 2 to {VALUES_LIMIT}, got {resolution!r}")
    scene = scene_of_many(state, index)
    optimizer, surface = scene.optimizer(index), scene.function
    found = experiments.basins(
        scene.loss(),
        optimizer,
        scene.steps,
        resolution,
        surface.window,
        minima=surface.minima,
        schedule=scene.schedule(optimizer),
        clip=scene.clip,
    )
    losses, _ = _above_lowest(scene, found.losses)
    return {**found._asdict(), "losses": losses, "reached": found.reached.astype(np.int32)}


def sensitivity(state: Mapping[str, Any], rates: Sequence[float]) -> dict[str, Any]:
    """Each optimizer's final loss above the lowest against its learning rate, NaN if it diverged.

    Returns:
        `rates` as given; `losses`, for each optimizer an array as long; and `is_known`, whether
        the lowest is that of a known minimum, or merely the lowest seen.

    Raises:
        ValueError: The rates are empty, too many, or not positive.
    """
    scene, tried = make_scene(state), numbers_of("rates", rates, RATES_LIMIT)
    if (tried <= 0).any():
        raise ValueError(f"rates must be above 0, got {float(tried.min())!r}")
    found = np.stack([final_losses(scene, index, tried) for index in range(len(scene.names))])
    losses, is_known = _above_lowest(scene, found)
    return {"rates": tried, "losses": list(losses), "is_known": is_known}


def run_cell(
    state: Mapping[str, Any],
    index: int,
    settings: Mapping[str, float] | None = None,
    start: Sequence[float] | None = None,
) -> dict[str, Any]:
    """The single run behind a cell of a map: points (steps + 1, 2) and losses (steps + 1,)."""
    run = scene_of_one(state, index).run(index, start=start, settings=dict(settings or {}))
    return {"points": run.params, "losses": run.losses}


def _above_lowest(scene: Scene, losses: np.ndarray) -> tuple[np.ndarray, bool]:
    """Losses above the lowest, and whether that is known; else no run may lie below it."""
    if len(scene.function.minima):
        return losses - scene.lowest, True
    return losses - np.fmin.reduce(losses, axis=None, initial=scene.lowest), False


def _best(losses: np.ndarray) -> list[int] | None:
    if np.isnan(losses).all():
        return None
    row, column = np.unravel_index(np.nanargmin(losses), losses.shape)
    return [int(row), int(column)]
