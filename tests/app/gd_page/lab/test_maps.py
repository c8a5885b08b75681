"""The explorer's maps: one broadcast run, and each cell the run that it stands for."""

import numpy as np
import pytest
from gd_page.lab.maps import basins, loss_map, run_cell, sensitivity
from gd_page.lab.scenes import make_scene

from gd_core import Momentum, experiments, surfaces
from tests.app.gd_page.states import entrant, make_state

RATES = {"setting": "learning_rate", "values": [0.001, 0.01, 0.02, 5.0]}
MOMENTA = {"setting": "momentum", "values": [0.0, 0.5, 0.9]}


NOISE = {"batch_size": 8, "replacement": False, "seed": 3}
FIT = {"surface": "LineFit", "shape": {}, "start": [-1.4, 4.4], "noise": NOISE}
CLIP = {"kind": "norm", "limit": 0.5}


@pytest.mark.parametrize(
    "changes",
    [
        {},
        FIT,
        {"schedule": "CosineAnnealing"},
        {"clip": CLIP, "decay": {"kind": "decoupled", "strength": 0.1}},
    ],
)
def test_each_cell_is_the_run_of_its_settings(changes):
    state = make_state(entrant("Momentum"), **changes)
    lowest = make_scene(state).lowest
    answer = loss_map(state, 0, RATES, MOMENTA)
    assert answer["losses"].shape == (3, 4)
    for row, momentum in enumerate(MOMENTA["values"]):
        for column, rate in enumerate(RATES["values"]):
            settings = {"learning_rate": rate, "momentum": momentum}
            alone = run_cell(state, 0, settings)["losses"][-1]
            found = answer["losses"][row, column]
            np.testing.assert_allclose(found, alone - lowest, rtol=1e-9)
    assert answer["diverged"] == np.isnan(answer["losses"]).sum()
    assert answer["diverged"] == (0 if "clip" in changes else 3)
    row, column = answer["best"]
    assert answer["losses"][row, column] == np.nanmin(answer["losses"])


@pytest.mark.parametrize(("steps", "count"), [(4, 5), (200, 25)])
def test_a_map_is_kept_at_steps_on_the_way(steps, count):
    state = make_state(entrant("Momentum"), steps=steps)
    lowest = make_scene(state).lowest
    answer = loss_map(state, 0, RATES, MOMENTA)
    stations = answer["stations"]
    assert (len(stations), stations[0], stations[-1]) == (count, 0, steps)
    assert (np.diff(stations) > 0).all()
    np.testing.assert_array_equal(answer["on_the_way"][-1], answer["losses"])
    alone = run_cell(state, 0, {"learning_rate": 0.01, "momentum": 0.5})["losses"]
    np.testing.assert_allclose(answer["on_the_way"][:, 1, 1], alone[stations] - lowest, rtol=1e-9)


def test_a_map_where_all_diverges_has_no_best():
    huge = {"setting": "learning_rate", "values": [5.0, 10.0]}
    answer = loss_map(make_state(entrant("Momentum"), steps=200), 0, huge, MOMENTA)
    assert answer["best"] is None
    assert answer["diverged"] == 6


@pytest.mark.parametrize("steps", [20, 200])
def test_basins_are_those_of_gd_core(steps):
    walker = entrant("Momentum", learning_rate=0.005)
    state = make_state(walker, surface="Himmelblau", shape={}, steps=steps)
    answer = basins(state, 0, 12)
    expected = experiments.basins(surfaces.Himmelblau(), Momentum(0.005), steps, 12)
    np.testing.assert_array_equal(answer["reached"], expected.reached)


def test_a_basin_is_where_the_run_of_its_start_ends():
    walker = entrant("Momentum", learning_rate=0.005)
    state = make_state(walker, surface="Himmelblau", shape={}, steps=200)
    answer = basins(state, 0, 12)
    assert set(np.unique(answer["reached"])) >= {0, 1, 2, 3}
    row, column = 3, 9
    run = run_cell(state, 0, start=[answer["x"][column], answer["y"][row]])
    end = run["points"][-1]
    np.testing.assert_allclose(end, answer["minima"][answer["reached"][row, column]], atol=0.1)


def test_losses_are_above_the_lowest():
    plain = entrant("Momentum", momentum=0.0)
    state = make_state(plain, surface="StyblinskiTang", shape={}, start=[-2.5, -2.5])
    best = loss_map(state, 0, RATES, MOMENTA)["losses"][0, 2]
    assert 0 <= best < 1e-6
    assert run_cell(state, 0, {"learning_rate": 0.02, "momentum": 0.0})["losses"][-1] < -78
    losses = basins(state, 0, 8)["losses"]
    assert np.nanmin(losses) >= 0
    (rates,) = sensitivity(state, [0.02])["losses"]
    assert rates[0] == pytest.approx(best, abs=1e-9)


