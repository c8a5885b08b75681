"""Where each optimizer sits: of which norm its step is the steepest one, and what it remembers."""

import inspect
from typing import Any

import numpy as np

import gd_core.optimizers
from gd_core.checked import looks_ahead

COLUMNS = ("length", "largest entry", "spectral norm")
ROWS = ("nothing", "past gradients", "their sizes", "both", "both, and averages points")
# Where theory puts each method; a test asks the classes themselves.
PLACES = {
    ("length", "nothing"): ["GradientDescent"],
    ("length", "past gradients"): ["Momentum", "Nesterov"],
    ("largest entry", "past gradients"): ["Lion"],
    ("largest entry", "their sizes"): ["AdaGrad", "RMSProp", "AdaDelta", "Adafactor"],
    ("largest entry", "both"): [
        *("Adam", "AdamW", "AMSGrad", "AdaMax", "NAdam"),
        *("RAdam", "AdaBelief", "LAMB", "Prodigy"),
    ],
    ("largest entry", "both, and averages points"): ["ScheduleFreeAdamW"],
    ("spectral norm", "past gradients"): ["Muon"],
    ("spectral norm", "their sizes"): ["Shampoo"],
    ("spectral norm", "both"): ["SOAP"],
}


def example(is_of_rank_one: bool = False) -> tuple[np.ndarray, np.ndarray]:
    """Parameters and a gradient, both of shape (6, 4); the gradient's sizes may have rank one."""
    random = np.random.default_rng(0)
    params, gradient = random.normal(size=(6, 4)), random.normal(size=(6, 4))
    if is_of_rank_one:  # then Adafactor's rows and columns are all there is to know of them
        gradient = np.sign(gradient) * np.outer(np.arange(1.0, 7.0), np.arange(1.0, 5.0))
    return params, gradient


def steepest(gradient: np.ndarray) -> dict[str, np.ndarray]:
    """The direction that each norm makes steepest, up to its length and the sign."""
    left, _, right = np.linalg.svd(gradient, full_matrices=False)
    return dict(zip(COLUMNS, (gradient, np.sign(gradient), left @ right), strict=True))


def cosine(a: np.ndarray, b: np.ndarray) -> float:
    """The cosine of the angle between two arrays."""
    return float(np.sum(a * b) / (np.linalg.norm(a) * np.linalg.norm(b)))


def steps(name: str, gradients: list[np.ndarray]) -> list[np.ndarray]:
    """What a method subtracts at each step, without weight decay, while params stay the same."""
    make = getattr(gd_core.optimizers, name)
    has_decay = "weight_decay" in inspect.signature(make).parameters
    optimizer: Any = make(**({"weight_decay": 0.0} if has_decay else {}))
    params, taken = example()[0], []
    for gradient in gradients:
        slope = (lambda _, g=gradient: g) if looks_ahead(optimizer) else gradient
        moved = optimizer.update(params, slope)
        taken.append(params - moved)
        params = moved
    return taken


def cosines(name: str, count: int = 8, is_of_rank_one: bool = False) -> dict[str, float]:
    """How well a method's step agrees with each steepest direction, under a constant gradient."""
    gradient = example(is_of_rank_one)[1]
    last = steps(name, [gradient] * count)[-1]
    return {column: cosine(last, best) for column, best in steepest(gradient).items()}
