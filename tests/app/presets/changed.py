"""The race of a preset, and what becomes of it when a reader changes what its task asks for."""

import numpy as np
from gd_page.lab.races import best_rates
from gd_page.lab.scenes import Scene
from gd_page.lab.settings import defaults_of

from scripts.build.data import races

PRESETS = races.read_presets()


def race(name, *settings, **changes):
    """Run a preset's optimizers.

    Args:
        name: The preset's.
        *settings: What each optimizer's settings become, in order; others stay.
        **changes: What else becomes of the state, such as the start.

    Returns:
        The trajectory of each optimizer.
    """
    scene = scene_of(name, *settings, **changes)
    return [scene.run(index) for index in range(len(scene.names))]


def scene_of(name, *settings, **changes):
    """The scene of a preset, changed as `race` says."""
    preset = PRESETS[name]
    entries = []
    for index, (optimizer, own, *convention) in enumerate(preset["optimizers"]):
        new = settings[index] if index < len(settings) else {}
        merged = {**defaults_of(optimizer), **own, **new}
        entries.append({"name": optimizer, "settings": merged, "convention": "".join(convention)})
    state = {key: preset[key] for key in races.STATE if key in preset}
    return Scene({**state, "optimizers": entries, **changes})


def ends(name, *settings, **changes):
    """The final loss of each optimizer of a preset's race."""
    return [float(run.final_loss) for run in race(name, *settings, **changes)]


def tuned(name, **changes):
    """The final loss of each optimizer after a press of Best rates."""
    rates = best_rates(**scene_of(name, **changes).state)["rates"]
    return ends(name, *({"learning_rate": rate} for rate in rates), **changes)


def steps_of(run):
    """The way of each step along each axis, shape (steps, 2)."""
    return np.diff(run.params, axis=0)


def lengths(run):
    """The length of each step, shape (steps,)."""
    return np.linalg.norm(steps_of(run), axis=-1)
