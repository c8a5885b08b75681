"""What a state of the explorer runs: gd_core's own parts, with every switch doing its work."""

import copy
import pickle

import numpy as np
import pytest
from gd_page.lab.catalog import catalog, surface_names
from gd_page.lab.decay import DecoupledDecay, WithL2
from gd_page.lab.landscapes import LineFit
from gd_page.lab.races import TRIED_RATES, best_rates, field, run_race, start
from gd_page.lab.scenes import make_scene
from gd_page.lab.settings import ELEMENTWISE, OFFERED
from gd_page.lab.unit_schedules import MAKERS, factors, unit_schedule

import gd_core
from gd_core import experiments, surfaces
from tests.app.gd_page.states import entrant, make_state

RAVINE = surfaces.Ravine()
START = np.array([-4.4, -1.4])


@pytest.mark.parametrize("name", OFFERED)
def test_a_run_is_the_run_of_gd_core(name):
    state = make_state(entrant(name, learning_rate=0.01))
    run = make_scene(state).run(0)
    expected = gd_core.minimize(RAVINE, START, getattr(gd_core, name)(learning_rate=0.01), 50)
    np.testing.assert_array_equal(run.params, expected.params)
    np.testing.assert_array_equal(run_race(**state)["runs"][0]["losses"], expected.losses)


