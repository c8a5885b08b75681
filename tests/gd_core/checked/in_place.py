"""Classes that change their state in place in ways of which only their code tells."""

import numpy as np

import gd_core.optimizers
from gd_core.checked import checked


class Start:
    """What the classes below start from."""

    def __init__(self, learning_rate=0.1):
        self.learning_rate = learning_rate
        self.m = 0.0
        self.parts = None
        self.t = 0


@checked
class Mixed(Start):
    """It changes an array in place, and replaces it right after."""

    def update(self, params, gradients):
        self.m *= 0.9
        self.m = self.m + gradients
        return params - self.learning_rate * self.m


@checked
class OutOfList(Start):
    """It gives arrays of a list to a function that writes into them."""

    def update(self, params, gradients):
        if not self.parts:
            self.parts = [np.zeros_like(params)]
        self.parts = [np.add(part, gradients, out=part) for part in self.parts]
        return params - self.learning_rate * self.parts[0]


@checked
class Sometimes(Start):
    """It works in place at every third step only, in a function that stands below it."""

    def update(self, params, gradients):
        self.t += 1
        self.m = self.m + gradients
        if self.t % 3 == 0:
            double(self.m)
        return params - self.learning_rate * self.m


def double(array):
    array *= 2


@checked
class ByMethod(Start):
    """It calls a method of its own that sets elements."""

    def update(self, params, gradients):
        self.m = self.m + gradients if self.t == 0 else self.m
        self.t += 1
        self.keep(gradients)
        return params - self.learning_rate * self.m

    def keep(self, gradients):
        self.m[0] = gradients[0]


@checked
class InMapping(Start):
    """It replaces its arrays, but within a dict; and it has what cannot be copied."""

    def __init__(self, learning_rate=0.1):
        super().__init__(learning_rate)
        self.sums, self.counts = {}, (k for k in range(100))

    def update(self, params, gradients):
        self.sums = {**self.sums, "m": self.sums.get("m", 0.0) + gradients}
        next(self.counts)
        return params - self.learning_rate * self.sums["m"]


@checked
class Halving(Start):
    """It halves its rate."""

    def update(self, params, gradients):
        params = params - self.learning_rate * gradients
        self.learning_rate *= 0.5
        return params


@checked
class Complex(Start):
    """Its state is of complex numbers."""

    def update(self, params, gradients):
        self.m = (0.9 + 0.1j) * self.m + gradients
        return params - self.learning_rate * np.sign(self.m.real)


class Box:
    """It holds an array."""


@checked
class Boxed(Start):
    """Its state is the attribute of an object."""

    def __init__(self, learning_rate=0.1):
        super().__init__(learning_rate)
        self.box = Box()

    def update(self, params, gradients):
        self.box.sum = getattr(self.box, "sum", 0.0) + gradients**2
        return params - self.learning_rate * np.sign(gradients)


@checked
class Whole(gd_core.LAMB):
    """It looks at the whole array because its base does."""


class Normalizing(gd_core.Adam):
    """Its base moves each element by itself; it does not."""

    def update(self, params, gradients):
        return params - self.learning_rate * gradients / np.linalg.norm(gradients)


@checked
class Keyword(Start):
    """Its gradients must be named, and it takes an object that it needs; its rate has a limit."""

    def __init__(self, schedule, limit=np.inf, learning_rate=0.1):
        super().__init__(learning_rate)
        self.schedule, self._limit = schedule, limit

    def update(self, params, *, gradients):
        return params - self.schedule(0) * np.minimum(gradients, self._limit)
