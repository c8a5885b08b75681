"""Figure of adaptive clipping: the limit follows the weights, one limit for each unit."""

import numpy as np

from gd_core.techniques import clip_adaptively, clip_by_global_norm
from scripts.figures.look.panels import Panels
from scripts.figures.look.theme import Theme

UNITS, INPUTS = 40, 30
RATIO = 0.1


def layer() -> tuple[np.ndarray, np.ndarray]:
    """Weights of very different size, and gradients that do not know of it."""
    random = np.random.default_rng(2)
    sizes = np.geomspace(0.02, 5.0, UNITS)
    weights = sizes * random.standard_normal((INPUTS, UNITS)) / np.sqrt(INPUTS)
    gradients = random.lognormal(-2.0, 1.0, UNITS) * random.standard_normal((INPUTS, UNITS))
    return weights, gradients / np.sqrt(INPUTS)


def draw(theme: Theme) -> Panels:
    """Norm of each unit's gradient over the norm of its weights, before and after."""
    weights, gradients = layer()
    size = np.linalg.norm(weights, axis=0)
    before = np.linalg.norm(gradients, axis=0)
    adaptive = np.linalg.norm(clip_adaptively(gradients, weights, RATIO), axis=0)
    common = np.linalg.norm(clip_by_global_norm([gradients], 1.0)[0], axis=0)
    figure, panels = theme.figure(1, 2, height=3.0, sharey=True)
    for axes, after, title in zip(
        panels, (common, adaptive), ("global norm 1", "adaptive, ratio 0.1"), strict=True
    ):
        axes.loglog(size, before, "o", color=theme.line, markersize=4, label="gradient")
        axes.plot(size, after, "D", color=theme.colors[0], markersize=4, label="after clipping")
        axes.plot(size, RATIO * size, color=theme.accent, linestyle="--", label="0.1 x weights")
        axes.set(title=title, xlabel="norm of the unit's weights")
    panels[0].set_ylabel("norm of its gradient")
    figure.legend(*panels[0].get_legend_handles_labels())
    return figure


FIGURES = {"adaptive-clipping": draw}
