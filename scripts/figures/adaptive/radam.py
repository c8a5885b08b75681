"""Figure of RAdam: the factor that holds back the first steps, and a warmup that does."""

import numpy as np

from scripts.figures.look.panels import Panels
from scripts.figures.look.theme import Theme


def factors(beta2: float, steps: int) -> np.ndarray:
    """The factor on Adam's step at steps 1 to `steps`; not a number where it is not used."""
    t = np.arange(1, steps + 1)
    top = 2 / (1 - beta2) - 1
    rho = top - 2 * t * beta2**t / (1 - beta2**t)
    squared = (rho - 4) * (rho - 2) * top / ((top - 4) * (top - 2) * rho)
    return np.where(rho > 5, np.sqrt(np.maximum(squared, 0)), np.nan)


def warmup(beta2: float, steps: int) -> np.ndarray:
    """The factor of a linear warmup over 2 / (1 - beta2) steps."""
    return np.minimum(1, np.arange(1, steps + 1) * (1 - beta2) / 2)


def draw_factor(theme: Theme) -> Panels:
    """Both factors against the step, for a short and a long memory."""
    figure, axes = theme.figure(height=2.9)
    for index, beta2 in enumerate((0.99, 0.999)):
        line, steps = theme.run("RAdam", index), np.arange(1, 10_001)
        label = f"RAdam, β₂ = {beta2}"
        color = line["color"]
        axes.semilogx(steps, factors(beta2, 10_000), color=color, label=label)
        label = f"linear warmup, {2 / (1 - beta2):.0f} steps"
        axes.semilogx(steps, warmup(beta2, 10_000), color=color, linestyle=(0, (2, 2)), label=label)
    axes.axvspan(1, 5, color=theme.muted, alpha=0.2, linewidth=0)
    axes.annotate("momentum", (1.3, 0.9))
    axes.set(xlabel="step", ylabel="factor on Adam's step", xlim=(1, 10_000), ylim=(0, 1.05))
    axes.grid(visible=True, axis="y")
    return figure


FIGURES = {"radam": draw_factor}
