"""A function that gives gradients is checked whenever it is asked."""

import numpy as np
import pytest

from tests.gd_core.checked.classes import ONES, Ahead


@pytest.mark.parametrize("error", [KeyboardInterrupt, SystemExit, OverflowError, ValueError])
def test_an_error_of_the_gradient_function_comes_as_it_is(error):
    optimizer, raised = Ahead(), error("stop")

    def gradient_fn(params):
        if optimizer.asked == 2:
            raise raised
        return params

    with pytest.raises(error) as caught:
        optimizer.update(ONES, gradient_fn)
    assert caught.value is raised
    assert optimizer.asked == 0


def test_a_gradient_function_is_checked_each_time():
    optimizer = Ahead()
    bad = [
        (np.array([1.0, np.nan]), ValueError, "gradients must be finite, got nan"),
        (np.ones(3), ValueError, r"gradients must have the shape of params, \(2,\), got \(3,\)"),
        (np.ones(2, "f4"), TypeError, "gradients must have the dtype of params, float64, got"),
        ("steep", TypeError, "gradients must be float32 or float64"),
    ]
    for value, error, message in bad:
        with pytest.raises(error, match=f"^{message}"):
            optimizer.update(ONES, lambda params, value=value: value)
    with pytest.raises(ValueError, match=r"^params must be finite, got inf"):
        optimizer.update(np.array([np.inf, 1.0]), lambda params: ONES)
    with pytest.raises(FloatingPointError, match=r"the new params would not be finite$"):
        Ahead(1e308).update(ONES, lambda params: 1e10 * ONES if params[0] < 0 else ONES)
    assert optimizer.asked == 0
    assert optimizer.update(ONES, gradient_fn=lambda params: params).tolist() == [0.91, 0.91]


@pytest.mark.not_in_page
def test_a_gradient_function_warns_as_its_caller_likes():
    def gradient_fn(params):
        return np.minimum(np.array([1e200, 1.0]) ** 2, 1.0)

    with pytest.warns(RuntimeWarning, match="overflow"):
        Ahead().update(ONES, gradient_fn)
    with np.errstate(over="raise"), pytest.raises(FloatingPointError, match=r"^overflow enc"):
        Ahead().update(ONES, gradient_fn)
    with np.errstate(over="ignore"):
        assert Ahead().update(ONES, gradient_fn).tolist() == [0.9, 0.9]
