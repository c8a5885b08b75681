"""The three variants: which examples a step sees."""

from gd_core.variants.batch import batch_gradient_descent
from gd_core.variants.mini_batch import mini_batch_gradient_descent
from gd_core.variants.stochastic import stochastic_gradient_descent

__all__ = [
    "batch_gradient_descent",
    "mini_batch_gradient_descent",
    "stochastic_gradient_descent",
]
