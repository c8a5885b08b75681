"""Figure of linear warmup: a rate that the floor bears and the walls do not."""

import numpy as np

from gd_core import GradientDescent, minimize
from gd_core.schedules import LinearWarmup
from scripts.figures.look.panels import Panels
from scripts.figures.look.theme import Theme
from scripts.figures.schedules._schedules import constant

START = np.array([8.0, 4.0])
STEPS = 300
SHOWN = 60
RUNS = {
    "0.2, no warmup": constant(0.2),
    "0.03, no warmup": constant(0.03),
    "0.2, 20 steps of warmup": LinearWarmup(constant(0.2), steps=20),
}


class SteepWalls:
    """x^4 / 4 + y^2 / 40: curvature 192 at the start, 0.05 on the floor."""

    def __call__(self, points: np.ndarray) -> np.ndarray:
        """Return the loss at points of shape (..., 2)."""
        x, y = points[..., 0], points[..., 1]
        return x**4 / 4 + y**2 / 40

    def gradient(self, points: np.ndarray) -> np.ndarray:
        """Return the gradient at points of shape (..., 2)."""
        x, y = points[..., 0], points[..., 1]
        return np.stack([x**3, y / 20], axis=-1)


def draw(theme: Theme) -> Panels:
    """Rates of the first steps, and the losses of three runs from the wall."""
    figure, (rates, effect) = theme.figure(1, 2, height=3.0)
    for name, schedule in RUNS.items():
        run = minimize(SteepWalls(), START, GradientDescent(), STEPS, schedule=schedule)
        rates.plot([schedule(step) for step in range(SHOWN)], label=name)
        effect.semilogy(np.where(run.losses < 1e5, run.losses, np.nan), label=name)
        if run.diverged_at is not None:
            effect.text(30, 200, f"{name}:\ndiverges at step {run.diverged_at}")
    rates.set(title="Learning rate", xlabel="step", ylim=(0, 0.22))
    effect.set(title="Loss", xlabel="step")
    effect.grid(visible=True, axis="y")
    figure.legend(*rates.get_legend_handles_labels())
    return figure


FIGURES = {"linear-warmup": draw}
