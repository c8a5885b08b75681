"""Gradient descent: a step against the gradient."""

from gd_core.checked import checked


@checked
class GradientDescent:
    """Step against the gradient, in proportion to its length.

        params <- params - learning_rate * g

    Args:
        learning_rate: Step per unit of gradient, in [0, inf); a number, or an array that
            broadcasts to params (one rate a run).

    Raises:
        ValueError: A setting is out of its range, or an array is not sound or does not fit.
        TypeError: A setting is not a number, or an array has the wrong dtype.
        FloatingPointError: A step would not be finite.

    Source:
        Cauchy (1847); with sampled gradients, Robbins and Monro (1951). The same step as PyTorch's
        SGD (default rate 0.001), Keras's SGD (0.01) and optax's sgd.
    """

    def __init__(self, learning_rate=0.01):
        self.learning_rate = learning_rate

    def update(self, params, gradients):
        """Return the parameters after one step.

        Args:
            params: Parameters, any shape, float32 or float64; left as they are.
            gradients: Gradient of the loss at params, same shape and dtype.

        Returns:
            New parameters, of the same shape and dtype.
        """
        return params - self.learning_rate * gradients
