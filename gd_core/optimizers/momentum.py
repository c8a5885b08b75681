"""Momentum: steps that remember the steps before them."""

from gd_core.checked import checked


@checked
class Momentum:
    """Keep a velocity, a decaying sum of past steps, and move by it.

        velocity <- momentum * velocity + learning_rate * g
        params   <- params - velocity

    Under a constant gradient the step grows to learning_rate * g / (1 - momentum).

    Args:
        learning_rate: Step per unit of gradient, in [0, inf); a number, or an array that
            broadcasts to params (one rate a run). So may every number below.
        momentum: Part of the velocity kept each step, in [0, 1).

    Attributes:
        velocity: The last step; 0.0 before the first update, then an array like params.

    Raises:
        ValueError: A setting is out of its range, or an array is not sound or does not fit.
        TypeError: A setting is not a number, or an array has the wrong dtype.
        FloatingPointError: A step would not be finite.

    Source:
        Polyak (1964); this form Sutskever et al. (2013). The rate is inside the velocity, as in
        Keras. PyTorch and optax multiply by it outside: the same path at a constant rate, another
        one once the rate changes.
    """

    def __init__(self, learning_rate=0.01, momentum=0.9):
        self.learning_rate = learning_rate
        self.momentum = momentum
        self.velocity = 0.0

    def update(self, params, gradients):
        """Return the parameters after one step.

        Args:
            params: Parameters, any shape, float32 or float64; left as they are.
            gradients: Gradient of the loss at params, same shape and dtype.

        Returns:
            New parameters, of the same shape and dtype.
        """
        self.velocity = (
            self.momentum * self.velocity + self.learning_rate * gradients
        )
        return params - self.velocity
