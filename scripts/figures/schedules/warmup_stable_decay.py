"""Figures of warmup, stable, decay: a trunk with several ends, and what the top hides."""

import numpy as np

from gd_core.schedules import CosineAnnealing, WarmupStableDecay
from scripts.figures.look.panels import Panels
from scripts.figures.look.theme import Theme
from scripts.figures.schedules._schedules import STEPS, draw_rate_and_effect


def draw(theme: Theme) -> Panels:
    """The same trunk ended at 200 and at 400 steps, beside a cosine."""
    schedules = {
        "ends at 200": WarmupStableDecay(0.3, 20, 130, 50),
        "ends at 400": WarmupStableDecay(0.3, 20, 280, 100),
        "cosine": CosineAnnealing(0.3, total_steps=STEPS),
    }
    return draw_rate_and_effect(theme, schedules)


VALLEY, NOISE = np.array([1.0, 0.002]), np.array([4.0, 0.0])
VALLEY_STEPS, DESCENT = 800, 60


def valley(rates, squares=(4.0, 900.0)) -> np.ndarray:
    """Mean squares in a river valley before the first rate and after each, shape (steps + 1, 2)."""
    path = [np.array(squares)]
    for rate in rates:
        path.append((1 - rate * VALLEY) ** 2 * path[-1] + rate**2 * NOISE)
    return np.array(path)


def branches(top: np.ndarray) -> np.ndarray:
    """Losses at the ends of descents that left the top DESCENT steps before."""
    down = 0.3 * (1 - np.arange(DESCENT) / DESCENT)
    return np.array([valley(down, start)[-1] @ VALLEY / 2 for start in top[:-DESCENT]])


def draw_valley(theme: Theme) -> Panels:
    """The loss at the top, what a descent shows there, and a run that is calm all the time."""
    figure, axes = theme.figure(height=3.0)
    top, calm = valley([0.3] * VALLEY_STEPS), valley([0.03] * VALLEY_STEPS)
    curves = {
        "at the top, rate 0.3": (np.arange(VALLEY_STEPS + 1), top @ VALLEY / 2),
        f"after a descent of {DESCENT} steps": (
            np.arange(DESCENT, VALLEY_STEPS + 1),
            branches(top),
        ),
        "rate 0.03 throughout": (np.arange(VALLEY_STEPS + 1), calm @ VALLEY / 2),
    }
    for name, (steps, losses) in curves.items():
        axes.plot(steps, losses, label=name)
    axes.set(xlabel="step", ylabel="expected loss", xlim=(0, VALLEY_STEPS), ylim=(0.3, 1.4))
    return figure


FIGURES = {"warmup-stable-decay": draw, "warmup-stable-decay-valley": draw_valley}
