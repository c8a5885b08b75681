"""Checks name the argument and quote the value."""

import numpy as np
import pytest

from gd_core import checks


@pytest.mark.parametrize("value", [1, 0.5, np.float32(0.5), np.int64(1)])
def test_numbers_pass(value):
    checks.number("rate", value, above=0, below=2)
    checks.at_least("rate", value, 0.5, most=1)


@pytest.mark.parametrize("value", [True, np.True_, "1", None, [1.0], 1j])
def test_what_is_no_number_is_quoted(value):
    with pytest.raises(TypeError, match="rate must be a number, got "):
        checks.number("rate", value)


@pytest.mark.parametrize(
    ("check", "message"),
    [
        (lambda: checks.number("rate", np.nan), "rate must be finite, got nan"),
        (lambda: checks.number("rate", 0.0, above=0), r"rate must be > 0, got 0\.0"),
        (lambda: checks.number("rate", 1, below=1), "rate must be < 1, got 1"),
        (lambda: checks.at_least("rate", 0.5, 1), r"rate must be >= 1, got 0\.5"),
        (lambda: checks.at_least("rate", 3, 1, most=2), "rate must be <= 2, got 3"),
        (lambda: checks.count("steps", 0), "steps must be >= 1, got 0"),
        (
            lambda: checks.same_shape("targets", np.zeros(3), (2,)),
            r"targets must have shape \(2,\), got \(3,\)",
        ),
        (
            lambda: checks.dimensions("examples", np.zeros(3), 2),
            r"examples must have 2 axes, got shape \(3,\)",
        ),
        (
            lambda: checks.problem_params(np.zeros(3), (2, 3), np.dtype(float)),
            r"params must have shape \(\.\.\., 2, 3\), got \(3,\)",
        ),
        (
            lambda: checks.problem_params(np.zeros((2, 4)), (3,), np.dtype(float)),
            r"params must have shape \(\.\.\., 3\), got \(2, 4\)",
        ),
        (
            lambda: checks.problem_params(np.zeros((0, 3)), (3,), np.dtype(float)),
            r"params must not be empty, got shape \(0, 3\)",
        ),
        (lambda: checks.batch([], np.zeros(3)), r"indices must have shape \(batch,\)"),
        (lambda: checks.batch([[1]], np.zeros(3)), r"indices must have shape \(batch,\)"),
        (lambda: checks.batch([0, 3], np.zeros(3)), "indices must be from 0 to 2, got 3"),
        (lambda: checks.batch([-1], np.zeros(3)), "indices must be from 0 to 2, got -1"),
        (lambda: checks.float_array("start", [1.0, np.inf]), "start must be finite, got inf"),
        (lambda: checks.float_array("start", np.zeros(0)), "start must not be empty"),
    ],
)
def test_values_out_of_range_are_quoted(check, message):
    with pytest.raises(ValueError, match=message):
        check()


@pytest.mark.parametrize(
    ("check", "message"),
    [
        (lambda: checks.count("steps", 1.0), r"steps must be an integer, got 1\.0"),
        (lambda: checks.count("steps", True), "steps must be an integer, got True"),
        (lambda: checks.float_array("start", [1, 2]), "start must be float32 or float64"),
        (lambda: checks.batch([0.5], np.zeros(3)), "indices must be integers, got float64"),
        (
            lambda: checks.same_dtype("targets", np.zeros(1), np.dtype(np.float32)),
            "targets must be float32, got float64",
        ),
    ],
)
def test_the_wrong_kind_is_a_type_error(check, message):
    with pytest.raises(TypeError, match=message):
        check()


@pytest.mark.parametrize(
    ("check", "message"),
    [
        (lambda: checks.number("rate", 10**400), "rate must fit a float, got an integer of 1329"),
        (lambda: checks.count("steps", 2**63), "steps must be <= 9223372036854775807, got an int"),
        (lambda: checks.float_array("start", [[1.0], [1.0, 2.0]]), r"start must have one shape"),
        (lambda: checks.batch([[1], [1, 2]], np.zeros(3)), "indices must have one shape"),
    ],
)
def test_what_numpy_cannot_hold_is_named(check, message):
    with pytest.raises(ValueError, match=message):
        check()


@pytest.mark.parametrize("value", [3, np.int8(3), np.uint64(3)])
def test_a_count_is_pythons_own_integer(value):
    assert type(checks.count("steps", value)) is int
    assert checks.count("seed", 2**100, most=np.inf) == 2**100


def test_an_update_in_c_counts_as_taking_gradients():
    checks.gradient_optimizer("optimizer", set())


def test_a_batch_is_its_rows():
    np.testing.assert_array_equal(checks.batch([2, 0], np.array([5.0, 6.0, 7.0]))[0], [7, 5])
    rows = np.ones((2, 2))
    assert checks.batch(None, rows)[0] is rows
