"""What is tried on torch covers every part of a state, and a script that ends elsewhere is seen."""

import numpy as np
import pytest
from gd_page.lab.catalog import surface_names
from gd_page.lab.scenes import make_scene
from gd_page.lab.settings import OFFERED
from gd_page.lab.unit_schedules import MAKERS
from gd_page.script.write import as_python

from scripts.conformance.check_counterparts import cases, farthest, trouble
from scripts.conformance.counterparts import COUNTERPARTS
from scripts.conformance.states import ENTRANTS, entrant, in_torch, make_state, states
from scripts.conformance.torch_scripts import EXCUSE, LEFT_OUT, differences, ends_of

SCENE = make_scene(make_state(optimizers=[entrant("Momentum"), entrant("Adam"), entrant("Lion")]))
NOTE = "# Lion is not in torch.optim, so it is left out.\n"


def script(*changes, note=NOTE):
    """A script, without torch, that prints the scene's own ends, each changed by a factor."""
    lines = [note]
    for index, change in enumerate(changes):
        run = SCENE.run(index)
        x, y = (run.final_params * change).tolist()
        text = f"{SCENE.names[index]}: x = {x}, y = {y}, loss = {float(run.final_loss)}"
        lines.append(f"print({text!r})\n")
    return "".join(lines)


def test_the_same_ends_are_no_difference():
    assert differences(SCENE, script(1, 1)) == []


def test_another_end_is_a_difference():
    (found,) = differences(SCENE, script(1, 1 + 1e-6))
    assert found.startswith("Adam ends elsewhere")


def test_a_missing_end_is_a_difference():
    assert differences(SCENE, script(1)) == ["it prints 1 ends, not 2"]
    assert differences(SCENE, script(1, 1, note="")) == ["it prints 2 ends, not 3"]


def test_an_excuse_is_taken_where_it_is_needed_and_only_there():
    note = NOTE + "# Momentum: the rate is outside: another path here.\n"
    assert differences(SCENE, script(2, 1, note=note)) == []
    (found,) = differences(SCENE, script(1, 1, note=note))
    assert "in spite of its comment" in found


def test_a_run_that_is_not_finite_agrees_with_nothing():
    scene = make_scene(make_state(optimizers=[entrant("GradientDescent", learning_rate=9.0)]))
    text = 'print("GradientDescent: x = nan, y = nan, loss = nan")'
    with np.errstate(all="ignore"):
        assert differences(scene, text)


def test_ends_are_read_from_what_a_script_prints():
    ((name, end),) = ends_of('print("busy")\nprint("Adam (hat): x = 1.5, y = -2e-3, loss = 0.0")')
    assert name == "Adam (hat)"
    assert end.tolist() == [1.5, -0.002, 0.0]


def test_every_surface_schedule_and_optimizer_is_tried():
    tried = states()
    assert {state["surface"] for state in tried.values()} == set(surface_names())
    assert {state["schedule"] for state in tried.values()} == {"Constant", *MAKERS}
    assert {entry["name"] for entry in ENTRANTS} == {name for name in OFFERED if in_torch(name)}
    named = {entry["name"] for state in tried.values() for entry in state["optimizers"]}
    assert named == set(OFFERED)


@pytest.mark.parametrize("title", states())
def test_every_state_has_a_script(title):
    text = as_python(states()[title], "torch")["text"]
    compile(text, "script", "exec")


def test_what_a_script_says_is_understood():
    text = as_python(states()["schedule Cyclic"], "torch")["text"]
    assert EXCUSE.findall(text) == ["Momentum", "Nesterov"]
    text = as_python(states()["those that torch lacks"], "torch")["text"]
    assert {"Lion", "Adam (hat)"} <= set(LEFT_OUT.findall(text))


def test_every_counterpart_is_held_to_its_library():
    assert len(cases()) == sum(len(row) for row in COUNTERPARTS.values()) > 40
    case = next(case for case in cases() if case.optimizer == "Adam" and case.library == "torch")
    assert trouble(case, 1e-15) is None
    assert "off by 1.0e-03" in trouble(case, 1e-3)
    assert "off by nan" in trouble(case, float("nan"))
    other = next(case for case in cases() if case.counterpart.differs)
    assert trouble(other, 1e-3) is None
    assert "makes our steps" in trouble(other, 0.0)


def test_the_distance_is_measured_between_the_two(monkeypatch):
    class Still:
        def __init__(self, case, start):
            self.point = start

        def step(self, gradients):
            """Stay where it is."""

    monkeypatch.setattr("scripts.conformance.check_counterparts.stepper", Still)
    assert farthest(cases()[0]) == 1.0
