"""Figure of Adafactor: the mean squares of a layer's gradients, and what it keeps of them."""

from functools import cache

import numpy as np

from gd_core import Adafactor, Adam
from gd_core.problems import MultilayerNetwork
from scripts.figures.look.panels import Panels
from scripts.figures.look.theme import Theme
from scripts.figures.matrix._layers import Batches, ByLayer


@cache
def squares(is_turned: bool) -> tuple[np.ndarray, np.ndarray]:
    """Of 100 gradients along Adam's run: mean squares, and Adafactor's stand-in for them."""
    network = MultilayerNetwork.taught(is_turned=is_turned)
    batches, factored = Batches(network), Adafactor(0.0, decay_exponent=1.0)
    optimizer, params = ByLayer(network, Adam, 0.03), network.start
    shape = network.widths[:2]
    total = np.zeros(shape)
    for _ in range(100):
        gradients = batches.gradient(params)
        G = gradients[: shape[0] * shape[1]].reshape(shape)
        factored.update(np.ones(shape), G)
        params, total = optimizer.update(params, gradients), total + G**2
    r, c = np.asarray(factored.r), np.asarray(factored.c)
    return total / 100, r * c / r.mean()


def misjudged(is_turned: bool) -> float:
    """The mean factor by which the stand-in of an entry is too large or too small."""
    exact, kept = squares(is_turned)
    return float(np.exp(np.abs(np.log(kept / exact)).mean()))


def draw_squares(theme: Theme) -> Panels:
    """Mean squares and the stand-in side by side, as shades of their logarithm."""
    figure, panels = theme.figure(1, 2, height=2.7)
    exact, kept = squares(False)
    limits = {"vmin": np.log10(exact).min(), "vmax": np.log10(exact).max()}
    names = (f"Adam's v: {exact.size} numbers", f"Adafactor's: {sum(exact.shape)} numbers")
    images = []
    for axes, values, name in zip(panels, (exact, kept), names, strict=True):
        images.append(axes.imshow(np.log10(values), cmap="viridis", interpolation="none", **limits))
        axes.set(title=name, xlabel="hidden unit", xticks=(), yticks=())
    panels[0].set_ylabel("input")
    figure.colorbar(images[-1], label="Mean square, log10")
    return figure


FIGURES = {"adafactor": draw_squares}
