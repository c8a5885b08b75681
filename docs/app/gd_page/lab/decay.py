"""Weight decay around any loss and any optimizer; "Copy as Python" takes these classes' source."""

import copy


class WithL2:
    """A loss whose gradient carries that of strength / 2 * sum(params**2)."""

    def __init__(self, loss, strength):
        self.loss = loss
        self.strength = strength

    def __call__(self, params):
        return self.loss(params)

    def gradient(self, params):
        return self.loss.gradient(params) + self.strength * params


class DecoupledDecay:
    """An optimizer whose params also shrink, by its rate times a strength, as AdamW's do."""

    def __init__(self, optimizer, strength):
        self.optimizer = optimizer
        self.strength = strength

    @property
    def learning_rate(self):
        return self.optimizer.learning_rate

    @learning_rate.setter
    def learning_rate(self, rate):
        self.optimizer.learning_rate = rate

    # The slope is whatever the optimizer wants: gradients, or a function that gives them.
    def update(self, params, slope):
        shrunk = self.learning_rate * self.strength * params
        return self.optimizer.update(params, slope) - shrunk


# A shallow copy shares no optimizer and no random numbers either. It stands outside of the classes,
# whose source then needs no import where it is copied.
for _kind in (WithL2, DecoupledDecay):
    _kind.__copy__ = copy.deepcopy  # type: ignore
