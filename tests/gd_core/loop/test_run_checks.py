"""Bad arguments of the loop are named, at the latest at the first step."""

import numpy as np
import pytest

from gd_core import (
    LAMB,
    SOAP,
    Adafactor,
    GradientAccumulation,
    Lookahead,
    Muon,
    Prodigy,
    Shampoo,
    minimize,
)
from gd_core.surfaces import Booth
from tests.gd_core.loop.descent import BOWL, Descent, Sum


class Crooked:
    def __init__(self, loss, gradient):
        self.loss, self.slopes = np.asarray(loss), np.asarray(gradient)

    def __call__(self, params):
        return self.loss

    def gradient(self, params):
        return self.slopes


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        ({"function": 3}, TypeError, "function must be callable"),
        ({"function": len}, TypeError, "function must be callable and have a gradient"),
        ({"optimizer": "adam"}, TypeError, "optimizer must have an update method.*got 'adam'"),
        ({"steps": -1}, ValueError, "steps must be >= 0, got -1"),
        ({"steps": 2.0}, TypeError, "steps must be an integer, got 2.0"),
        ({"steps": True}, TypeError, "steps must be an integer, got True"),
        ({"start": np.array([1, 2])}, TypeError, "start must be float32 or float64, got int"),
        ({"start": np.array([np.nan, 0])}, ValueError, "start must be finite, got nan"),
        ({"start": np.zeros((0, 2))}, ValueError, r"start must not be empty.*\(0, 2\)"),
        ({"schedule": 0.1}, TypeError, "schedule must be callable, got 0.1"),
        ({"schedule": lambda _: None}, TypeError, r"^schedule\(step\) must be a number, got None"),
        (
            {"steps": 2, "schedule": lambda step: 0.1 if step == 0 else np.full(2, 0.1)},
            ValueError,
            r"^schedule\(step\) must have shape \(\), got \(2,\)",
        ),
        (
            {"steps": 2, "schedule": lambda step: 0.1 if step else np.full(2, 0.1)},
            ValueError,
            r"^schedule\(step\) must have shape \(2,\), got \(\)",
        ),
        (
            {"schedule": lambda _: [[1], [1, 2]]},
            ValueError,
            r"^schedule\(step\) must have one shape",
        ),
        ({"clip": 1.0}, TypeError, "clip must be callable, got 1.0"),
        ({"limit": 0}, ValueError, "limit must be > 0, got 0"),
        ({"limit": np.inf}, ValueError, "limit must be finite, got inf"),
        ({"function": Crooked([1.0, 2.0, 3.0], [1.0, 2.0])}, ValueError, r"loss.*\(2,\).*\(3,\)"),
        ({"function": Booth}, TypeError, "function must be callable.*be no class, got <class"),
        ({"function": Crooked(0, BOWL.start)}, TypeError, "function's loss must be a float, got"),
        ({"function": Crooked(None, BOWL.start)}, TypeError, "function's loss must be a float"),
        ({"function": Crooked("x", BOWL.start)}, TypeError, "function's loss must be a float"),
        ({"function": Crooked(1j, BOWL.start)}, TypeError, "function's loss must be a float"),
        ({"function": Crooked([1, 2], BOWL.start)}, TypeError, "function's loss must be a float"),
        ({"function": Crooked(1.0, [1, 2])}, TypeError, "function's gradient must be an array"),
        ({"function": Crooked(1.0, None)}, TypeError, "function's gradient must be an array"),
        ({"start": [[1.0], [1.0, 2.0]]}, ValueError, r"start must have one shape, got \[\[1\.0\]"),
        ({"steps": 10**400}, ValueError, "steps must be <= 9223372036854775807, got an integer"),
        ({"function": Crooked(1.0, [1.0])}, ValueError, r"gradient.*\(2,\), got \(1,\)"),
    ],
)
def test_bad_arguments_are_named(arguments, error, message):
    good = {"function": BOWL, "start": BOWL.start, "optimizer": Descent(), "steps": 1}
    with pytest.raises(error, match=message):
        minimize(**{**good, **arguments})


@pytest.mark.parametrize(
    ("result", "error", "message"),
    [
        (None, TypeError, "optimizer.update must return an array, got None"),
        ([1.0, 2.0], TypeError, r"optimizer.update must return an array, got \[1\.0, 2\.0\]"),
        (np.ones(3), ValueError, r"optimizer.update must return shape \(2,\), got \(3,\)"),
    ],
)
def test_a_bad_update_is_named(result, error, message):
    class Bad:
        def update(self, params, gradients):
            return result

    with pytest.raises(error, match=message):
        minimize(BOWL, BOWL.start, Bad(), 2)


def test_raw_results_that_are_no_arrays_are_named():
    class Raw(Crooked):
        def __init__(self, loss, slopes):
            self.loss, self.slopes = loss, slopes

    for loss, slopes, name in ((1.0, [1.0, 2.0], "gradient"), ([[1.0], [1.0, 2.0]], 0, "loss")):
        with pytest.raises((TypeError, ValueError), match=f"the function's {name} must"):
            minimize(Raw(loss, slopes), BOWL.start, Descent(), 2)


WHOLE = [LAMB(), Adafactor(), Shampoo(), SOAP(), Prodigy(), Muon()]


@pytest.mark.parametrize("optimizer", WHOLE, ids=lambda optimizer: type(optimizer).__name__)
@pytest.mark.parametrize("wrap", [lambda o: o, Lookahead, lambda o: GradientAccumulation(o, 2)])
def test_runs_that_would_see_each_other_are_refused(optimizer, wrap):
    name = type(optimizer).__name__
    message = f"optimizer must move each element by itself for 3 runs.*{name} looks.*one by one"
    with pytest.raises(ValueError, match=message):
        minimize(BOWL, np.ones((3, 2)), wrap(optimizer), 2)


def test_a_matrix_is_one_run_for_those_that_look_at_the_whole():
    for optimizer in WHOLE:
        assert minimize(Sum(), np.ones((2, 2)), optimizer, 2).losses.shape == (3,)
