"""Weight decay: by hand, and where the two ways agree and part."""

import numpy as np
import pytest

from gd_core import Adam, AdamW, GradientDescent, Momentum, add_l2, decay_weights

PARAMS, GRADIENTS = np.array([2.0, -4.0]), np.array([0.5, 1.0])


def test_by_hand():
    np.testing.assert_allclose(add_l2(GRADIENTS, PARAMS, 0.1), [0.7, 0.6])
    np.testing.assert_allclose(decay_weights(PARAMS, 0.5, 0.1), [1.9, -3.8])


def run(optimizer, decoupled, steps=50):
    params = PARAMS
    for step in range(steps):
        gradients = np.cos(params + step)
        if decoupled:
            params = optimizer.update(decay_weights(params, 0.1, 0.05), gradients)
        else:
            params = optimizer.update(params, add_l2(gradients, params, 0.05))
    return params


def test_for_plain_gradient_descent_they_are_the_same():
    ways = [run(GradientDescent(0.1), decoupled) for decoupled in (True, False)]
    np.testing.assert_allclose(*ways, rtol=1e-12)


@pytest.mark.parametrize("optimizer_class", [Momentum, Adam])
def test_for_momentum_and_adam_they_are_not(optimizer_class):
    ways = [run(optimizer_class(0.1), decoupled) for decoupled in (True, False)]
    assert np.abs(ways[0] - ways[1]).max() > 0.01


def test_adam_with_decoupled_decay_is_adamw():
    decoupled, adamw = run(Adam(0.1), True), PARAMS
    optimizer = AdamW(0.1, weight_decay=0.05)
    for step in range(50):
        adamw = optimizer.update(adamw, np.cos(adamw + step))
    np.testing.assert_allclose(decoupled, adamw, rtol=1e-12)


def test_dtype_and_arguments_are_kept():
    params = PARAMS.astype(np.float32)
    assert add_l2(GRADIENTS.astype(np.float32), params, np.float64(0.1)).dtype == np.float32
    assert decay_weights(params, np.float64(0.1), np.float64(0.1)).dtype == np.float32
    np.testing.assert_array_equal(params, PARAMS)


@pytest.mark.parametrize(
    ("call", "error", "message"),
    [
        (lambda: add_l2(GRADIENTS, PARAMS, -1), ValueError, "weight_decay must be >= 0, got -1"),
        (lambda: add_l2(GRADIENTS, PARAMS, "x"), TypeError, "weight_decay must be a number"),
        (lambda: add_l2(GRADIENTS[:1], PARAMS, 0.1), ValueError, r"gradients must have shape"),
        (lambda: add_l2(GRADIENTS, PARAMS.astype("f"), 0.1), TypeError, "gradients must be float3"),
        (lambda: add_l2(GRADIENTS * np.nan, PARAMS, 0.1), ValueError, "gradients must be finite"),
        (lambda: add_l2(GRADIENTS, PARAMS * np.inf, 0.1), ValueError, "params must be finite"),
        (lambda: decay_weights(PARAMS, -1, 0.1), ValueError, "learning_rate must be >= 0, got -1"),
        (lambda: decay_weights(PARAMS, 0.1, -1), ValueError, "weight_decay must be >= 0, got -1"),
        (lambda: decay_weights(np.array([1]), 0.1, 0.1), TypeError, "params must be float32"),
    ],
)
def test_bad_arguments_are_named(call, error, message):
    with pytest.raises(error, match=message):
        call()
