"""The plane of rate and momentum: each answer against theory, and against a run by hand."""

import numpy as np
import pytest
from gd_page.lab import momentum_plane
from gd_page.lab.momentum_plane import CONDITIONS, RATES_END, plane
from gd_page.lab.momentum_points import PERCENT_LIMIT, STEPS, points

from gd_core import theory

REGIMES = theory.REGIMES


def run_by_hand(rate, momentum, curvature, steps):
    """The rule in plain floats, from 1 and at rest."""
    position, velocity, errors = 1.0, 0.0, [1.0]
    for _ in range(steps):
        velocity = momentum * velocity + rate * curvature * position
        position -= velocity
        errors.append(position)
    return np.array(errors)


def steps_by_hand(rate, momentum, condition, steps=3000):
    ends = {1.0, 1 / condition}
    runs = [run_by_hand(rate, momentum, curvature, steps) for curvature in ends]
    distances = np.linalg.norm(runs, axis=0)
    return int(np.flatnonzero(distances >= distances[0] / 1000)[-1]) + 1


@pytest.mark.parametrize(
    ("rate", "momentum", "condition"),
    [(0.6, 0.9, 1), (0.2, 0.1, 1), (1.9, 0.05, 1), (3.0, 0.6, 50), (0.3, 0.5, 20), (1.0, 0.0, 1)],
)
def test_the_errors_and_the_steps_are_those_of_a_run_by_hand(rate, momentum, condition):
    found = points([rate], [momentum], condition)
    curvatures = [1.0] if condition == 1 else [1.0, 1 / condition]
    expected = [run_by_hand(rate, momentum, c, STEPS) for c in curvatures]
    assert np.abs(found["errors"][0] - 100 * np.array(expected)).max() <= 0.5 + 1e-9
    assert found["steps"] == [steps_by_hand(rate, momentum, condition)]


@pytest.mark.parametrize(
    ("rate", "momentum", "word"),
    [(0.1, 0.2, "monotone"), (1.0, 0.5, "ripples"), (1.9, 0.05, "zigzag"), (3.5, 0.5, "diverges")],
)
def test_a_point_has_the_regime_and_the_roots_of_theory(rate, momentum, word):
    found = points([rate], [momentum], 1)
    assert REGIMES[found["regimes"][0, 0]] == word
    roots = found["roots"][0, 0] @ [1, 1j]
    np.testing.assert_allclose(roots.sum(), 1 + momentum - rate, atol=1e-12)
    np.testing.assert_allclose(roots.prod(), momentum, atol=1e-12)
    np.testing.assert_allclose(found["radii"][0, 0], np.abs(roots).max(), atol=1e-12)


def test_what_does_not_shrink_in_time_has_no_steps():
    assert points([0.01, 2.0, 4.0], [0.0, 0.0, 0.0], 1000)["steps"] == [-1, -1, -1]
    assert points([0.01], [0.99], 1000)["steps"] == [5946]


def test_what_grows_is_cut_off():
    assert np.abs(points([4.2], [0.0], 1)["errors"]).max() == PERCENT_LIMIT


@pytest.mark.parametrize("condition", [1, 6, 100])
def test_a_cell_of_the_map_is_what_the_slower_end_does(condition):
    found = plane(condition)
    rows, columns = found["regimes"].shape
    for row, column in ((2, 3), (60, 50), (5, 55), (5, 110), (78, 100)):
        rate, momentum = (column + 0.5) * RATES_END / columns, (row + 0.5) / rows
        here = points([rate], [momentum], condition)
        slower = here["radii"][0].argmax()
        assert found["regimes"][row, column] == here["regimes"][0, slower]


def test_a_fuller_shade_is_a_faster_cell():
    found = plane(20)
    shades, regimes = found["shades"].astype(int), found["regimes"]
    ripples = (regimes == REGIMES.index("ripples")).all(axis=1)
    assert not ripples[:10].any()
    column = shades[regimes[:, 30] == REGIMES.index("ripples"), 30]
    assert (np.diff(column) <= 0).all()  # more momentum, slower ripples
    assert column[0] > column[-1]
    assert (shades[regimes == REGIMES.index("diverges")] == 0).all()


@pytest.mark.parametrize("condition", CONDITIONS)
def test_the_best_point_beats_every_cell(condition):
    best = plane(condition)["best"]
    rates = np.linspace(0.02, RATES_END, 60)[:, np.newaxis, np.newaxis]
    momenta = np.linspace(0, 0.98, 50)[:, np.newaxis]
    radii = theory.momentum_spectral_radius(rates, momenta, np.array([1.0, 1 / condition]))
    assert best["radius"] <= radii.max(axis=-1).min() + 1e-12
    (found,) = points([best["rate"]], [best["momentum"]], condition)["radii"]
    np.testing.assert_allclose(found, best["radius"], atol=1e-7)


def test_borders_are_where_roots_meet_or_leave_the_unit_circle():
    borders = plane(6)["borders"]
    assert set(borders) == {"limit", "steep high", "steep low", "flat high", "flat low"}
    for name, line in borders.items():
        curvature = 1 / 6 if name.startswith("flat") else 1.0
        inner = line[(line[:, 1] > 0.01) & (line[:, 1] < 0.99)]
        roots = theory.momentum_roots(inner[:, 0], inner[:, 1], curvature)
        if name == "limit":
            np.testing.assert_allclose(np.abs(roots).max(axis=-1), 1, atol=1e-12)
        else:
            np.testing.assert_allclose(roots[:, 0], roots[:, 1], atol=1e-6)


def test_a_point_of_ones_own_comes_with_the_map():
    found = plane(50, 0.6, 0.9)["points"]
    assert (found["rates"], found["momenta"], found["condition"]) == ([0.6], [0.9], 50)


@pytest.mark.parametrize("condition", [0, 0.5, 1001, float("nan")])
def test_a_condition_number_out_of_range_is_refused(condition):
    with pytest.raises(ValueError, match="condition must be from 1 to 1000"):
        points([1.0], [0.5], condition)


def test_the_catalog_names_every_regime_and_a_rising_list_of_condition_numbers():
    known = momentum_plane.catalog()
    assert known["regimes"] == list(REGIMES)
    assert (np.diff(known["conditions"]) > 0).all()
    assert {1, 50, 100, 1000} <= set(known["conditions"])
