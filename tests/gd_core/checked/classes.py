"""Classes that the tests check: nobody has written them with `@checked` in mind."""

from dataclasses import dataclass

import numpy as np

import gd_core.optimizers
from gd_core.checked import COUNT, FRACTION, POSITIVE, checked

ONES = np.ones(2)


@checked
class InPlace:
    """Momentum that changes its velocity in place."""

    def __init__(self, learning_rate=0.1, momentum=0.5):
        self.learning_rate = learning_rate
        self.momentum = momentum
        self.velocity = None

    def update(self, params, gradients):
        if self.velocity is None:
            self.velocity = np.zeros_like(params)
        self.velocity *= self.momentum
        self.velocity += self.learning_rate * gradients
        return params - self.velocity


@checked
class InList:
    """It keeps an array in a list, and changes it there."""

    def __init__(self, learning_rate=0.1):
        self.learning_rate = learning_rate
        self.sums = []

    def update(self, params, gradients):
        if not self.sums:
            self.sums.append(np.zeros_like(params))
        self.sums[0] += gradients
        return params - self.learning_rate * self.sums[0]


@checked(gamma=FRACTION, every=COUNT, width=POSITIVE)
class Lists:
    """It keeps its last gradients in a list, which it lengthens, and shortens, in place."""

    def __init__(self, learning_rate, gamma=0.5, every=2, width=1.0, name="lists", nesterov=True):
        self.learning_rate = learning_rate
        self.gamma = gamma
        self.every = every
        self.width = width
        self.name, self.nesterov = name, nesterov
        self.last = []
        self.t = 0

    def update(self, params, gradients, scale=1.0, *, sign=1.0):
        self.t += 1
        self.last.append(gradients**2)
        if len(self.last) > self.every:
            self.last.pop(0)
        return params - sign * scale * self.learning_rate * sum(self.last)


@checked(whole_array=True)
class Ahead:
    """It asks for the gradient twice."""

    def __init__(self, learning_rate=0.1):
        self.learning_rate = learning_rate
        self.asked = 0

    def update(self, params, gradient_fn):
        self.asked += 1
        first = gradient_fn(params)
        self.asked += 1
        return params - self.learning_rate * gradient_fn(params - self.learning_rate * first)


class Plain:
    """It is not checked."""

    def __init__(self, learning_rate=0.1, beta2=0.9, **rest):
        self.learning_rate = learning_rate
        self.beta2 = beta2
        self.v = 0.0
        self._cache = ONES

    def update(self, params, gradients):
        self.v = self.beta2 * self.v + gradients**2
        return params - self.learning_rate * gradients


@checked
class Odd:
    """What it returns is what `returned` makes of params."""

    def __init__(self, rate=0.1, returned=None):
        self.speed = rate  # kept under another name
        self.returned = returned
        self.best = np.inf

    def update(self, params, gradients):
        return self.returned(params)


def shown(optimizer):
    """Show a state in a form that compares."""
    return {key: listed(value) for key, value in vars(optimizer).items()}


def listed(value):
    if isinstance(value, list):
        return [listed(part) for part in value]
    return value.tolist() if isinstance(value, np.ndarray) else value


class Louder(gd_core.Adam):
    """A subclass that is not checked itself: it changes what the checked update is given."""

    def __init__(self, volume=3.0, **settings):
        super().__init__(**settings)
        self.volume = volume

    def update(self, params, gradients):
        return super().update(params, self.volume * gradients)


@checked
class Decaying(gd_core.Momentum):
    """A subclass that is checked too, and calls the update of its checked base."""

    def __init__(self, learning_rate=0.1, decay=0.5):
        super().__init__(learning_rate)
        self.decay = decay

    def update(self, params, gradients):
        params = super().update(params, gradients)
        self.learning_rate = self.learning_rate * self.decay
        return params


@checked
@dataclass
class Data:
    """A dataclass with a text of its own."""

    learning_rate: float = 0.1
    m: float = 0.0

    def update(self, params, gradients):
        return params - self.learning_rate * gradients

    def __copy__(self):
        return "a copy of its own"


class PassingOn:
    """A wrapper whose update does not name its arguments."""

    def __init__(self, optimizer=None):
        if optimizer is not None:
            self.optimizer = optimizer

    def update(self, *arguments):
        return self.optimizer.update(*arguments)


class Noisy(Plain):
    """Chance has a part in its steps."""

    def update(self, params, gradients):
        return params + np.random.default_rng().standard_normal(params.shape)


class PlainAhead:
    """Each element follows the mean of all gradients."""

    def update(self, params, gradient_fn):
        return params - gradient_fn(params).mean()
