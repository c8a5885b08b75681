"""A surface may be of any scale: a run diverges in relation to where it starts."""

from gd_page.lab.races import run_race


def steep_bowl(rate):
    entry = {"name": "GradientDescent", "settings": {"learning_rate": rate}, "convention": ""}
    state = {"surface": "Expression", "expression": "1e12*(x**2+y**2)", "start": [-4.0, 3.0]}
    (run,) = run_race(**state, steps=20, optimizers=[entry])["runs"]
    return run


def test_a_run_on_a_surface_of_large_losses_does_not_diverge_at_its_start():
    run = steep_bowl(1e-13)
    assert run["diverged_at"] == -1
    assert run["losses"][-1] < run["losses"][0]


def test_a_rate_that_is_too_large_still_diverges_there():
    assert steep_bowl(1e-3)["diverged_at"] > 0
