"""The simplest optimizers and losses, so that tests of the loop need no other part."""

import numpy as np

from gd_core.surfaces import IllConditionedBowl

BOWL = IllConditionedBowl(4.0)


class Descent:
    """Plain gradient descent, which remembers its last gradient."""

    def __init__(self, learning_rate=0.1):
        self.learning_rate = learning_rate
        self.last = 0.0

    def update(self, params, gradients):
        assert np.isfinite(params).all()
        assert np.isfinite(gradients).all()
        self.last = gradients * 1
        return params - self.learning_rate * gradients


class LookAhead(Descent):
    def update(self, params, gradient_fn):
        return super().update(params, gradient_fn(params - 1))


class Jump:
    """Adds the same move at every step, whatever the gradient; it has no rate."""

    def __init__(self, move):
        self.move = move

    def update(self, params, gradients):
        return params + self.move


class Sum:
    """A loss of parameters of any shape, in one run."""

    def __call__(self, params):
        return (params**2).sum()

    def gradient(self, params):
        return 2 * params
