"""Bad input is refused by name and value, and leaves the optimizer as it was."""

import numpy as np
import pytest

from gd_core.checked import settings_of
from gd_core.optimizers import Nesterov
from tests.gd_core.optimizers.table import NAMES, SETTINGS, START, make, same_state, state, step

pytestmark = pytest.mark.checks
BOUNDED = [(name, key) for name, key in SETTINGS if settings_of(make(name))[key].high == 1]
OUT_OF_RANGE = [-0.5, -1, np.nan, np.inf, np.array([0.1, -0.5]), np.array([])]
NOT_NUMBERS = ["fast", None, True, 1j, np.array(["a"])]
GOOD = START


def quoted(value):
    """Give the text that a message must hold for a bad value."""
    flat = np.ravel(value)
    return str(flat[-1]) if flat.size else "[]"


@pytest.mark.parametrize("bad", OUT_OF_RANGE, ids=str)
@pytest.mark.parametrize(("name", "key"), SETTINGS)
def test_a_hyperparameter_out_of_range(name, key, bad):
    with pytest.raises(ValueError, match=rf"^{key} must be in \[0, ") as error:
        make(name, **{key: bad})
    assert quoted(bad) in str(error.value)


@pytest.mark.parametrize("bad", [1.0, 1, 1.5, np.array([[0.5], [1.0]])], ids=str)
@pytest.mark.parametrize(("name", "key"), BOUNDED)
def test_a_decay_of_one_or_more(name, key, bad):
    with pytest.raises(ValueError, match=rf"^{key} must be in \[0, 1\), got 1"):
        make(name, **{key: bad})


@pytest.mark.parametrize("bad", NOT_NUMBERS, ids=str)
@pytest.mark.parametrize(("name", "key"), SETTINGS)
def test_a_hyperparameter_that_is_no_number(name, key, bad):
    with pytest.raises(TypeError, match=rf"^{key} must be a number"):
        make(name, **{key: bad})


@pytest.mark.parametrize("bad", [-0.5, np.nan, "fast"], ids=str)
@pytest.mark.parametrize(("name", "key"), SETTINGS)
def test_a_bad_hyperparameter_set_later_stops_the_next_update(name, key, bad):
    optimizer = make(name)
    step(optimizer, GOOD, GOOD)
    setattr(optimizer, key, bad)
    before = {k: v for k, v in state(optimizer).items() if k != key}
    with pytest.raises((ValueError, TypeError), match=f"^{key} must be"):
        step(optimizer, GOOD, GOOD)
    after = {k: v for k, v in state(optimizer).items() if k != key}
    assert same_state(after, before)


BAD_ARRAYS = {
    "nan": (np.array([[1.0, np.nan], [2.0, 3.0]]), ValueError, "must be finite, got nan"),
    "infinity": (np.array([[-np.inf, 0.0], [1, np.nan]]), ValueError, "must be finite, got -inf"),
    "ragged": (
        [[1.0], [1.0, 2.0]],
        ValueError,
        r"must be an array, got \[\[1\.0\], \[1\.0, 2\.0\]\]",
    ),
    "integers": (np.array([1, 2]), TypeError, r"must be float32 or float64, got int\d+: array"),
    "half": (np.ones(2, np.float16), TypeError, "must be float32 or float64, got float16"),
    "complex": (np.ones(2, complex), TypeError, "must be float32 or float64, got complex128"),
    "text": ("ab", TypeError, "must be float32 or float64, got <U2: 'ab'"),
    "none": (None, TypeError, "must be float32 or float64, got object: None"),
    "empty": (np.ones((0, 2)), ValueError, r"must not be empty, got .* \(0, 2\)"),
}


@pytest.mark.parametrize(("bad", "error", "message"), BAD_ARRAYS.values(), ids=BAD_ARRAYS)
@pytest.mark.parametrize("argument", ["params", "gradients"])
@pytest.mark.parametrize("name", NAMES)
def test_a_bad_array(name, argument, bad, error, message):
    optimizer = make(name)
    step(optimizer, GOOD, GOOD)
    before = state(optimizer)
    params, gradients = (bad, GOOD) if argument == "params" else (GOOD, bad)
    with pytest.raises(error, match=f"^{argument} {message}"):
        step(optimizer, params, gradients)
    assert same_state(state(optimizer), before)


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
@pytest.mark.parametrize("argument", ["params", "gradients"])
def test_no_zero_hides_a_bad_number(argument, bad):
    arrays = {"params": np.zeros(2), "gradients": np.zeros(2)}
    arrays[argument][1] = bad
    with pytest.raises(ValueError, match=f"^{argument} must be finite, got {bad}"):
        make("Adam").update(**arrays)


