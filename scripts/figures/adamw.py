"""Figure of AdamW: what decay does to a weight, inside and outside the division."""

import numpy as np
from matplotlib.figure import Figure

from gd_core import Adam, AdamW
from scripts.figures.theme import Theme

STEPS = 1500
DECAY = 0.1
SCALES = (0.1, 1.0, 10.0)


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


def draw(theme: Theme) -> Figure:
    """L2 inside Adam shrinks weights by how noisy they are; decoupled decay treats all alike."""
    figure, panels = theme.figure(1, 2, height=3.0, sharey=True)
    for axes, decoupled in zip(panels, (False, True), strict=True):
        for index, scale in enumerate(SCALES):
            style = {"color": theme.colors[index], "linestyle": theme.dashes[index]}
            axes.plot(weights(decoupled, scale), label=f"noise {scale:g}", **style)
        axes.set(title="AdamW" if decoupled else "Adam with L2", xlabel="step", ylim=(0, 3.2))
        axes.grid(visible=True)
    panels[0].set_ylabel("mean weight")
    figure.legend(*panels[0].get_legend_handles_labels(), loc="outside lower center", ncols=3)
    return figure


FIGURES = {"adamw": draw}
