"""The variants: which examples each step sees, and what it does with their gradient."""

import inspect
import re
import sys
from collections.abc import Iterator

import numpy as np
import pytest

from gd_core.problems import LeastSquares
from gd_core.variants import (
    _checked_descent,
    batch_gradient_descent,
    mini_batch_gradient_descent,
    stochastic_gradient_descent,
)

PROBLEM = LeastSquares.synthetic(10)
START = np.zeros(2)


def least_squares(params, examples, targets):
    return LeastSquares(examples, targets).gradient(params)


def call(variant, **changes):
    """Call a variant with good arguments but for the changes."""
    arguments = {
        "gradient_fn": least_squares,
        "params": START,
        "examples": PROBLEM.examples,
        "targets": PROBLEM.targets,
        "learning_rate": 0.1,
        "epochs": 3,
        "batch_size": 4,
        "rng": np.random.default_rng(7),
        **changes,
    }
    wanted = inspect.signature(variant).parameters
    return variant(**{name: value for name, value in arguments.items() if name in wanted})


EACH = pytest.mark.parametrize(
    "variant", [batch_gradient_descent, stochastic_gradient_descent, mini_batch_gradient_descent]
)


class Watch:
    """A gradient function that remembers which examples it was shown."""

    def __init__(self):
        self.seen = []

    def __call__(self, params, examples, targets):
        np.testing.assert_array_equal(examples[:, 0], targets)
        self.seen.append(targets.astype(int).tolist())
        return np.ones_like(params)


def watch(variant, epochs=2):
    seen = Watch()
    numbers = np.arange(10.0)
    path = list(
        call(variant, gradient_fn=seen, examples=numbers[:, None], targets=numbers, epochs=epochs)
    )
    return seen.seen, path


def test_batch_sees_all_examples_in_one_step():
    seen, path = watch(batch_gradient_descent)
    assert seen == [list(range(10))] * 2
    np.testing.assert_allclose(path, [[-0.1, -0.1], [-0.2, -0.2]])


def test_stochastic_sees_each_example_once_an_epoch_in_new_orders():
    seen, path = watch(stochastic_gradient_descent)
    first, second = np.concatenate(seen[:10]).tolist(), np.concatenate(seen[10:]).tolist()
    assert sorted(first) == sorted(second) == list(range(10))
    assert first != second
    assert first != sorted(first)
    np.testing.assert_allclose(path, [[-1, -1], [-2, -2]])


def test_mini_batch_sees_each_example_once_an_epoch_in_batches():
    seen, path = watch(mini_batch_gradient_descent)
    assert [len(batch) for batch in seen] == [4, 4, 2, 4, 4, 2]
    first, second = np.concatenate(seen[:3]).tolist(), np.concatenate(seen[3:]).tolist()
    assert sorted(first) == sorted(second) == list(range(10))
    assert first != second
    np.testing.assert_allclose(path, [[-0.3, -0.3], [-0.6, -0.6]])


def test_batch_step_by_hand():
    examples, targets = np.array([[1.0], [2.0]]), np.array([1.0, 4.0])
    path = call(batch_gradient_descent, params=np.zeros(1), examples=examples, targets=targets)
    # Mean gradient (1 * (0 - 1) + 2 * (0 - 4)) / 2 = -4.5.
    np.testing.assert_allclose(next(path), [0.45])


def test_a_batch_of_all_is_batch_descent():
    whole = list(call(mini_batch_gradient_descent, batch_size=10))
    np.testing.assert_allclose(whole, list(call(batch_gradient_descent)))


def test_a_batch_of_one_is_stochastic_descent():
    single = list(call(mini_batch_gradient_descent, batch_size=1))
    np.testing.assert_array_equal(single, list(call(stochastic_gradient_descent)))


@EACH
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_each_descends_keeps_the_dtype_and_leaves_its_arguments(variant, dtype):
    start = START.astype(dtype)
    data = {
        "examples": PROBLEM.examples.astype(dtype),
        "targets": PROBLEM.targets.astype(dtype),
    }
    path = list(call(variant, params=start, epochs=60, learning_rate=np.float64(0.1), **data))
    assert len(path) == 60
    assert path[-1].dtype == dtype
    np.testing.assert_array_equal(start, 0)
    np.testing.assert_allclose(path[-1], PROBLEM.solution, atol=0.15)


@EACH
def test_the_same_seed_gives_the_same_path(variant):
    np.testing.assert_array_equal(list(call(variant)), list(call(variant)))


