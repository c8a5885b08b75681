"""The table of all optimizers, and one way of stepping each."""

import copy

import numpy as np

import gd_core.optimizers
from gd_core.optimizers import Nesterov

NAMES = gd_core.optimizers.__all__
BOUNDED = ("momentum", "decay", "beta1", "beta2")
# Those whose rule looks at the whole array: no settings by run, and the axes matter.
WHOLE = [n for n in NAMES if len(getattr(getattr(gd_core.optimizers, n), "SINGLE", ())) > 1]
ELEMENTWISE = [n for n in NAMES if n not in WHOLE]
START = np.array([[1.0, -2.0], [0.5, 3.0]])  # a matrix, because Muon takes nothing else


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
    return copy.deepcopy(vars(optimizer))


def same_state(one, other):
    return one.keys() == other.keys() and all(_same(one[k], other[k]) for k in one)


def _same(one, other):
    if isinstance(one, list):
        return len(one) == len(other) and all(map(np.array_equal, one, other))
    return np.array_equal(one, other)


def bowl(params):
    """Give the gradient of an uneven bowl in any shape."""
    return params * (1 + np.arange(params.size, dtype=params.dtype).reshape(params.shape))
