"""Nesterov's accelerated gradient: momentum that looks ahead."""

from gd_core.checked import checked


@checked
class Nesterov:
    """Measure the gradient where the velocity is about to lead, then correct the velocity.

        g        <- gradient at (params - momentum * velocity)
        velocity <- momentum * velocity + learning_rate * g
        params   <- params - velocity

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
        Nesterov (1983); this form Sutskever et al. (2013). PyTorch, Keras and optax store the
        look-ahead point in place of params, so they take a gradient where we take a function:
        the same path after that change of variable (in PyTorch and optax, at a constant rate).
    """

    def __init__(self, learning_rate=0.01, momentum=0.9):
        self.learning_rate = learning_rate
        self.momentum = momentum
        self.velocity = 0.0

    def update(self, params, gradient_fn):
        """Return the parameters after one step.

        Args:
            params: Parameters, any shape, float32 or float64; left as they are.
            gradient_fn: Function from an array like params to the gradient there, an array of the
                same shape and dtype; called once, at params - momentum * velocity.

        Returns:
            New parameters, of the same shape and dtype.
        """
        look_ahead = params - self.momentum * self.velocity
        g = gradient_fn(look_ahead)
        self.velocity = (
            self.momentum * self.velocity + self.learning_rate * g
        )
        return params - self.velocity
