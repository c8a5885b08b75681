"""Figure of the moving average of parameters: a smooth copy beside a noisy run."""

import numpy as np

from gd_core import GradientDescent
from gd_core.techniques import ExponentialMovingAverage
from scripts.figures.look.panels import Panels
from scripts.figures.look.theme import Theme
from scripts.figures.schedules._schedules import CURVATURES, RUNS, STEPS

DECAYS = (0.9, 0.99, 0.999)


def losses() -> tuple[np.ndarray, np.ndarray]:
    """Mean losses, a column each for the run and its averages, and one run's first coordinate."""
    random = np.random.default_rng(0)
    optimizer, params = GradientDescent(0.3), np.full((RUNS, 2), 2.0)
    averages = [ExponentialMovingAverage(decay) for decay in DECAYS]
    found, path = [], []
    for _ in range(STEPS):
        seen = [params, *(average.update(params) for average in averages)]
        found.append([np.mean(np.sum(CURVATURES * p**2, axis=-1)) / 2 for p in seen])
        path.append([p[0, 0] for p in seen])
        noise = random.standard_normal(params.shape)
        params = optimizer.update(params, CURVATURES * params + noise)
    return np.array(found), np.array(path)


def draw(theme: Theme) -> Panels:
    """One run with its average on the left, the mean losses on the right."""
    found, path = losses()
    figure, (one, mean) = theme.figure(1, 2, height=3.0)
    names = ("the run", *(f"decay {decay}" for decay in DECAYS))
    for column, name in enumerate(names):
        if column < 3:
            one.plot(path[:150, column], label=name)
        mean.semilogy(found[:, column], label=name)
    one.set(title="A parameter of one run", xlabel="step")
    mean.set(title="Mean loss of 400 runs", xlabel="step")
    mean.grid(visible=True, axis="y")
    figure.legend(*mean.get_legend_handles_labels())
    return figure


FIGURES = {"exponential-moving-average": draw}
