"""What the page on weight decay measures: three forms of decay, and a normalized weight."""

from typing import Any

import numpy as np

from gd_core import Adam

FORMS = ("coupled", "paper", "corrected")
RATES = np.geomspace(0.01, 1.0, 13)
STRENGTHS = {
    "coupled": np.geomspace(0.003, 3.0, 19),
    "paper": np.geomspace(3e-5, 0.3, 19),
    "corrected": np.geomspace(0.01, 10.0, 19),
}
STEPS, SEEDS = 300, 8


def shrinkage(form: str, rate, strength, share: float):
    """The part of a weight that one step takes away; share is the schedule, from 1 down to 0."""
    if form == "coupled":
        return rate * share * strength
    if form == "paper":
        return share * strength + 0 * rate
    return rate * share**2 * strength


def cosine(step: int, steps: int = STEPS) -> float:
    """Half a cosine from 1 to 0."""
    return (1 + np.cos(np.pi * step / steps)) / 2


def squared_error(form: str, rates: np.ndarray, strengths: np.ndarray, seed: int) -> np.ndarray:
    """Squared distance from the true weights after Adam, shape (rates, strengths).

    Forty noisy examples, thirty weights, batches of eight.
    """
    random = np.random.default_rng(seed)
    inputs, truth = random.standard_normal((40, 30)), random.standard_normal(30) / 2
    targets = inputs @ truth + random.standard_normal(40)
    rate, strength = rates[:, np.newaxis, np.newaxis], strengths[:, np.newaxis]
    make: Any = Adam  # whose rate may be an array, with one for each run
    weights, optimizer = np.zeros((len(rates), len(strengths), 30)), make(rate)
    for step in range(STEPS):
        batch = random.integers(0, 40, 8)
        gradient = (weights @ inputs[batch].T - targets[batch]) @ inputs[batch] / 8
        optimizer.learning_rate = rate * cosine(step)
        taken = np.minimum(shrinkage(form, rate, strength, cosine(step)), 1)
        weights = optimizer.update(weights, gradient) - taken * weights
    return ((weights - truth) ** 2).sum(axis=-1)


def best_strengths(form: str, errors: np.ndarray) -> np.ndarray:
    """The decay with the lowest error for each rate."""
    return STRENGTHS[form][errors.argmin(axis=1)]


def error_map(form: str, rates: np.ndarray = RATES) -> np.ndarray:
    """Mean test error over SEEDS data sets, shape (rates, strengths)."""
    errors = [squared_error(form, rates, STRENGTHS[form], seed) for seed in range(SEEDS)]
    return np.mean(errors, axis=0)


def gradient_lengths(form: str, steps: int = 4000, rate: float = 0.1, strength: float = 0.1):
    """Length of the gradient of a weight before a normalization, over a line down to zero.

    The gradient stands at a right angle to the weight and is one over its length, so that the
    square of the length obeys a recursion of its own.
    """
    square = np.sqrt(rate / (2 * strength))  # where a constant rate keeps it
    lengths = []
    for step in range(steps):
        share = 1 - step / steps
        lengths.append(square**-0.5)
        taken = shrinkage(form, rate, strength if form != "paper" else rate * strength, share)
        square = (1 - taken) ** 2 * square + (rate * share) ** 2 / square
    return np.array(lengths)