def test_a_hyperparameter_is_in_range_as_it_will_be_used():
    nearly_one = np.full((2, 1), 1 - 1e-9)  # 1 in float32
    optimizer = make("Adam", beta2=nearly_one)
    assert np.isfinite(optimizer.update(np.ones((2, 1)), np.ones((2, 1)))).all()
    optimizer = make("Adam", beta2=nearly_one)
    with pytest.raises(ValueError, match=r"^beta2 must be in \[0, 1\), got 0\.99"):
        optimizer.update(np.ones((2, 1), "f4"), np.ones((2, 1), "f4"))
    assert optimizer.t == 0
    with pytest.raises(ValueError, match=r"^learning_rate must be in \[0, inf\)"):
        make("Adam", learning_rate=np.longdouble("1e4000"))
    with pytest.raises(ValueError, match=r"^learning_rate must be an array, got \[\[0\.1\], "):
        make("Adam", learning_rate=[[0.1], [0.1, 0.2]])


MISFITS = {
    "gradients too long": (np.ones((2, 3)), ValueError, r"^gradients .* \(2, 2\), got \(2, 3\)"),
    "gradients that broadcast": (np.ones(2), ValueError, r"^gradients .*, got \(2,\)"),
    "gradients as float32": (np.ones((2, 2), "f4"), TypeError, "^gradients .*, got float32"),
}


@pytest.mark.parametrize(("gradients", "error", "message"), MISFITS.values(), ids=MISFITS)
@pytest.mark.parametrize("name", NAMES)
def test_gradients_that_do_not_fit_params(name, gradients, error, message):
    optimizer = make(name)
    before = state(optimizer)
    with pytest.raises(error, match=message):
        step(optimizer, GOOD, gradients)
    assert same_state(state(optimizer), before)


@pytest.mark.parametrize("name", [n for n in NAMES if n != "GradientDescent"])
def test_params_that_do_not_fit_the_state(name):
    optimizer = make(name)
    step(optimizer, GOOD, GOOD)
    before = state(optimizer)
    with pytest.raises(ValueError, match=r"^params .* state, \(2, 2\), got \(2, 3\)"):
        step(optimizer, np.ones((2, 3)), np.ones((2, 3)))
    with pytest.raises(ValueError, match=r"^params .* state, \(2, 2\), got \(\)"):
        step(optimizer, np.float64(1), np.float64(1))
    with pytest.raises(TypeError, match=r"^params .* state, float64, got float32"):
        step(optimizer, np.ones((2, 2), "f4"), np.ones((2, 2), "f4"))
    assert same_state(state(optimizer), before)


@pytest.mark.parametrize("name", NAMES)
def test_an_overflow_leaves_the_state(name):
    optimizer = make(name, learning_rate=1.7e308)
    before = state(optimizer)
    with np.errstate(all="raise"), pytest.raises(FloatingPointError):
        step(optimizer, np.full((2, 2), 1.7e308), np.full((2, 2), -1e200))
    assert same_state(state(optimizer), before)


def test_large_finite_gradients_are_no_error():
    large = np.full(2, 1e200)
    assert step(make("GradientDescent"), large, large).tolist() == [0.99e200, 0.99e200]


def test_muon_wants_a_matrix():
    for shape in ((), (3,), (2, 2, 2)):
        with pytest.raises(ValueError, match=r"^params must be a matrix, got an array of shape"):
            make("Muon").update(np.ones(shape), np.ones(shape))


@pytest.mark.parametrize("bad", [0, 0.5, 2.5])
def test_soap_wants_a_whole_frequency(bad):
    with pytest.raises(ValueError, match=f"^frequency must be a whole number, .* got {bad}"):
        make("SOAP", frequency=bad)
    optimizer = make("SOAP")
    optimizer.frequency = bad
    with pytest.raises(ValueError, match=r"^frequency must be a whole number"):
        optimizer.update(GOOD, GOOD)


def test_schedule_free_has_no_average_before_the_first_update():
    with pytest.raises(ValueError, match=r"^averaged must follow an update"):
        _ = make("ScheduleFreeAdamW").averaged


def test_nesterov_wants_a_function():
    optimizer = Nesterov()
    with pytest.raises(TypeError, match=r"^gradient_fn must be a function of params, got array"):
        optimizer.update(GOOD, GOOD)
    assert optimizer.velocity == 0
