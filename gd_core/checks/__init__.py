"""Checks of arguments, shared by everything but optimizers, surfaces and variants."""

from gd_core.checks.arrays import (
    array,
    batch,
    dimensions,
    float_array,
    float_arrays,
    problem_params,
    same_dtype,
    same_shape,
    step,
    zeros_and_ones,
)
from gd_core.checks.callables import (
    function,
    gradient_optimizer,
    loss_function,
    mapping,
    optimizer,
)
from gd_core.checks.numbers import at_least, axes, count, count_field, number

__all__ = [
    "array",
    "at_least",
    "axes",
    "batch",
    "count",
    "count_field",
    "dimensions",
    "float_array",
    "float_arrays",
    "function",
    "gradient_optimizer",
    "loss_function",
    "mapping",
    "number",
    "optimizer",
    "problem_params",
    "same_dtype",
    "same_shape",
    "step",
    "zeros_and_ones",
]
