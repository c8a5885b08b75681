"""The explorer's maps: one broadcast run, and each cell the run that it stands for."""

import numpy as np
import pytest
from gd_page.maps import basins, loss_map, run_cell, sensitivity

from gd_core import Momentum, experiments, surfaces
from tests.docs.gd_page.states import entrant, make_state

RATES = {"setting": "learning_rate", "values": [0.001, 0.01, 0.02, 5.0]}
MOMENTA = {"setting": "momentum", "values": [0.0, 0.5, 0.9]}


@pytest.mark.parametrize("changes", [{}, {"schedule": "CosineAnnealing"}])
def test_each_cell_is_the_run_of_its_settings(changes):
    state = make_state(entrant("Momentum"), **changes)
    answer = loss_map(state, 0, RATES, MOMENTA)
    assert answer["losses"].shape == (3, 4)
    for row, momentum in enumerate(MOMENTA["values"]):
        for column, rate in enumerate(RATES["values"]):
            settings = {"learning_rate": rate, "momentum": momentum}
            alone = run_cell(state, 0, settings)["losses"][-1]
            np.testing.assert_allclose(answer["losses"][row, column], alone, rtol=1e-9)
    assert answer["diverged"] == np.isnan(answer["losses"]).sum() == 3
    row, column = answer["best"]
    assert answer["losses"][row, column] == np.nanmin(answer["losses"])


def test_a_map_where_all_diverges_has_no_best():
    huge = {"setting": "learning_rate", "values": [5.0, 10.0]}
    answer = loss_map(make_state(entrant("Momentum"), steps=200), 0, huge, MOMENTA)
    assert answer["best"] is None
    assert answer["diverged"] == 6


def test_basins_are_those_of_gd_core():
    state = make_state(
        entrant("Momentum", learning_rate=0.005), surface="Himmelblau", shape={}, steps=200
    )
    answer = basins(state, 0, 12)
    expected = experiments.basins(surfaces.Himmelblau(), Momentum(0.005), 200, 12)
    np.testing.assert_array_equal(answer["reached"], expected.reached)
    assert set(np.unique(answer["reached"])) >= {0, 1, 2, 3}
    row, column = 3, 9
    run = run_cell(state, 0, start=[answer["x"][column], answer["y"][row]])
    end = run["points"][-1]
    np.testing.assert_allclose(end, answer["minima"][answer["reached"][row, column]], atol=0.1)


def test_a_surface_without_minima_reaches_none():
    state = make_state(surface="Expression", expression="x**2 + y**2", shape={})
    assert (basins(state, 0, 4)["reached"] == -1).all()


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
            "x must be a setting",
        ),
        (
            lambda s: loss_map(s, 0, RATES, over("momentum", [])),
            "y must be 1 to 64",
        ),
        (
            lambda s: loss_map(s, 0, RATES, over("momentum", [1] * 65)),
            "y must be 1",
        ),
        (lambda s: loss_map(s, 0, RATES, RATES), "x and y must be two settings"),
        (lambda s: loss_map(s, 5, RATES, MOMENTA), "index must be from 0 to 1, got 5"),
        (lambda s: loss_map(s, 1, RATES, RATES), "LAMB looks at the whole vector"),
        (lambda s: basins(s, 0, 1), "resolution must be from 2 to 64, got 1"),
        (lambda s: basins(s, 0, 2.5), "resolution must be from 2 to 64, got 2.5"),
        (lambda s: sensitivity(s, []), "rates must be 1 to 64 finite numbers"),
        (lambda s: sensitivity(s, [0.0]), "rates must be above 0"),
        (lambda s: sensitivity(s, [float("nan")]), "rates must be 1 to 64 finite numbers"),
    ],
)
def test_bad_questions_are_named(ask, message):
    with pytest.raises(ValueError, match=message):
        ask(make_state(entrant("Momentum"), entrant("LAMB")))
