"""Every surface: hand values, gradients against differences, minima, shapes, types, bad input."""

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gd_core import surfaces

NAMES = surfaces.__all__
EACH = pytest.mark.parametrize("surface", [getattr(surfaces, name)() for name in NAMES], ids=NAMES)

HAND_VALUES = [
    ("IllConditionedBowl", (2.0, 2.0), 52.0, (2.0, 50.0)),
    ("Rosenbrock", (-1.2, 1.0), 24.2, (-215.6, -88.0)),
    ("Beale", (1.0, 1.0), 1.5**2 + 2.25**2 + 2.625**2, (0.0, 2 * (1.5 + 4.5 + 7.875))),
    ("Himmelblau", (0.0, 0.0), 170.0, (-14.0, -22.0)),
    ("Booth", (0.0, 0.0), 74.0, (-34.0, -38.0)),
    ("Saddle", (1.0, 2.0), 0.5, (1.0, 0.0)),
    ("Plateau", (1.0, 1.0), 1 - np.exp(-1.0), (np.exp(-1.0), np.exp(-1.0))),
    ("Rastrigin", (0.5, 1.0), 21.25, (1.0, 2.0)),
    ("Ackley", (0.0, 0.0), 0.0, (0.0, 0.0)),
    ("ThreeHumpCamel", (1.0, 2.0), 2 - 1.05 + 1 / 6 + 2 + 4, (2.8, 5.0)),
    ("StyblinskiTang", (1.0, -1.0), -15.0, (-11.5, 16.5)),
    ("DoubleWell", (1.0, 2.0), 1.85, (0.1, 2.0)),
    ("Cliff", (2.0, 1.0), 1.25, (8.2, 0.1)),
]


@pytest.mark.parametrize(("name", "point", "value", "slopes"), HAND_VALUES)
def test_values_by_hand(name, point, value, slopes):
    surface = getattr(surfaces, name)()
    np.testing.assert_allclose(surface(np.array(point)), value, rtol=1e-12, atol=1e-14)
    np.testing.assert_allclose(surface.gradient(np.array(point)), slopes, rtol=1e-12, atol=1e-13)


def differences(surface, point, step=1e-5):
    """Central differences of the surface, shape (2,)."""
    moves = step * np.eye(2)
    return (surface(point + moves) - surface(point - moves)) / (2 * step)


@EACH
@given(fractions=st.tuples(st.floats(0, 1), st.floats(0, 1)))
def test_the_gradient_is_that_of_the_surface(surface, fractions):
    (x_min, x_max), (y_min, y_max) = surface.window
    x, y = fractions
    point = np.array([x_min + x * (x_max - x_min), y_min + y * (y_max - y_min)])
    if isinstance(surface, surfaces.Ackley) and np.hypot(*point) < 0.05:
        return  # the tip of the cone has no derivative
    expected = differences(surface, point)
    scale = 1 + np.abs(expected).max() + np.abs(surface(point))
    np.testing.assert_allclose(surface.gradient(point), expected, atol=1e-6 * scale)


@EACH
def test_minima_are_flat_and_curve_upwards(surface):
    assert surface.minima.ndim == 2
    for minimum in surface.minima:
        np.testing.assert_allclose(surface.gradient(minimum), 0, atol=1e-12)
        around = minimum + 1e-3 * np.array([[1, 0], [-1, 0], [0, 1], [0, -1], [1, 1], [1, -1]])
        assert (surface(around) > surface(minimum)).all()


@EACH
def test_the_first_minimum_is_the_lowest_point_of_the_window(surface):
    heights = surface(surface.minima)
    assert heights[0] <= heights.min() + 1e-12
    x, y = (np.linspace(*side, 201) for side in surface.window)
    grid = np.stack(np.meshgrid(x, y), axis=-1)
    assert surface(grid).min() >= heights[0] - 1e-12


@EACH
def test_minima_and_start_are_inside_the_window(surface):
    low, high = np.array(surface.window).T
    for point in [*surface.minima, surface.start]:
        assert (low <= point).all()
        assert (point <= high).all()
    assert surface(surface.start) > surface(surface.minima).min()


@EACH
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("leading", [(), (3,), (2, 3)])
def test_shape_and_dtype_are_kept(surface, dtype, leading):
    points = np.linspace(-1, 1, int(np.prod((*leading, 2))), dtype=dtype).reshape(*leading, 2)
    before = points.copy()
    heights, slopes = surface(points), surface.gradient(points)
    assert heights.shape == leading
    assert slopes.shape == (*leading, 2)
    assert heights.dtype == slopes.dtype == dtype
    np.testing.assert_array_equal(points, before)


