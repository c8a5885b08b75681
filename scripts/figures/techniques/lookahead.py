"""Figure of lookahead: a fast path with its slow copy, and the noise that is left."""

import numpy as np

from gd_core import GradientDescent
from gd_core.surfaces import IllConditionedBowl
from gd_core.techniques import Lookahead
from scripts.figures.look.panels import Panels
from scripts.figures.look.paths import draw_relief
from scripts.figures.look.theme import Theme
from scripts.figures.schedules._schedules import CURVATURES, RUNS

STEPS = 200


def fast_and_slow(steps: int) -> tuple[np.ndarray, np.ndarray]:
    """The fast points and the slow ones, on a bowl at a rate that makes the fast ones swing."""
    bowl = IllConditionedBowl()
    wrapper, params = Lookahead(GradientDescent(0.077)), bowl.start
    fast, slow = [params], [params]
    for _ in range(steps):
        params = wrapper.update(params, bowl.gradient(params))
        fast.append(params)
        if wrapper.count == 0:
            slow.append(params)
    return np.array(fast), np.array(slow)


def noisy_losses(optimizer) -> np.ndarray:
    """Mean loss on the noisy bowl of the schedule pages."""
    random, params, found = np.random.default_rng(0), np.full((RUNS, 2), 2.0), []
    for _ in range(STEPS):
        found.append(np.mean(np.sum(CURVATURES * params**2, axis=-1)) / 2)
        noise = random.standard_normal(params.shape)
        params = optimizer.update(params, CURVATURES * params + noise)
    return np.array(found)


def draw(theme: Theme) -> Panels:
    """The two paths on the left, the noise on the right."""
    figure, (paths, noise) = theme.figure(1, 2, height=3.0)
    fast, slow = fast_and_slow(25)
    x, y = np.linspace(-4.5, 1, 100), np.linspace(-2, 2, 80)
    heights = IllConditionedBowl()(np.stack(np.meshgrid(x, y), axis=-1))
    draw_relief(paths, theme, (x, y, np.sqrt(heights)))
    paths.plot(*fast.T, linewidth=1, label="fast", **theme.run("GradientDescent"))
    paths.plot(*slow.T, "o-", color=theme.accent, markersize=5, label="slow")
    paths.set(title="Five fast steps, half of the way", xticks=[], yticks=[])
    plain = {0.3: theme.run("GradientDescent"), 0.15: theme.run("GradientDescent", 1)}
    for rate, style in plain.items():
        noise.semilogy(noisy_losses(GradientDescent(rate)), label=f"rate {rate}", **style)
    wrapped = noisy_losses(Lookahead(GradientDescent(0.3)))
    noise.semilogy(wrapped, label="0.3 in lookahead", color=theme.accent, linestyle="-")
    noise.set(title="Mean loss of 400 runs", xlabel="step", ylim=(0.05, 3))
    noise.grid(visible=True, axis="y")
    return figure


FIGURES = {"lookahead": draw}
