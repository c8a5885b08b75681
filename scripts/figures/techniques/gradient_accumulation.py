"""Figure of gradient accumulation: the error of the mean gradient against the batches in it."""

import numpy as np

from gd_core.problems import LeastSquares
from scripts.figures.look.panels import Panels
from scripts.figures.look.theme import Theme

BATCH, TRIALS = 8, 300
COUNTS = np.array([1, 2, 4, 8, 16, 32])


def errors() -> np.ndarray:
    """Root mean square distance of an accumulated gradient from the full one."""
    problem, random = LeastSquares.synthetic(512), np.random.default_rng(0)
    params = np.zeros(2)
    full = problem.gradient(params)
    draws = random.integers(0, 512, (TRIALS, COUNTS[-1], BATCH))
    batches = np.array([[problem.gradient(params, b) for b in trial] for trial in draws])
    means = [batches[:, :count].mean(axis=1) for count in COUNTS]
    return np.array([np.sqrt(np.mean(np.sum((m - full) ** 2, axis=-1))) for m in means])


def draw(theme: Theme) -> Panels:
    """Measured errors beside one over the root of the number of batches."""
    found = errors()
    figure, axes = theme.figure(height=2.8)
    axes.loglog(COUNTS, found, "o", color=theme.colors[0], label="measured")
    prediction = found[0] / np.sqrt(COUNTS)
    axes.loglog(COUNTS, prediction, "--", color=theme.accent, label="one over the root")
    axes.set(xlabel="batches of 8 accumulated", ylabel="error of the gradient")
    axes.set_xticks(COUNTS, [str(count) for count in COUNTS])
    axes.minorticks_off()
    axes.grid(visible=True, axis="y")
    return figure


FIGURES = {"gradient-accumulation": draw}