@EACH
def test_many_points_at_once_are_the_points_one_by_one(surface):
    points = np.random.default_rng(1).uniform(-2, 2, (7, 2))
    np.testing.assert_allclose(surface(points), [surface(point) for point in points])
    np.testing.assert_allclose(
        surface.gradient(points), [surface.gradient(point) for point in points]
    )


@EACH
def test_bad_points_are_named(surface):
    for method in (surface, surface.gradient):
        with pytest.raises(TypeError, match="points must be float32 or float64, got int"):
            method(np.array([1, 2]))
        with pytest.raises(ValueError, match=r"points must have one shape, got \[\[1\.0\]"):
            method([[1.0], [1.0, 2.0]])
        for shape in [(), (3,), (2, 1), (0, 2)]:
            with pytest.raises(ValueError, match=rf"points must.*got {re.escape(str(shape))}"):
                method(np.zeros(shape))


@EACH
def test_one_surface_cannot_spoil_another(surface):
    surface.__class__().start[:] = 99
    assert (type(surface)().start != 99).all()


@pytest.mark.parametrize("value", [0.5, -1.0, np.inf, np.nan])
@pytest.mark.parametrize("surface_class", [surfaces.IllConditionedBowl, surfaces.Ravine])
def test_bad_condition_numbers_are_named(surface_class, value):
    with pytest.raises(ValueError, match=f"condition_number .*{value}"):
        surface_class(condition_number=value)


def test_numbers_beyond_all_floats_are_named():
    for make, name in (
        (lambda: surfaces.IllConditionedBowl(10**400), "condition_number must fit a float"),
        (lambda: surfaces.Ravine(curvature=10**400), "curvature must fit a float"),
        (lambda: surfaces.Ravine(1e200, 0.0, 1e200), r"curvature \* condition_number must be fin"),
    ):
        with pytest.raises(ValueError, match=name):
            make()


def test_the_slope_beside_the_tip_of_the_cone():
    # The cone falls by 4 a unit of r, and r is |x| over the root of 2.
    for tiny in (1e-310, 5e-324, 1e-200):
        slopes = surfaces.Ackley().gradient(np.array([[tiny, 0.0], [0.0, -tiny], [0.0, 0.0]]))
        assert np.isfinite(slopes).all()
    slopes = surfaces.Ackley().gradient(np.array([[1e-310, 0.0], [0.0, -1e-200]]))
    np.testing.assert_allclose(slopes, [[8**0.5, 0], [0, -(8**0.5)]], rtol=1e-9)


def test_a_ravine_is_entered_on_one_of_its_sides():
    ravine = surfaces.Ravine(condition_number=10.0, angle=90.0)
    # Turned by 90 degrees the floor is the y axis: 4.5 along it, and 1 across, ten times as steep.
    np.testing.assert_allclose(ravine.gradient(ravine.start), [-10, -4.5], atol=1e-12)


def test_other_bad_arguments_of_the_ravine_are_named():
    with pytest.raises(ValueError, match=r"angle must be finite.*got inf"):
        surfaces.Ravine(angle=np.inf)
    for value in (0.0, -1.0, np.nan):
        with pytest.raises(ValueError, match="curvature must"):
            surfaces.Ravine(curvature=value)


@given(angle=st.floats(-360, 360), condition_number=st.floats(1, 1e4))
def test_the_ravine_has_the_curvatures_it_was_given(angle, condition_number):
    ravine = surfaces.Ravine(condition_number, angle, curvature=2.0)
    curvatures = np.linalg.eigvalsh(ravine.hessian)
    np.testing.assert_allclose(curvatures, [2.0, 2.0 * condition_number], rtol=1e-9)
    point = np.array([0.3, -0.7])
    np.testing.assert_allclose(ravine.gradient(point), ravine.hessian @ point, atol=1e-9)
    np.testing.assert_allclose(ravine(point), point @ ravine.hessian @ point / 2, rtol=1e-9)


def test_an_angle_of_zero_leaves_the_floor_on_the_x_axis():
    ravine = surfaces.Ravine(condition_number=4.0, angle=0.0)
    np.testing.assert_allclose(ravine.gradient(np.array([1.0, 1.0])), [1.0, 4.0])
    turned = surfaces.Ravine(condition_number=4.0, angle=90.0)
    np.testing.assert_allclose(turned.gradient(np.array([1.0, 1.0])), [4.0, 1.0])