@pytest.mark.parametrize(
    "expression",
    ["(x - 8)**2 + y**2", "100*(x - 1.234)**2 + (y - 0.567)**2", "exp(-x) + y", "-x**2 - y**2"],
)
def test_no_run_lies_below_the_lowest_that_was_seen(expression):
    """Outside of the window, between the places of the grid, or nowhere at all."""
    walker = entrant("Momentum", learning_rate=0.01)
    typed = {"surface": "Expression", "expression": expression, "shape": {}}
    state = make_state(walker, entrant("Adam"), **typed)
    rates = {"setting": "learning_rate", "values": [0.0005, 0.001, 0.002, 0.005]}
    cells = loss_map(state, 0, rates, MOMENTA)
    curves = sensitivity(state, rates["values"])
    assert not cells["is_known"]
    assert not curves["is_known"]
    for losses in (cells["losses"], np.stack(curves["losses"]), basins(state, 0, 6)["losses"]):
        assert np.nanmin(losses) >= 0


def test_a_known_lowest_is_said_to_be_known():
    state = make_state(entrant("Momentum"))
    assert loss_map(state, 0, RATES, MOMENTA)["is_known"]
    assert sensitivity(state, [0.01])["is_known"]


TWO_WELLS = "(x**2 - 1)**2 + 0.2*x + y**2"


def test_minima_that_nobody_listed_are_where_runs_rest():
    walker = entrant("GradientDescent", learning_rate=0.005)
    state = make_state(walker, surface="Expression", expression=TWO_WELLS, shape={}, steps=1000)
    answer = basins(state, 0, 20)
    assert answer["found"]
    np.testing.assert_allclose(answer["minima"], [[-1.0241, 0], [0.9742, 0]], atol=1e-3)
    ends = answer["reached"]
    assert np.mean(ends == 0) > 0.2
    assert np.mean(ends == 1) > 0.2
    row = np.abs(answer["y"]).argmin()
    middle = np.abs(answer["x"]) < 2
    np.testing.assert_array_equal(ends[row, middle], answer["x"][middle] > 0)


@pytest.mark.parametrize(("expression", "rate"), [("x + y", 0.01), ("x**2 + y**2", 10.0)])
def test_no_minimum_is_found_where_runs_do_not_rest(expression, rate):
    walker = entrant("GradientDescent", learning_rate=rate)
    state = make_state(walker, surface="Expression", expression=expression, shape={})
    answer = basins(state, 0, 4)
    assert answer["minima"].shape == (0, 2)
    assert (answer["reached"] == -1).all()


def test_listed_minima_are_not_searched():
    assert not basins(make_state(), 0, 2)["found"]


def test_sensitivity_is_a_run_for_each_rate():
    state = make_state(entrant("Adam"), entrant("LAMB"))
    answer = sensitivity(state, [0.01, 0.1])
    for index, losses in enumerate(answer["losses"]):
        for rate, loss in zip(answer["rates"], losses, strict=True):
            alone = run_cell(state, index, {"learning_rate": float(rate)})["losses"][-1]
            assert loss == pytest.approx(alone, rel=1e-9)


def over(setting, values):
    return {"setting": setting, "values": values}


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (
            lambda s: loss_map(s, 0, over("speed", [1]), RATES),
            "x must be a setting of Momentum, got 'speed'",
        ),
        (
            lambda s: loss_map(s, 0, RATES, over("momentum", [])),
            r"y must be 1 to 64 finite numbers, got \[\]",
        ),
        (
            lambda s: loss_map(s, 0, RATES, over("momentum", [1] * 65)),
            "y must be 1",
        ),
        (
            lambda s: loss_map(s, 0, RATES, over("momentum", ["a"])),
            "y must be 1 to 64 finite numbers, got .'a'.",
        ),
        (
            lambda s: loss_map(s, 2, over("beta2", [0.9]), RATES),
            "x cannot be 'beta2': it is one for all runs of RAdam",
        ),
        (
            lambda s: loss_map(s, 0, RATES, over("momentum", [1.5])),
            "momentum must be .*1.5",
        ),
        (lambda s: loss_map(s, 0, RATES, RATES), "x and y must be two settings"),
        (lambda s: loss_map(s, 5, RATES, MOMENTA), "index must be from 0 to 2, got 5"),
        (lambda s: loss_map(s, 1, RATES, RATES), "LAMB looks at the whole vector"),
        (lambda s: basins(s, 0, 1), "resolution must be from 2 to 64, got 1"),
        (
            lambda s: basins(s, 0, 2.5),  # pyright: ignore
            "resolution must be from 2 to 64, got 2.5",
        ),
        (lambda s: sensitivity(s, []), "rates must be 1 to 128 finite numbers"),
        (lambda s: sensitivity(s, [0.0]), "rates must be above 0, got 0.0"),
        (lambda s: sensitivity(s, [float("nan")]), "rates must be 1 to 128 finite numbers"),
    ],
)
def test_bad_questions_are_named(ask, message):
    with pytest.raises(ValueError, match=message):
        ask(make_state(entrant("Momentum"), entrant("LAMB"), entrant("RAdam")))
