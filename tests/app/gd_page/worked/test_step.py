"""The worked step is the run's own step, from the code of its update; the inside is the run's."""

import numpy as np
import pytest
from gd_page.lab.conventions import CONVENTIONS
from gd_page.lab.scenes import make_scene
from gd_page.lab.settings import OFFERED, defaults_of
from gd_page.worked.notation import shown
from gd_page.worked.step import inside, worked_step

STEPS = 60
LOOKED_AT = (0, 1, 4, 37, STEPS - 1)
RATES = {"GradientDescent": 0.05, "Momentum": 0.01, "Nesterov": 0.01, "AdaDelta": 1.0}
VARIANTS = [
    (name, convention) for name in OFFERED for convention in CONVENTIONS.get(name, {"standard": 0})
]
SWITCHES = {
    "clip by norm": {"clip": {"kind": "norm", "limit": 0.3}},
    "clip by value": {"clip": {"kind": "value", "limit": 0.3}},
    "l2": {"decay": {"kind": "l2", "strength": 0.2}},
    "decoupled": {"decay": {"kind": "decoupled", "strength": 0.2}},
    "schedule": {"schedule": "CosineAnnealing"},
    "mini-batches": {"surface": "LineFit", "noise": {"batch_size": 4, "seed": 3}},
    "changing loss": {"surface": "ReddiProblem"},
}


def state_of(name, convention="standard", **changes):
    settings = {**defaults_of(name), "learning_rate": RATES.get(name, 0.05)}
    state = {
        "surface": "IllConditionedBowl",
        "expression": "",
        "shape": {},
        "start": [-4.0, 1.5],
        "steps": STEPS,
        "optimizers": [{"name": name, "settings": settings, "convention": convention}],
        "schedule": "Constant",
        "clip": {"kind": "none", "limit": 1.0},
        "decay": {"kind": "none", "strength": 0.0},
        "noise": {},
    }
    return {**state, **changes}


