"""Clipping: hand values, directions, extremes, bad input."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gd_core import clip_by_global_norm, clip_by_norm, clip_by_value

VECTORS = st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=6).map(np.array)
LIMITS = st.floats(1e-3, 1e3)


def test_by_hand():
    np.testing.assert_array_equal(clip_by_value(np.array([3.0, -0.4, -2.0]), 1.0), [1, -0.4, -1])
    np.testing.assert_allclose(clip_by_norm(np.array([3.0, 4.0]), 1.0), [0.6, 0.8])
    first, second = clip_by_global_norm([np.array([3.0, 4.0]), np.array([12.0])], 6.5)
    np.testing.assert_allclose(first, [1.5, 2])
    np.testing.assert_allclose(second, [6])


@given(gradients=VECTORS, limit=LIMITS)
def test_by_value_changes_only_what_is_too_large(gradients, limit):
    clipped = clip_by_value(gradients, limit)
    assert (np.abs(clipped) <= limit).all()
    inside = np.abs(gradients) <= limit
    np.testing.assert_array_equal(clipped[inside], gradients[inside])


@given(gradients=VECTORS, max_norm=LIMITS)
def test_by_norm_keeps_the_direction(gradients, max_norm):
    clipped, norm = clip_by_norm(gradients, max_norm), np.linalg.norm(gradients)
    if norm < max_norm * (1 - 1e-12):
        np.testing.assert_array_equal(clipped, gradients)
    else:
        np.testing.assert_allclose(np.linalg.norm(clipped), max_norm, rtol=1e-12)
        np.testing.assert_allclose(clipped * norm, gradients * max_norm, rtol=1e-9, atol=1e-9)


@given(first=VECTORS, second=VECTORS, max_norm=LIMITS)
def test_a_global_norm_is_that_of_all_in_one(first, second, max_norm):
    clipped = np.concatenate(clip_by_global_norm([first, second], max_norm))
    whole = clip_by_norm(np.concatenate((first, second)), max_norm)
    np.testing.assert_allclose(clipped, whole, rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize("clip", [clip_by_value, clip_by_norm])
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_a_new_array_of_the_same_dtype(clip, dtype):
    for size in (0.1, 10.0):
        gradients = np.full((2, 3), size, dtype)
        clipped = clip(gradients, np.float64(1.0))
        assert clipped.dtype == dtype
        assert not np.shares_memory(clipped, gradients)
        assert (gradients == dtype(size)).all()
    assert clip_by_global_norm([gradients], np.float64(1.0))[0].dtype == dtype


def test_arrays_of_two_dtypes_keep_theirs():
    arrays = [np.array([3.0], np.float32), np.array([4.0])]
    clipped = clip_by_global_norm(arrays, 1.0)
    assert [array.dtype for array in clipped] == [np.float32, np.float64]
    np.testing.assert_allclose(np.concatenate(clipped), [0.6, 0.8], rtol=1e-7)


def test_huge_tiny_and_zero_gradients():
    np.testing.assert_allclose(clip_by_norm(np.array([3e300, 4e300]), 1.0), [0.6, 0.8])
    huge = np.array([3e30, 4e30], np.float32)
    np.testing.assert_allclose(clip_by_norm(huge, 1.0), [0.6, 0.8], rtol=1e-6)
    tiny = np.array([3e-300, 4e-300])
    np.testing.assert_array_equal(clip_by_norm(tiny, 1.0), tiny)
    np.testing.assert_array_equal(clip_by_norm(np.zeros(2), 1.0), [0, 0])
    np.testing.assert_array_equal(clip_by_global_norm([np.zeros(2)], 1.0), [[0, 0]])


def norm_of(*arrays):
    """The norm of arrays that are neither huge nor tiny, float64."""
    return float(np.linalg.norm(np.concatenate([np.ravel(a).astype(float) for a in arrays])))


def test_a_norm_that_is_no_float_can_be_clipped():
    huge = np.full(10, 1e308)
    np.testing.assert_allclose(clip_by_norm(huge, 1.0), np.full(10, 0.1**0.5), rtol=1e-14)
    np.testing.assert_allclose(clip_by_norm(huge, 1e-300), np.full(10, 1e-300 * 0.1**0.5))
    many = clip_by_norm(np.full(1_000_000, 1e36, np.float32), 1.0)
    assert many.dtype == np.float32
    np.testing.assert_allclose(many, 1e-3, rtol=1e-5)
    pair = [np.full(2, 3e38, np.float32), np.full(2, 1e300)]
    for arrays in ([pair[0]] * 2, [huge] * 3, pair):
        clipped = clip_by_global_norm(arrays, 1.0)
        assert norm_of(*clipped) == pytest.approx(1.0, rel=1e-6)
        assert [array.dtype for array in clipped] == [array.dtype for array in arrays]


def test_limits_beyond_float32_and_below_it():
    ones = np.array([1, 2], np.float32)
    for clip in (clip_by_value, clip_by_norm):
        np.testing.assert_array_equal(clip(ones, 1e300), ones)
        np.testing.assert_array_equal(clip(np.zeros(2, np.float32), 1e-50), [0, 0])
        np.testing.assert_array_equal(clip(ones, 1e-50), [0, 0])
    np.testing.assert_array_equal(clip_by_global_norm([ones, ones], 1e300), [ones, ones])


def test_arrays_of_no_axes_stay_so():
    clipped = clip_by_global_norm([np.array(3.0), np.full(2, 4 / 2**0.5)], 1.0)
    assert [array.shape for array in clipped] == [(), (2,)]
    np.testing.assert_allclose(clipped[0], 0.6)
    assert clip_by_global_norm([np.array(3.0)], 5.0)[0].shape == ()
    assert clip_by_norm(np.array(3.0), 1.0) == 1.0


def test_axes_are_integers_of_any_kind():
    runs = np.array([[3.0, 4.0], [0.3, 0.4]])
    np.testing.assert_array_equal(
        clip_by_norm(runs, 1.0, axis=np.int64(1)), clip_by_norm(runs, 1.0, axis=1)
    )
    with pytest.raises(ValueError, match="axis must be from -64 to 63, got 64"):
        clip_by_norm(runs, 1.0, axis=64)


def test_an_axis_clips_each_run_by_itself():
    runs = np.array([[3.0, 4.0], [0.3, 0.4]])
    np.testing.assert_allclose(clip_by_norm(runs, 1.0, axis=-1), [[0.6, 0.8], [0.3, 0.4]])


@pytest.mark.parametrize(("clip", "name"), [(clip_by_value, "limit"), (clip_by_norm, "max_norm")])
def test_bad_arguments_are_named(clip, name):
    for value in (0, -1.0, np.nan, np.inf):
        with pytest.raises(ValueError, match=f"{name} must be .*got {value}"):
            clip(np.ones(2), value)
    with pytest.raises(TypeError, match=f"{name} must be a number, got None"):
        clip(np.ones(2), None)
    for gradients, error in (
        (np.array([1.0, np.nan]), ValueError),
        (np.zeros(0), ValueError),
        (np.array([1, 2]), TypeError),
    ):
        with pytest.raises(error, match="gradients must"):
            clip(gradients, 1.0)


@pytest.mark.parametrize(
    ("gradients", "error", "message"),
    [
        ([], ValueError, "gradients must not be empty"),
        (np.ones((2, 2)), TypeError, r"gradients must be a list of arrays, got array"),
        ([np.ones(2), np.array([np.inf])], ValueError, r"gradients\[1\] must be finite, got inf"),
        ([np.array([1])], TypeError, r"gradients\[0\] must be float32 or float64"),
    ],
)
def test_bad_lists_are_named(gradients, error, message):
    with pytest.raises(error, match=message):
        clip_by_global_norm(gradients, 1.0)
    with pytest.raises(ValueError, match="max_norm must be > 0, got 0"):
        clip_by_global_norm([np.ones(2)], 0)
