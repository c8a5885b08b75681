"""Figure of LAMB: the first step as a part of the layer's weights."""

import numpy as np

from gd_core import LAMB, Adam
from scripts.figures.look.panels import Panels
from scripts.figures.look.theme import Theme

SIZES = (0.01, 0.03, 0.1, 0.3, 1.0)


def relative_steps(make: type) -> list[float]:
    """Norm of the first step over norm of the layer, for layers of several sizes."""
    rng, parts = np.random.default_rng(0), []
    for size in SIZES:
        layer = size * rng.choice([-1.0, 1.0], 100)
        step = layer - make(0.01).update(layer, rng.normal(size=100))
        parts.append(float(np.linalg.norm(step) / np.linalg.norm(layer)))
    return parts


def draw_parts(theme: Theme) -> Panels:
    """Adam's part depends on the layer, LAMB's does not."""
    figure, axes = theme.figure(height=2.8)
    for make in (Adam, LAMB):
        style = theme.run(make.__name__)
        axes.loglog(SIZES, relative_steps(make), marker="o", label=make.__name__, **style)
    axes.set(xlabel="root mean square of the layer's weights", ylabel="step / weights (norms)")
    axes.grid(visible=True, axis="y")
    return figure


FIGURES = {"lamb": draw_parts}
