"""Figures of the page on generalization: the same fit, other answers; and when to stop."""

from functools import cache

import numpy as np

import gd_core
from gd_core.problems import LeastSquares
from scripts.figures.look.panels import Panels
from scripts.figures.look.theme import Theme

EXAMPLES, UNKNOWNS = 40, 100
RATES = {"GradientDescent": 0.15, "Momentum": 0.015, "AdaGrad": 0.1, "Adam": 0.01}
LABELS = {"GradientDescent": "descent", "Momentum": "momentum"}
STEPS = 3000


class Task:
    """Forty examples of a linear rule with a hundred unknowns.

    Args:
        seed: Of the random examples.
        kind: "sparse": five unknowns count, all examples are on one scale. "scaled": all unknowns
            count alike, and the examples' columns differ in scale from 0.1 to 1.
    """

    def __init__(self, seed: int, kind: str) -> None:
        examples = np.random.default_rng(seed).standard_normal((EXAMPLES, UNKNOWNS))
        self.scales = np.ones(UNKNOWNS)
        self.truth = np.where(np.arange(UNKNOWNS) < 5, 1.0, 0.0)
        if kind == "scaled":
            self.scales = np.geomspace(0.1, 1, UNKNOWNS)
            self.truth = np.sqrt(5 / UNKNOWNS) / self.scales
        examples = examples * self.scales
        self.problem = LeastSquares(examples, examples @ self.truth)

    def test_error(self, params: np.ndarray) -> np.ndarray:
        """Return the expected squared error on a new example, shape (...,)."""
        return (self.scales**2 * (params - self.truth) ** 2).sum(axis=-1)


@cache
def path(seed: int, kind: str, name: str, rate: float | None = None) -> np.ndarray:
    """Return the parameters at every step of a run from zero, shape (steps + 1, unknowns)."""
    problem = Task(seed, kind).problem
    optimizer = getattr(gd_core, name)(RATES[name] if rate is None else rate)
    params = [problem.start]
    for _ in range(STEPS):
        params.append(optimizer.update(params[-1], problem.gradient(params[-1])))
    return np.array(params)


def errors_at_the_end(kind: str, name: str, seeds: int) -> np.ndarray:
    """Return where a method ends on each of some draws, made all at once, shape (seeds,)."""
    tasks = [Task(seed, kind) for seed in range(seeds)]
    examples = np.stack([task.problem.examples for task in tasks])
    targets = np.stack([task.problem.targets for task in tasks])[..., np.newaxis]
    optimizer, params = getattr(gd_core, name)(RATES[name]), np.zeros((seeds, UNKNOWNS))
    for _ in range(STEPS):
        errors = examples @ params[..., np.newaxis] - targets
        gradients = (examples.transpose(0, 2, 1) @ errors)[..., 0] / EXAMPLES
        params = optimizer.update(params, gradients)
    return np.array([task.test_error(end) for task, end in zip(tasks, params, strict=True)])


def draw_ends(theme: Theme) -> Panels:
    """The test error of four methods that all fit the examples, on two tasks."""
    figure, panels = theme.figure(1, 2, height=3.3, sharey=True)
    titles = {"sparse": "few unknowns count", "scaled": "all count, on other scales"}
    for axes, (kind, title) in zip(panels, titles.items(), strict=True):
        task = Task(0, kind)
        for name in RATES:
            errors = task.test_error(path(0, kind, name))[1:]
            style = theme.run(name)
            axes.semilogx(np.arange(1, STEPS + 1), errors, label=LABELS.get(name, name), **style)
        axes.axhline(5, color=theme.line, linestyle=":", linewidth=1)
        axes.set(title=title, xlabel="step", ylim=(2.8, 5.8))
    panels[0].set_ylabel("test error")
    panels[0].text(1, 5.08, "all zeros", color=theme.muted)
    figure.legend(*panels[0].get_legend_handles_labels())
    return figure


@cache
def stopping(steps: int = 5000) -> tuple[np.ndarray, np.ndarray]:
    """Return training loss and test error of descent on noisy examples, at every step."""
    random = np.random.default_rng(0)
    examples, truth = random.standard_normal((40, 30)), np.where(np.arange(30) < 5, 1.0, 0.0)
    problem = LeastSquares(examples, examples @ truth + random.standard_normal(40))
    rate, params = 0.1 / np.linalg.eigvalsh(problem.hessian)[-1], [problem.start]
    for _ in range(steps):
        params.append(params[-1] - rate * problem.gradient(params[-1]))
    points = np.array(params)
    return problem(points), ((points - truth) ** 2).sum(axis=-1)


def draw_stopping(theme: Theme) -> Panels:
    """Training loss and test error against the step, with the best place to stop."""
    figure, axes = theme.figure(height=3.0)
    losses, errors = stopping()
    steps, best = np.arange(1, len(errors)), int(errors.argmin())
    axes.loglog(steps, losses[1:], label="training loss", **theme.series(0))
    axes.loglog(steps, errors[1:], label="test error", **theme.series(1))
    axes.plot(best, errors[best], "o", color=theme.foreground, markersize=5)
    axes.text(best, errors[best] * 0.72, f"step {best}", color=theme.foreground, ha="center")
    axes.set(xlabel="step", xlim=(1, 5000))
    axes.grid(visible=True, axis="y")
    return figure


FIGURES = {"which-minimum": draw_ends, "early-stopping": draw_stopping}
