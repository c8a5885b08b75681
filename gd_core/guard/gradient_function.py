"""A gradient function whose gradients are checked whenever it is asked."""

from contextlib import nullcontext
from typing import Any

import numpy as np

from gd_core.guard.arrays import float_array, refuse_bad_number, refuse_misfit


def checked_gradient_fn(function: Any, start: np.ndarray, is_in_loop: bool) -> Any:
    """Return a gradient function whose gradients are checked."""
    if not callable(function):
        raise TypeError(f"gradient_fn must be a function of params, got {function!r:.80}")
    refuse_bad_number("params", start)
    modes: Any = None if is_in_loop else np.geterr()

    def gradient_fn(params: np.ndarray) -> np.ndarray:
        # The caller's own function warns as the caller likes.
        with np.errstate(**modes) if modes else nullcontext():
            gradients = float_array("gradients", function(params))
        refuse_misfit("gradients", gradients, "params", start.shape, start.dtype)
        refuse_bad_number("gradients", gradients)
        return gradients

    return gradient_fn