def check_steps(state):
    run = make_scene(state).run(0)
    for step in LOOKED_AT:
        worked = worked_step(state, 0, step)
        assert worked["sentence"] == ""
        last = worked["lines"][-1]
        assert last["rule"].startswith("params <- ")
        np.testing.assert_allclose(last["value"], run.params[step + 1], rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize(("name", "convention"), VARIANTS)
def test_the_last_line_is_the_next_point(name, convention):
    check_steps(state_of(name, convention))


@pytest.mark.parametrize("switch", SWITCHES)
@pytest.mark.parametrize("name", ["Momentum", "Nesterov", "Adam", "Lion"])
def test_switches_are_worked_too(name, switch):
    check_steps(state_of(name, **SWITCHES[switch]))


def test_numbers_are_put_in():
    state = state_of("Momentum", start=[-4.0, 1.5], surface="Booth")
    lines = worked_step(state, 0, 0)["lines"]
    # Booth at (-4, 1.5): a = x + 2y - 7 = -8, b = 2x + y - 5 = -11.5; g = (2a + 4b, 4a + 2b).
    assert lines == [
        {
            "rule": "gradients <- gradient at params",
            "numbers": "gradient at (-4, 1.5)",
            "value": [-62.0, -55.0],
            "result": "(-62, -55)",
        },
        {
            "rule": "velocity <- momentum * velocity + learning_rate * gradients",
            "numbers": "0.9 * 0 + 0.01 * (-62, -55)",
            "value": pytest.approx([-0.62, -0.55]),
            "result": "(-0.62, -0.55)",
        },
        {
            "rule": "params <- params - velocity",
            "numbers": "(-4, 1.5) - (-0.62, -0.55)",
            "value": pytest.approx([-3.38, 2.05]),
            "result": "(-3.38, 2.05)",
        },
    ]


def test_numbers_are_those_of_the_line_before():
    """Each line's result, written as in the next line, is found there."""
    lines = worked_step(state_of("Adam"), 0, 12)["lines"]
    values = {line["rule"].split(" <- ")[0]: line["value"] for line in lines}
    for name in ("m_hat", "v_hat"):
        assert shown(np.array(values[name])) in lines[-2]["numbers"]
    assert shown(np.array(values["step"])) in lines[-1]["numbers"]


@pytest.mark.parametrize(("step", "answer"), [(0, "no"), (40, "yes")])
def test_radam_shows_the_branch_taken(step, answer):
    lines = {line["rule"]: line for line in worked_step(state_of("RAdam"), 0, step)["lines"]}
    assert lines["if rho > 5"]["result"] == answer
    assert lines["if rho > 5"]["value"] is (answer == "yes")
    assert any(rule.startswith("r <- ") for rule in lines) == (answer == "yes")


def test_what_the_switches_do_stands_around_the_update():
    changes = {**SWITCHES["clip by norm"], **SWITCHES["decoupled"], **SWITCHES["schedule"]}
    lines = worked_step(state_of("GradientDescent", **changes), 0, 2)["lines"]
    assert [line["rule"] for line in lines] == [
        "learning_rate <- schedule of the rate at this step",
        "gradients <- gradient at params",
        "gradients <- gradients * limit / max(norm(gradients), limit)",
        "shrunk <- learning_rate * strength * params",
        "params <- params - learning_rate * gradients",
        "params <- params - shrunk",
    ]
    assert lines[0]["numbers"] == "CosineAnnealing of 0.05 at step 2"


def test_a_gradient_that_is_asked_for_is_a_line_of_the_update():
    changes = {**SWITCHES["clip by norm"], **SWITCHES["l2"]}
    lines = worked_step(state_of("Nesterov", **changes), 0, 2)["lines"]
    assert [line["rule"] for line in lines[:3]] == [
        "gradient_fn(params) <- gradient at params + strength * params, clipped",
        "look_ahead <- params - momentum * velocity",
        "g <- gradient_fn(look_ahead)",
    ]
    assert lines[0]["numbers"] == ("gradient at a point + 0.2 * the point, clipped by norm to 0.3")
    assert np.linalg.norm(lines[2]["value"]) <= 0.3 * (1 + 1e-9)


def test_a_step_that_is_not_there_is_a_sentence():
    state = state_of("GradientDescent")
    assert "last step" in worked_step(state, 0, STEPS)["sentence"]
    assert "no step 61" in worked_step(state, 0, STEPS + 1)["sentence"]
    state["optimizers"][0]["settings"]["learning_rate"] = 9.0
    over = make_scene(state).run(0).diverged_at
    assert worked_step(state, 0, over - 2)["lines"]
    assert "diverges with this step" in worked_step(state, 0, over - 1)["sentence"]
    answer = worked_step(state, 0, over)
    assert "has diverged" in answer["sentence"]
    assert answer["lines"] == []
    assert np.isnan(inside(state, 0)["quantities"]["gradient"][over:]).all()


@pytest.mark.parametrize("name", OFFERED)
def test_the_inside_is_the_run(name):
    state = state_of(name)
    run = make_scene(state).run(0, record_states=True)
    found = inside(state, 0)
    quantities = found["quantities"]
    assert found["index"] == 0
    np.testing.assert_array_equal(found["points"], run.params)
    np.testing.assert_array_equal(quantities["gradient"], run.gradients)
    for key in set(run.states) - {"start"}:
        np.testing.assert_array_equal(quantities[key], run.states[key])
    assert set(quantities) - set(run.states) == {"gradient", "step", "effective rate"}
    np.testing.assert_allclose(quantities["step"][:-1], run.params[1:] - run.params[:-1])
    assert np.isnan(quantities["step"][-1]).all()
    assert all(rows.shape == (STEPS + 1, 2) for rows in quantities.values())
    assert set(found["units"]) == set(quantities)


def test_the_effective_rate():
    found = inside(state_of("GradientDescent"), 0)["quantities"]
    np.testing.assert_allclose(found["effective rate"][:-1], 0.05, rtol=1e-9)
    still = inside(state_of("GradientDescent", start=[0.0, 1.0]), 0)["quantities"]
    assert np.isnan(still["effective rate"][:, 0]).all()


def test_what_is_drawn_as_an_arrow():
    units = inside(state_of("Adam"), 0)["units"]
    assert [key for key, unit in units.items() if unit == "arrow"] == ["gradient", "m", "step"]
    assert units["v"] == units["effective rate"] == "bar"
