"""Bad input is refused by name and value, and leaves the optimizer as it was."""

import ast
import importlib
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

import gd_core.optimizers
from gd_core.optimizers import Nesterov
from tests.gd_core.optimizers.table import BOUNDED, NAMES, START, make, same_state, state, step

FOLDER = Path(gd_core.optimizers.__file__).parent
FILES = sorted(path for path in FOLDER.glob("*.py") if path.name != "__init__.py")
SETTINGS = [(name, key) for name in NAMES for key in make(name).SETTINGS]
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
@pytest.mark.parametrize(("name", "key"), [pair for pair in SETTINGS if pair[1] in BOUNDED])
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
    if (name, argument, message[:14]) != ("Momentum", "params", "must be finite"):  # see below
        step(optimizer, GOOD, GOOD)
    before = state(optimizer)
    params, gradients = (bad, GOOD) if argument == "params" else (GOOD, bad)
    with pytest.raises(error, match=f"^{argument} {message}"):
        step(optimizer, params, gradients)
    assert same_state(state(optimizer), before)


def test_momentum_looks_through_its_first_params_and_every_gradient():
    optimizer = make("Momentum")
    bad = np.array([[1.0, np.nan], [2.0, 3.0]])
    for _ in range(2):
        with pytest.raises(ValueError, match=r"^params must be finite, got nan"):
            optimizer.update(bad, GOOD)
    optimizer.update(GOOD, GOOD)
    assert np.isnan(optimizer.update(bad, GOOD)).tolist() == [[False, True], [False, False]]
    with pytest.raises(ValueError, match=r"^gradients must be finite, got nan"):
        optimizer.update(GOOD, bad)
    assert np.isfinite(optimizer.velocity).all()


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
    if name == "Momentum":  # it updates in place, and has begun
        assert not optimizer.velocity.any()
        optimizer.velocity = 0.0
    assert same_state(state(optimizer), before)


@pytest.mark.parametrize("name", ["Adam", "Momentum"])
def test_a_state_in_place_is_nobody_elses(name):
    optimizer = make(name)
    gradients, params = np.full((2, 2), 3.0), np.ones((2, 2))
    first = step(optimizer, params, gradients)
    mine = {key: value for key, value in vars(optimizer).items() if isinstance(value, np.ndarray)}
    step(optimizer, first, gradients)
    assert mine
    for key, value in mine.items():
        assert getattr(optimizer, key) is value  # in place
        assert not any(np.shares_memory(value, array) for array in (params, first, gradients))
    assert (gradients == 3.0).all()


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


def test_every_file_ends_with_the_same_checks():
    endings = {path.read_text().partition("\n# Checks. ")[2] for path in FILES}
    assert len(endings) == 1
    assert len(endings.pop()) > 1000


class Settings:
    """As little of an optimizer as the checks need."""

    SETTINGS = ("learning_rate", "beta1")
    SINGLE = ("beta1",)

    def __init__(self, learning_rate, beta1=0.5):
        self.learning_rate = learning_rate
        self.beta1 = beta1


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_copy_of_the_checks_works(path):
    module = importlib.import_module(f"gd_core.optimizers.{path.stem}")
    with pytest.raises(ValueError, match=r"^params must have the shape of the optimizer's state"):
        module.check_arrays(np.ones(2), np.ones(2), np.ones(3))
    params, rates = np.ones((3, 2), "f4"), np.full((3, 1), 0.5)
    found = module.check_settings(Settings(rates), params)
    assert (found[0].dtype, found[0].shape, found[1]) == ("float32", (3, 1), 0.5)
    assert module.check_settings(Settings(rates))[0] is rates  # before there are params
    with pytest.raises(ValueError, match=r"^learning_rate of shape \(3, 1\) must broadcast to par"):
        module.check_settings(Settings(rates), params.T)
    with pytest.raises(ValueError, match=r"^beta1 must be one number, got an array of shape \(3"):
        module.check_settings(Settings(0.1, rates), params)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_imports_numpy_alone(path):
    nodes = list(ast.walk(ast.parse(path.read_text())))
    imports = [ast.unparse(n) for n in nodes if isinstance(n, (ast.Import, ast.ImportFrom))]
    assert imports == ["import numpy as np"]


def test_a_copied_file_works_on_its_own(tmp_path):
    (tmp_path / "adam.py").write_text((FOLDER / "adam.py").read_text())
    code = "import numpy as np, adam; print(adam.Adam().update(np.ones(2), np.ones(2)))"
    command = [sys.executable, "-c", code]
    found = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert found.stdout == "[0.999 0.999]\n"
