"""A step is judged by its outcome, and an error says what is wrong."""

import warnings

import numpy as np
import pytest

import gd_core.optimizers
from gd_core.checked import checked
from tests.gd_core.checked.classes import ONES, InPlace, Lists, Odd, Plain, shown


@pytest.mark.parametrize("mode", ["warn", "ignore", "raise"])
def test_numpy_does_not_warn_of_a_step_that_is_refused(mode):
    optimizer = gd_core.Adam()
    with warnings.catch_warnings(), np.errstate(all=mode):
        warnings.simplefilter("error")
        with pytest.raises(
            FloatingPointError, match=r"v would overflow with a gradient of 1e\+200"
        ):
            optimizer.update(ONES, np.array([1.0, 1e200]))
    assert (optimizer.m, optimizer.v, optimizer.t) == (0.0, 0.0, 0)
    assert np.geterr()["over"] == "warn"


REASONS = {
    "0 / 0": (
        gd_core.Adam(epsilon=0.0),
        [1.0, 0.0],
        "a gradient of exactly 0 with epsilon = 0 divides 0 by 0",
    ),
    "a square of 0": (gd_core.Adam(epsilon=0.0), [1.0, 1e-200], "with epsilon = 0 it divides by 0"),
    "the state": (gd_core.AdaGrad(), [1e200, 1.0], r"v would overflow with a gradient of 1e\+200"),
    "params": (
        gd_core.GradientDescent(1e308),
        [1e10, 1.0],
        r"the new params would overflow with a gradient of 1e\+10",
    ),
    "a number": (
        gd_core.ScheduleFreeAdamW(1e160),
        [1.0, 1.0],
        r"OverflowError in ScheduleFreeAdamW\(learning_rate=1e\+160, ",
    ),
    "a large d0": (gd_core.Prodigy(d0=1e200), [1.0, 1.0], r"OverflowError in Prodigy\("),
    "a small d0": (gd_core.Prodigy(d0=1e-320), [1.0, 1.0], "the new params would not be finite"),
}


@pytest.mark.parametrize(("optimizer", "gradients", "reason"), REASONS.values(), ids=REASONS)
def test_the_error_says_why(optimizer, gradients, reason):
    before = shown(optimizer)
    for _ in range(2):
        with pytest.raises(FloatingPointError, match=f"^the step is not finite: {reason}"):
            optimizer.update(ONES, np.array(gradients))
        assert shown(optimizer) == before


def test_bad_input_is_named_before_what_comes_of_it():
    optimizer = gd_core.SOAP()
    for params, gradients, name in (
        (ONES * np.nan, ONES, "params"),
        (ONES, -np.inf * ONES, "gradients"),
    ):
        with pytest.raises(ValueError, match=rf"^{name}.* must be finite, got (nan|-inf)"):
            optimizer.update(np.outer(params, ONES), np.outer(gradients, ONES))
    with pytest.raises(ValueError, match=r"^gradients must be finite, got inf"):
        Odd(returned=np.copy).update(ONES, ONES * np.inf)


def test_a_large_array_is_looked_at_too():
    large = np.ones(300_000, "f4")
    bad = large.copy()
    bad[123_456] = np.inf
    for name in ("GradientDescent", "Momentum", "Lion", "Adam"):
        for arguments in ((bad, large), (large, bad)):
            optimizer = getattr(gd_core, name)()
            with pytest.raises(ValueError, match="must be finite, got inf"):
                optimizer.update(*arguments)
    with pytest.raises(FloatingPointError, match="v would overflow"):
        gd_core.AdaGrad().update(large, np.where(bad > 1, np.float32(1e20), large))


@pytest.mark.parametrize(
    ("returned", "error", "message"),
    [
        (lambda p: None, TypeError, "optimizer.update must return an array, got None"),
        (lambda p: p[:1], ValueError, r"what optimizer.update returns must have the shape of par"),
        (lambda p: p.astype("f4"), TypeError, "what optimizer.update returns must have the dtype"),
        (
            lambda p: p / 0,
            FloatingPointError,
            "the step is not finite: the new params would not be",
        ),
        (lambda p: [][0], IndexError, "list index out of range"),
        (lambda p: 1 / int(p[0] - 1), FloatingPointError, "the step is not finite: ZeroDivision"),
    ],
)
def test_what_update_returns_is_checked(returned, error, message):
    with pytest.raises(error, match=f"^{message}"):
        Odd(returned=returned).update(ONES, ONES)


@pytest.mark.parametrize("shape", [(), (1,), (1, 1), (0,)])
def test_unusual_shapes(shape):
    params = np.ones(shape)
    for kind in (InPlace, Plain, checked(type("Fresh", (Plain,), {}))):
        if params.size:
            result = kind().update(params, params)
            assert (result.shape, result.dtype) == (shape, "float64")
        elif kind is not Plain:
            with pytest.raises(ValueError, match=r"^params must not be empty"):
                kind().update(params, params)


def test_arguments_may_be_named_and_there_may_be_more():
    expected = Lists(0.1).update(ONES, 2 * ONES, 3.0, sign=-1.0).tolist()
    assert expected == pytest.approx([2.2, 2.2])
    named = Lists(0.1).update(gradients=2 * ONES, params=ONES, scale=3.0, sign=-1.0)
    assert named.tolist() == expected
    with pytest.raises(TypeError, match="missing a required argument: 'gradients'"):
        Lists(0.1).update(ONES)
    with pytest.raises(TypeError, match="got an unexpected keyword argument 'slope'"):
        Lists(0.1).update(ONES, ONES, slope=ONES)