@EACH
@pytest.mark.parametrize(
    ("changes", "error", "message"),
    [
        ({"gradient_fn": 3}, TypeError, "gradient_fn must be callable, got 3"),
        ({"params": np.array([1, 2])}, TypeError, "params must be float32 or float64, got int"),
        ({"params": np.array([np.nan])}, ValueError, "params must be finite.*nan"),
        ({"params": np.zeros(0)}, ValueError, "params must be finite and not empty"),
        ({"examples": np.zeros((0, 2))}, ValueError, r"examples must be.*not empty.*\(0, 2\)"),
        ({"examples": np.full((10, 2), np.inf)}, ValueError, "examples must be finite"),
        ({"examples": ["a"] * 10}, TypeError, "examples must hold numbers"),
        ({"targets": np.zeros(9)}, ValueError, r"targets must be as many as examples, got \(9,\)"),
        ({"targets": np.float64(1)}, ValueError, "targets must be as many as examples"),
        ({"targets": np.full(10, np.nan)}, ValueError, "targets must be finite"),
        ({"targets": [None] * 10}, TypeError, "targets must hold numbers"),
        ({"learning_rate": 0.0}, ValueError, r"learning_rate must be finite and > 0, got 0\.0"),
        ({"learning_rate": np.nan}, ValueError, "learning_rate must be finite and > 0, got nan"),
        ({"learning_rate": 10**400}, ValueError, "learning_rate must fit a float, got 1329 bits"),
        ({"params": [[1.0], [1.0, 2.0]]}, ValueError, "params must have one shape, got"),
        ({"examples": [[1.0], [1.0, 2.0]]}, ValueError, "examples must have one shape, got"),
        ({"targets": [[1.0], [1.0, 2.0]]}, ValueError, "targets must have one shape, got"),
        ({"learning_rate": "fast"}, TypeError, "learning_rate must be a number, got 'fast'"),
        ({"learning_rate": True}, TypeError, "learning_rate must be a number, got True"),
        ({"epochs": 0}, ValueError, "epochs must be >= 1, got 0"),
        ({"epochs": 1.5}, TypeError, r"epochs must be an integer, got 1\.5"),
        ({"epochs": True}, TypeError, "epochs must be an integer, got True"),
    ],
)
def test_bad_arguments_are_named_at_the_call(variant, changes, error, message):
    with pytest.raises(error, match=message):
        call(variant, **changes)


@pytest.mark.parametrize("variant", [stochastic_gradient_descent, mini_batch_gradient_descent])
def test_chance_must_come_from_a_generator(variant):
    with pytest.raises(TypeError, match=r"rng must be a numpy\.random\.Generator, got 7"):
        call(variant, rng=7)


@pytest.mark.parametrize("size", [0, 11, -1])
def test_a_batch_size_out_of_range_is_named(size):
    with pytest.raises(ValueError, match=f"batch_size must be from 1 to 10, got {size}"):
        call(mini_batch_gradient_descent, batch_size=size)


def test_a_batch_size_of_numpy_cannot_wrap_around():
    count = 300
    problem = LeastSquares.synthetic(count)
    seen = []

    def gradient(params, examples, targets):
        seen.append(len(examples))
        return params

    data = {"examples": problem.examples, "targets": problem.targets}
    list(call(mini_batch_gradient_descent, gradient_fn=gradient, batch_size=np.uint8(200), **data))
    assert set(zip(seen[::2], seen[1::2], strict=True)) == {(200, 100)}


def test_a_large_integer_is_a_learning_rate():
    path = call(batch_gradient_descent, gradient_fn=lambda *_: 0 * START, learning_rate=10**20)
    np.testing.assert_array_equal(next(path), START)


@pytest.mark.parametrize("size", [2.0, True, None])
def test_a_batch_size_of_another_kind_is_named(size):
    with pytest.raises(TypeError, match=f"batch_size must be an integer, got {size}"):
        call(mini_batch_gradient_descent, batch_size=size)


@EACH
@pytest.mark.parametrize(
    ("gradients", "error", "message"),
    [
        ([[1.0], [1.0, 2.0]], ValueError, "gradients must have one shape, got"),
        (np.zeros(3), ValueError, r"gradients must have shape \(2,\), got \(3,\)"),
        (np.array([1.0, np.inf]), ValueError, "gradients must be finite, got"),
        (np.array([1, 2]), TypeError, "gradients must be float64 like params, got int"),
    ],
)
def test_bad_gradients_are_named(variant, gradients, error, message):
    path = call(variant, gradient_fn=lambda params, examples, targets: gradients)
    with pytest.raises(error, match=message):
        next(path)


@pytest.mark.not_in_page
@EACH
def test_the_checks_leave_the_plain_function_to_be_read(variant):
    assert inspect.signature(variant).return_annotation == Iterator[np.ndarray]
    assert inspect.getsource(variant).startswith("@checked_descent\ndef ")
    assert list(inspect.signature(variant).parameters)[:6] == list(
        inspect.signature(batch_gradient_descent).parameters
    )


@EACH
def test_a_missing_argument_is_named(variant):
    with pytest.raises(TypeError, match="'epochs'"):
        variant(least_squares, START, PROBLEM.examples, PROBLEM.targets, 0.1)


@pytest.mark.not_in_page
@EACH
def test_a_file_and_the_checks_are_whole_without_gd_core(variant):
    own, left_out = re.subn(
        r"^from gd_core.variants._checked_descent import .*\n",
        "",
        inspect.getsource(sys.modules[variant.__module__]),
        flags=re.MULTILINE,
    )
    assert left_out == 1
    source = inspect.getsource(_checked_descent) + own
    assert "gd_core" not in source
    copied = {}
    exec(compile(source, f"{variant.__name__}.py", "exec"), copied)
    np.testing.assert_array_equal(list(call(copied[variant.__name__])), list(call(variant)))
    with pytest.raises(ValueError, match="epochs must be >= 1, got 0"):
        call(copied[variant.__name__], epochs=0)