@pytest.mark.parametrize("name", ELEMENTWISE)
def test_many_runs_at_once_are_single_runs(name):
    scene = make_scene(make_state(entrant(name)))
    rates = np.array([[0.001], [0.01], [0.02]])
    many = scene.run(0, settings={"learning_rate": rates})
    single = make_scene(make_state(entrant(name, learning_rate=0.01))).run(0)
    np.testing.assert_allclose(many.params[:, 1], single.params, rtol=1e-12, atol=1e-12)
    starts = scene.run(0, start=np.stack((START, START / 2)))
    np.testing.assert_allclose(starts.params[:, 0], scene.run(0).params, rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize("name", surface_names())
def test_every_surface_has_a_field_and_runs(name):
    described = catalog()["surfaces"][name]
    state = make_state(
        entrant("GradientDescent", learning_rate=0.0),
        surface=name,
        expression="x**2 + y**2",
        shape=described["shape"],
        start=described["start"],
    )
    heights = field(state)
    assert np.isfinite(heights["heights"]).all()
    assert heights["lowest"] <= heights["heights"].min() + 1e-9
    assert run_race(**state)["runs"][0]["diverged_at"] == -1


def test_the_shape_reaches_the_surface():
    scene = make_scene(make_state(shape={"condition_number": 9.0, "angle": 0.0}))
    assert scene.function.curvatures == (1.0, 9.0)


@pytest.mark.parametrize("name", list(MAKERS))
@pytest.mark.parametrize("steps", [1, 2, 7, 300])
def test_a_schedule_is_a_factor_for_the_whole_run(name, steps):
    schedule = unit_schedule(name, steps)
    made = [schedule(step) for step in range(steps)]
    assert 0 <= min(made) <= max(made) <= 1 + 1e-12
    np.testing.assert_array_equal(factors(name, steps)["factors"], made)
    state = make_state(entrant("GradientDescent", learning_rate=0.02), schedule=name, steps=steps)
    rates = make_scene(state).run(0).learning_rates
    np.testing.assert_allclose(rates[:-1], 0.02 * np.array(made))


def test_a_constant_rate_is_multiplied_by_one():
    np.testing.assert_array_equal(factors("Constant", 3)["factors"], np.ones(3))


def test_clipping_shortens_what_the_optimizer_sees():
    by_norm = make_state(clip={"kind": "norm", "limit": 1.0})
    first, second = make_scene(by_norm).run(0).params[:2]
    assert np.linalg.norm(second - first) == pytest.approx(0.03)
    by_value = make_state(clip={"kind": "value", "limit": 1.0})
    first, second = make_scene(by_value).run(0).params[:2]
    np.testing.assert_allclose(np.abs(second - first), 0.03)


def test_l2_and_decoupled_decay_are_one_for_gradient_descent_and_two_for_adam():
    ends = {}
    for name in ("GradientDescent", "Adam"):
        for kind in ("l2", "decoupled"):
            state = make_state(entrant(name, learning_rate=0.02))
            state["decay"] = {"kind": kind, "strength": 0.3}
            ends[name, kind] = make_scene(state).run(0).final_params
    both = ends["GradientDescent", "l2"], ends["GradientDescent", "decoupled"]
    np.testing.assert_allclose(*both, rtol=1e-12)
    assert not np.allclose(ends["Adam", "l2"], ends["Adam", "decoupled"], rtol=1e-3)
    adamw = gd_core.AdamW(0.02, weight_decay=0.3)
    expected = gd_core.minimize(RAVINE, START, adamw, 50).final_params
    np.testing.assert_allclose(ends["Adam", "decoupled"], expected, rtol=1e-12)


def test_a_shallow_copy_of_a_decayed_optimizer_or_loss_goes_its_own_way():
    optimizer = DecoupledDecay(gd_core.Momentum(0.1), 0.3)
    loss = WithL2(LineFit(batch_size=4), 0.3)
    params = optimizer.update(np.ones(2), np.ones(2))
    before = pickle.dumps((optimizer, loss))
    copy.copy(optimizer).update(params, copy.copy(loss).gradient(params))
    assert pickle.dumps((optimizer, loss)) == before


def test_decoupled_decay_works_where_the_optimizer_looks_ahead():
    state = make_state(entrant("Nesterov"), decay={"kind": "decoupled", "strength": 0.3})
    decayed = make_scene(state).run(0).final_params
    assert np.linalg.norm(decayed) < np.linalg.norm(make_scene(make_state()).run(0).params[0])


def fit(batch_size, seed=0, replacement=False, **changes):
    noise = {"batch_size": batch_size, "replacement": replacement, "seed": seed}
    made = make_state(entrant("GradientDescent"), surface="LineFit", noise=noise, **changes)
    return make_scene(made)


def test_mini_batches_are_true_ones():
    drawn = LineFit(8)
    seen = []
    for _ in range(8):
        drawn(np.zeros(2))
        seen.extend(drawn.indices)
    assert sorted(seen) == list(range(64))  # an epoch shows every example once
    mean = np.mean([step_gradient(fit(8, seed).function) for seed in range(2000)], axis=0)
    np.testing.assert_allclose(mean, drawn.problem.gradient(np.zeros(2)), atol=0.05)


def step_gradient(function):
    function(np.zeros(2))
    return function.gradient(np.zeros(2))


def test_noise_has_a_seed_and_the_whole_batch_has_none():
    np.testing.assert_array_equal(fit(8).run(0).params, fit(8).run(0).params)
    assert not np.array_equal(fit(8).run(0).params, fit(8, seed=1).run(0).params)
    np.testing.assert_array_equal(fit(0).run(0).params, fit(64, seed=3).run(0).params)
    assert not np.array_equal(fit(8).run(0).params, fit(8, replacement=True).run(0).params)


def test_adam_goes_the_wrong_way_on_reddis_problem_and_amsgrad_does_not():
    settings = {"learning_rate": 0.05, "beta1": 0.0, "beta2": 0.1}
    runs = [entrant(name, **settings) for name in ("Adam", "AMSGrad")]
    scene = make_scene(make_state(*runs, surface="ReddiProblem", start=[0.0, 0.7], steps=600))
    assert scene.run(0).final_params[0] > 0.8
    assert scene.run(1).final_params[0] < -0.8


CONVENTIONS = [
    ("Momentum", "outside", "SGD"),
    ("RMSProp", "inside", None),
    ("Adam", "uncorrected", None),
    ("Adam", "hat", None),
    ("Adam", "inside", None),
]


def test_momentum_outside_is_the_same_path_until_the_rate_changes():
    pair = [entrant("Momentum", kind, learning_rate=0.01) for kind in ("standard", "outside")]
    scene = make_scene(make_state(*pair))
    np.testing.assert_allclose(scene.run(0).params, scene.run(1).params, rtol=1e-9, atol=1e-12)
    scheduled = make_scene(make_state(*pair, schedule="StepDecay"))
    assert not np.allclose(scheduled.run(0).final_params, scheduled.run(1).final_params)


def test_nesterov_outside_is_the_look_ahead_point_of_the_standard_form():
    pair = [entrant("Nesterov", kind, learning_rate=0.01) for kind in ("standard", "outside")]
    scene = make_scene(make_state(*pair))
    standard, outside = (scene.run(index, record_states=True) for index in (0, 1))
    look_ahead = standard.params - 0.9 * standard.states["velocity"]
    np.testing.assert_allclose(outside.params, look_ahead, rtol=1e-9, atol=1e-9)


@pytest.mark.parametrize(("convention", "first"), [("uncorrected", 0.1 / 0.001**0.5), ("hat", 1)])
def test_the_first_step_of_adam_tells_its_convention(convention, first):
    scene = make_scene(make_state(entrant("Adam", convention, learning_rate=0.01)))
    run = scene.run(0)
    np.testing.assert_allclose(np.abs(run.params[1] - run.params[0]), 0.01 * first, rtol=1e-5)


@pytest.mark.parametrize(("name", "attribute"), [("RMSProp", "v"), ("Adam", "v")])
def test_epsilon_inside_the_root_matters_where_gradients_are_small(name, attribute):
    pair = [entrant(name, kind, epsilon=0.01) for kind in ("standard", "inside")]
    scene = make_scene(make_state(*pair, start=[-0.01, 0.0], steps=1))
    outside, inside = (abs(scene.run(i).params[1] - scene.run(i).params[0]) for i in (0, 1))
    assert (outside != inside).all()
    run = scene.run(1, record_states=True)
    g, v = run.gradients[0], run.states[attribute][1]
    v = v / (1 - 0.999) if name == "Adam" else v
    rate = scene.entries[1]["settings"]["learning_rate"]
    np.testing.assert_allclose(inside, np.abs(rate * g / np.sqrt(v + 0.01)), rtol=1e-9)


def test_theory_is_given_where_it_holds():
    state = make_state(entrant("Momentum", learning_rate=0.01, momentum=0.5))
    prediction = make_scene(state).prediction(0)
    assert prediction["limit"] == pytest.approx(2 * 1.5 / 50)
    assert 0 < prediction["rate"] < 1
    assert make_scene({**state, "schedule": "StepDecay"}).prediction(0) is None
    assert make_scene({**state, "surface": "Rosenbrock"}).prediction(0) is None
    assert make_scene(make_state(entrant("Adam"))).prediction(0) is None


@pytest.mark.parametrize("name", ["GradientDescent", "Adam", "LAMB"])
def test_best_rates_are_those_of_gd_core(name):
    (rate,) = best_rates(**make_state(entrant(name), steps=40))["rates"]
    make = getattr(gd_core, name)
    assert rate == experiments.best_learning_rate(RAVINE, START, make, 40, TRIED_RATES)
    assert rate == float(f"{rate:.3g}")  # as it will be shown and set


def test_where_every_rate_diverges_the_optimizer_is_named():
    state = make_state(surface="Expression", expression="1e9*(x**2 + y**2)", start=[1.0, 1.0])
    message = "GradientDescent diverges at every rate from 1e-4 to 10 here"
    with pytest.raises(ValueError, match=message):
        best_rates(**state)
    with pytest.raises(ValueError, match="convention must be one of"):
        best_rates(**make_state(entrant("Adam", "both")))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"surface": "Nowhere"}, "surface must be one of"),
        (
            {"surface": "Expression", "expression": "sqrt(x)", "start": [-4.0, 3.0]},
            r"the surface has no finite value at the start \(-4, 3\): move the start",
        ),
        ({"steps": 0}, "steps must be from 1 to 2000, got 0"),
        ({"steps": "many"}, "steps must be from 1 to 2000, got 'many'"),
        ({"start": [1.0]}, "start must be two finite numbers"),
        ({"start": [1.0, float("inf")]}, "start must be two finite numbers"),
        ({"schedule": "Never"}, "schedule must be one of"),
        ({"clip": {"kind": "hard"}}, "clip must be one of"),
        ({"decay": {"kind": "hard"}}, "decay must be one of"),
        ({"decay": {"kind": "l2", "strength": -1.0}}, "strength must be at least 0, got -1.0"),
        ({"optimizers": []}, "the number of optimizers must be from 1 to 16, got 0"),
        ({"optimizers": [{"name": "Nobody", "settings": {}}]}, "name must be one of"),
        (
            {"surface": "LineFit", "noise": {"batch_size": 65}},
            "batch_size must be from 0 to 64, got 65",
        ),
    ],
)
def test_a_bad_state_is_named(change, message):
    with pytest.raises(ValueError, match=message):
        make_scene({**make_state(), **change})


def test_bad_settings_and_conventions_are_named():
    with pytest.raises(ValueError, match="GradientDescent has no setting named 'speed'"):
        make_scene(make_state()).run(0, settings={"speed": 1.0})
    with pytest.raises(ValueError, match="convention must be one of standard, outside, got 'both'"):
        make_scene(make_state(entrant("Momentum", "both"))).run(0)


ROOT = {"surface": "Expression", "expression": "sqrt(x) + y**2"}


def test_a_race_begins_elsewhere_where_the_start_has_no_value():
    found = start(make_state(**ROOT, start=[-4.0, 3.0]))
    assert found["is_moved"]
    assert found["start"].tolist() == [4.0, 3.0]
    assert run_race(**make_state(**ROOT, start=found["start"].tolist()))["runs"]


@pytest.mark.parametrize("state", [make_state(**ROOT, start=[2.0, -1.0]), make_state()])
def test_a_start_that_has_a_value_stays(state):
    found = start(state)
    assert not found["is_moved"]
    assert found["start"].tolist() == state["start"]


def test_a_value_without_a_slope_is_no_start():
    """The root's slope at zero is infinite, which no rule can follow."""
    assert start(make_state(**ROOT, start=[0.0, 1.0]))["is_moved"]
