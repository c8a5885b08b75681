"""Figures of AdamW: what decay does to a weight, and the box that it keeps weights in."""

from collections.abc import Callable

import numpy as np

from gd_core import Adam, AdamW
from gd_core.schedules import CosineAnnealing
from gd_core.surfaces import Booth
from scripts.figures.look.panels import Panels
from scripts.figures.look.paths import draw_contours
from scripts.figures.look.theme import Theme

STEPS = 1500
DECAY = 0.1
SCALES = (0.1, 1.0, 10.0)
BOX_DECAY = 0.5  # so that the box reaches to 2
TARGETS = np.linspace(0, 5, 21)


def weights(decoupled: bool, scale: float) -> np.ndarray:
    """A weight whose gradient is noise of a given size, under decay."""
    random = np.random.default_rng(0)
    optimizer = AdamW(0.01, weight_decay=DECAY) if decoupled else Adam(0.01)
    params = np.full(200, 3.0)
    means = [3.0]
    for _ in range(STEPS):
        gradients = scale * random.standard_normal(200)
        if not decoupled:
            gradients = gradients + DECAY * params
        params = optimizer.update(params, gradients)
        means.append(float(params.mean()))
    return np.array(means)


def draw(theme: Theme) -> Panels:
    """L2 inside Adam shrinks weights by how noisy they are; decoupled decay treats all alike."""
    figure, panels = theme.figure(1, 2, height=3.0, sharey=True)
    for axes, decoupled in zip(panels, (False, True), strict=True):
        for index, scale in enumerate(SCALES):
            style = theme.series(index)
            axes.plot(weights(decoupled, scale), label=f"noise {scale:g}", **style)
        axes.set(title="AdamW" if decoupled else "Adam with L2", xlabel="step", ylim=(0, 3.2))
        axes.grid(visible=True, axis="y")
    panels[0].set_ylabel("mean weight")
    figure.legend(*panels[0].get_legend_handles_labels())
    return figure


def rest(is_decoupled: bool, slope: Callable, start: np.ndarray, steps: int = 4000) -> np.ndarray:
    """The path to where a method comes to rest under decay, the rate falling along a cosine."""
    settings = {"learning_rate": 0.05, "beta2": 0.95}
    optimizer = AdamW(**settings, weight_decay=BOX_DECAY) if is_decoupled else Adam(**settings)
    schedule, path = CosineAnnealing(settings["learning_rate"], steps), [start]
    for step in range(steps):
        optimizer.learning_rate, theta = schedule(step), path[-1]
        coupled = 0 if is_decoupled else BOX_DECAY * theta
        path.append(optimizer.update(theta, slope(theta) + coupled))
    return np.array(path)


def rests_of_targets(is_decoupled: bool) -> np.ndarray:
    """Where the loss (theta - T)^2 / 2 comes to rest under decay, for each target T."""
    return rest(is_decoupled, lambda theta: theta - TARGETS, np.zeros_like(TARGETS))[-1]


def draw_box(theme: Theme) -> Panels:
    """L2 pulls every weight toward zero; AdamW leaves it alone, up to a wall."""
    figure, (line, plane) = theme.figure(1, 2, height=3.4)
    booth = Booth()
    draw_contours(plane, theme, booth)
    plane.plot([2, 2, -2, -2, 2], [2, -2, -2, 2, 2], **theme.behind(1.5))
    for is_decoupled in (False, True):
        style = theme.run("AdamW" if is_decoupled else "Adam")
        label = "AdamW" if is_decoupled else "Adam with L2"
        line.plot(TARGETS, rests_of_targets(is_decoupled), label=label, **style)
        path = rest(is_decoupled, booth.gradient, np.array([-3.0, 4.0]))
        plane.plot(*path.T, **style)
        plane.plot(*path[-1], "o", color=style["color"])
    line.set(xlabel="minimum of the loss", ylabel="comes to rest at", xlim=(0, 5), ylim=(0, 3.6))
    line.set_title("One weight")
    plane.set(xlim=(-4, 4), ylim=(-3, 5), title="Booth's function")
    line.grid(visible=True, axis="y")
    figure.legend(*line.get_legend_handles_labels())
    return figure


FIGURES = {"adamw": draw, "adamw-box": draw_box}
