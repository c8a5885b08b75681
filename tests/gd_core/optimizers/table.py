"""The table of all optimizers, and one way of stepping each."""

import numpy as np

import gd_core.optimizers
from gd_core.optimizers import Nesterov

NAMES = gd_core.optimizers.__all__
BOUNDED = ("momentum", "decay", "beta1", "beta2", "beta3")


def make(name, **settings):
    return getattr(gd_core.optimizers, name)(**settings)


def step(optimizer, params, gradients):
    """Update with these gradients, whichever kind of argument the optimizer takes."""
    if isinstance(optimizer, Nesterov):
        return optimizer.update(params, lambda _: gradients)
    return optimizer.update(params, gradients)


def descend(optimizer, params, gradient, steps):
    """Run `steps` updates on a function given by its gradient; return all points."""
    points = [params]
    for _ in range(steps):
        nesterov = isinstance(optimizer, Nesterov)
        params = optimizer.update(params, gradient if nesterov else gradient(params))
        points.append(params)
    return np.array(points)


def state(optimizer):
    """Copy everything that an optimizer remembers."""
    return {name: np.copy(value) for name, value in vars(optimizer).items()}


def same_state(one, other):
    return one.keys() == other.keys() and all(np.array_equal(one[k], other[k]) for k in one)


def bowl(params):
    """Give the gradient of an uneven bowl in any shape."""
    return params * (1 + np.arange(params.size, dtype=params.dtype).reshape(params.shape))
