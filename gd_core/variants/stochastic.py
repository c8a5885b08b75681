"""Stochastic gradient descent: every step sees one example."""

import math
import sys

import numpy as np


def stochastic_gradient_descent(gradient_fn, params, examples, targets, learning_rate, epochs, rng):
    """Take one step an example, in an order shuffled anew in every epoch.

    Args:
        gradient_fn: gradient_fn(params, examples, targets) is the mean gradient over the
            examples it is given, an array like params.
        params: the first parameters, any shape, float32 or float64; left as they are.
        examples: the data, one example a row.
        targets: one target an example, same first axis.
        learning_rate: step per unit of gradient, above 0.
        epochs: passes over the data, at least 1.
        rng: shuffles the examples anew in every epoch.

    Yields:
        The parameters after each epoch, each a new array.

    Raises:
        ValueError: an argument is out of range, empty, not finite, or of a shape that does not fit.
        TypeError: an argument is of the wrong kind.

    Source:
        Robbins and Monro (1951) draw each example independently; shuffling, as everyone does
        now, sees each example once an epoch.
    """
    params, examples, targets = _check(
        gradient_fn, params, examples, targets, learning_rate, epochs
    )
    if not isinstance(rng, np.random.Generator):
        raise TypeError(f"rng must be a numpy.random.Generator, got {rng!r}")

    def run(params):
        rate = float(learning_rate)  # a Python float leaves float32 as it is
        for _ in range(epochs):
            for i in rng.permutation(len(examples)):
                gradients = gradient_fn(params, examples[i : i + 1], targets[i : i + 1])
                params = params - rate * _check_gradients(gradients, params)
            yield params

    # A generator of its own: bad arguments above raise at the call, not at the first epoch.
    return run(params)


# Checks. Every variant ends with these same lines, so that each file works on its own.
_NUMBER = (int, float, np.integer, np.floating)


def _check(gradient_fn, params, examples, targets, learning_rate, epochs):
    """Return params, examples and targets as arrays, if all arguments are sound."""
    if not callable(gradient_fn):
        raise TypeError(f"gradient_fn must be callable, got {gradient_fn!r}")
    params, examples = _as_array("params", params), _as_array("examples", examples)
    targets = _as_array("targets", targets)
    if params.dtype not in (np.float32, np.float64):
        raise TypeError(f"params must be float32 or float64, got {params.dtype}")
    if params.size == 0 or not np.isfinite(params).all():
        raise ValueError(f"params must be finite and not empty, got {params}")
    for name, array in (("examples", examples), ("targets", targets)):
        if array.dtype.kind not in "biuf":
            raise TypeError(f"{name} must hold numbers, got {array.dtype}")
    if examples.size == 0 or not np.isfinite(examples).all():
        raise ValueError(f"examples must be finite and not empty, got shape {examples.shape}")
    if targets.ndim == 0 or targets.shape[:1] != examples.shape[:1]:
        raise ValueError(f"targets must be as many as examples, got {targets.shape}")
    if not np.isfinite(targets).all():
        raise ValueError(f"targets must be finite, got {targets}")
    if isinstance(learning_rate, bool) or not isinstance(learning_rate, _NUMBER):
        raise TypeError(f"learning_rate must be a number, got {learning_rate!r}")
    if isinstance(learning_rate, int) and abs(learning_rate) > sys.float_info.max:
        raise ValueError(f"learning_rate must fit a float, got {learning_rate.bit_length()} bits")
    if not (math.isfinite(learning_rate) and learning_rate > 0):
        raise ValueError(f"learning_rate must be finite and > 0, got {learning_rate!r}")
    if isinstance(epochs, bool) or not isinstance(epochs, (int, np.integer)):
        raise TypeError(f"epochs must be an integer, got {epochs!r}")
    if epochs < 1:
        raise ValueError(f"epochs must be >= 1, got {epochs!r}")
    return params, examples, targets


def _check_gradients(gradients, params):
    """Return the gradients as an array, if they fit params."""
    gradients = _as_array("gradients", gradients)
    if gradients.shape != params.shape:
        raise ValueError(f"gradients must have shape {params.shape}, got {gradients.shape}")
    if gradients.dtype != params.dtype:
        raise TypeError(f"gradients must be {params.dtype} like params, got {gradients.dtype}")
    if not np.isfinite(gradients).all():
        raise ValueError(f"gradients must be finite, got {gradients}")
    return gradients


def _as_array(name, value):
    """Return a value as an array, if it is not a list whose parts have several shapes."""
    try:
        return np.asarray(value)
    except ValueError:
        raise ValueError(f"{name} must have one shape, got {value!r:.80}") from None
