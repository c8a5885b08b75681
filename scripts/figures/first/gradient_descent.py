"""Figure of gradient descent: a round bowl is easy, a narrow one makes it zigzag."""

from gd_core import GradientDescent, minimize
from gd_core.surfaces import IllConditionedBowl
from scripts.figures.look.panels import Panels
from scripts.figures.look.paths import draw_contours, draw_losses, draw_paths
from scripts.figures.look.theme import Theme


def draw(theme: Theme) -> Panels:
    """The best constant rate on a round and on a narrow bowl."""
    figure, (round_axes, narrow_axes, losses) = theme.figure(1, 3, height=2.9)
    runs = {}
    for axes, condition_number in ((round_axes, 2.0), (narrow_axes, 25.0)):
        bowl = IllConditionedBowl(condition_number)
        rate = 2 / sum(bowl.curvatures)
        run = minimize(bowl, bowl.start, GradientDescent(rate), 40)
        runs[f"κ = {condition_number:g}"] = run
        draw_contours(axes, theme, bowl)
        line = theme.run("GradientDescent", len(runs) - 1)
        draw_paths(axes, theme, {"": run}, [line])
        axes.set_title(f"condition number {condition_number:g}")
    lines = [theme.run("GradientDescent", twin) for twin in range(2)]
    draw_losses(losses, theme, runs, lines)
    losses.set_title("Loss")
    return figure


FIGURES = {"gradient-descent": draw}
