"""Copy as Python: the script's ends are the explorer's, and nothing but numbers gets in."""

import ast
import contextlib
import io
import math
import re

import numpy as np
import pytest
from gd_page.lab.catalog import shape_of, surface_names
from gd_page.lab.conventions import CONVENTIONS
from gd_page.lab.scenes import make_scene
from gd_page.lab.settings import OFFERED
from gd_page.lab.unit_schedules import MAKERS, unit_schedule
from gd_page.script.counterparts import COUNTERPARTS
from gd_page.script.torch_code import of_surface
from gd_page.script.values import call, number
from gd_page.script.write import as_python

from gd_core import surfaces
from tests.app.gd_page.states import entrant, make_state

END = re.compile(r"(.+): x = (\S+), y = (\S+), loss = (\S+)")
RATES = {"learning_rate": 0.02}
FOUR = [
    entrant("Momentum", momentum=0.8, **RATES),
    entrant("Nesterov", **RATES),
    entrant("Adam", learning_rate=0.3, beta1=0.85, epsilon=1e-6),
    entrant("Lion", learning_rate=0.05),
]
CONVENTIONAL = [
    entrant(name, convention, **RATES) for name in CONVENTIONS for convention in CONVENTIONS[name]
]
TYPED = "x**2/4 + sin(y)*tanh(x) + maximum(abs(y), 0.5)*exp(-x**2/9) + arctan(y)**2 + pi/e"
SMALL = {"batch_size": 12, "replacement": False, "seed": 5}
STATES = {
    "plain": make_state(*FOUR),
    "half of the optimizers": make_state(*(entrant(name, **RATES) for name in OFFERED[::2])),
    "the other half": make_state(*(entrant(name, **RATES) for name in OFFERED[1::2])),
    "every convention": make_state(*CONVENTIONAL),
    "clip by value": make_state(*FOUR, clip={"kind": "value", "limit": 0.7}),
    "clip by norm": make_state(*FOUR, clip={"kind": "norm", "limit": 0.7}),
    "l2": make_state(*FOUR, decay={"kind": "l2", "strength": 0.3}),
    "l2 and clip": make_state(
        *FOUR, decay={"kind": "l2", "strength": 0.3}, clip={"kind": "norm", "limit": 0.7}
    ),
    "decoupled": make_state(*FOUR, decay={"kind": "decoupled", "strength": 0.3}),
    "decoupled conventions": make_state(
        *CONVENTIONAL, decay={"kind": "decoupled", "strength": 0.3}, schedule="Cyclic"
    ),
    "line": make_state(*FOUR, surface="LineFit", start=[-1.4, 4.4]),
    "epochs": make_state(*FOUR, surface="LineFit", noise=SMALL, start=[-1.4, 4.4]),
    "replaced": make_state(
        *FOUR, surface="LineFit", noise={**SMALL, "replacement": True}, start=[-1.4, 4.4]
    ),
    "epochs and l2": make_state(
        *FOUR, surface="LineFit", noise=SMALL, decay={"kind": "l2", "strength": 0.3}
    ),
    "Reddi": make_state(*FOUR, surface="ReddiProblem", start=[0.0, 0.7]),
    "typed": make_state(*FOUR, surface="Expression", expression=TYPED, start=[1.2, -2.1]),
    "typed constant": make_state(surface="Expression", expression="3"),
    "diverging": make_state(entrant("GradientDescent", learning_rate=3.0), steps=200),
    **{name: make_state(*FOUR, schedule=name) for name in MAKERS},
    **{
        name: make_state(*FOUR, surface=name, start=[0.3, 0.2], shape=shape_of(name))
        for name in surfaces.__all__
    },
}


def run(text):
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(text, "script", "exec"), {"__name__": "__main__"})
    return [END.fullmatch(line).groups() for line in printed.getvalue().splitlines()]


@pytest.mark.parametrize("title", STATES)
def test_the_script_on_gd_core_ends_where_the_explorer_does(title):
    state = STATES[title]
    scene = make_scene(state)
    ends = run(as_python(state, "gd_core")["text"])
    assert len(ends) == len(scene.names)
    for index, (name, *numbers) in enumerate(ends):
        end = scene.run(index)
        assert name.startswith(scene.names[index])
        np.testing.assert_allclose(
            [float(value) for value in numbers],
            [*end.final_params, end.final_loss],
            rtol=1e-12,
            atol=1e-12,
        )


def test_all_numbers_of_the_state_are_in_the_script():
    text = as_python(STATES["plain"], "gd_core")["text"]
    assert "surfaces.Ravine(condition_number=50.0, angle=30.0)" in text
    assert "gd_core.Momentum(learning_rate=0.02, momentum=0.8)" in text
    assert "steps = 50" in text
    assert "[-4.4, -1.4]" in text


@pytest.mark.parametrize("title", STATES)
def test_the_script_on_torch_is_python_and_short(title):
    text = as_python(STATES[title], "torch")["text"]
    compile(text, "script", "exec")
    names = {node.id for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Name)}
    assert "gd_core" not in names
    assert ("np" in names) == ("import numpy as np" in text)
    assert ("math" in names) == ("import math" in text)
    for library in ("gd_core", "torch"):
        lines = as_python(STATES[title], library)["text"].splitlines()
        assert len(lines) < 170
        assert max(map(len, lines)) <= 170


def test_torch_refuses_nesterov_without_momentum():
    pair = [entrant("Nesterov", key, momentum=0.0) for key in ("standard", "outside")]
    text = as_python(make_state(*pair), "torch")["text"]
    assert '("Nesterov without momentum", lambda params: torch.optim.SGD(params, lr=0.01))' in text
    assert '("Nesterov (outside) without momentum", lambda params:' in text


def test_numbers_within_a_formula_for_torch_are_left_to_python():
    typed = "abs(x) + sqrt(2)*y + minimum(x, 3) + maximum(y, pi*2) + arctan(e) + minimum(1, 2)"
    text = as_python(make_state(surface="Expression", expression=typed), "torch")["text"]
    assert (
        "return torch.abs(x) + math.sqrt(2) * y + torch.minimum(x, torch.tensor(3.0))"
        " + torch.maximum(y, torch.tensor(float(math.pi * 2))) + math.atan(math.e) + min(1, 2)\n"
    ) in text


def test_what_torch_lacks_is_said():
    for name in OFFERED:
        text = as_python(make_state(entrant(name), entrant("Adam")), "torch")["text"]
        is_missing = f"# {name} is not in torch.optim, so it is left out." in text
        assert is_missing == ("torch" not in COUNTERPARTS[name])
    text = as_python(make_state(entrant("Adam", "hat"), entrant("Adam")), "torch")["text"]
    assert "# Adam (hat) is not in torch.optim, so it is left out." in text
    with pytest.raises(ValueError, match=r"nothing to run with torch: AdaBelief is not in torch"):
        as_python(make_state(entrant("AdaBelief")), "torch")
    scheduled = as_python(make_state(entrant("Momentum"), schedule="Cyclic"), "torch")["text"]
    assert "# Momentum: torch keeps the rate outside the velocity" in scheduled


@pytest.mark.parametrize("name", MAKERS)
@pytest.mark.parametrize("steps", [4, 10, 97])
def test_the_factors_for_torch_are_the_schedules(name, steps):
    text = as_python(make_state(schedule=name, steps=steps), "torch")["text"]
    source = text[text.index("def factor") : text.index("start = [")]
    scope = {"math": math}
    exec(source, scope)
    schedule = unit_schedule(name, steps)
    for step in range(steps + 1):
        assert scope["factor"](step) == pytest.approx(schedule(step), rel=1e-12, abs=1e-15)


@pytest.mark.parametrize("name", sorted(surfaces.__all__))
@pytest.mark.parametrize("shape", [{}, {"condition_number": 7.0, "angle": -20.0}])
def test_the_formulas_for_torch_are_the_surfaces(name, shape):
    given = {key: value for key, value in shape.items() if key in shape_of(name)}
    surface = getattr(surfaces, name)(**given)
    scope = {"math": math, "torch": np}
    exec(of_surface(surface), scope)
    points = np.random.default_rng(0).uniform(-2, 2, (50, 2))
    np.testing.assert_allclose(scope["f"](*points.T), surface(points), rtol=1e-12, atol=1e-12)


HOSTILE = "1); import os; os.system('x'); ("


@pytest.mark.parametrize("library", ["gd_core", "torch"])
@pytest.mark.parametrize(
    "change",
    [
        {"surface": HOSTILE},
        {"surface": "Expression", "expression": HOSTILE},
        {"shape": {"condition_number": HOSTILE}},
        {"shape": {"condition_number": math.inf}},
        {"start": [HOSTILE, 0.0]},
        {"steps": HOSTILE},
        {"schedule": HOSTILE},
        {"clip": {"kind": "norm", "limit": HOSTILE}},
        {"clip": {"kind": HOSTILE, "limit": 1.0}},
        {"decay": {"kind": "l2", "strength": HOSTILE}},
        {"optimizers": [{"name": HOSTILE, "settings": {}}]},
        {"optimizers": [{**entrant("Adam"), "convention": HOSTILE}]},
        {"optimizers": [entrant("Adam", learning_rate=HOSTILE)]},
        {"surface": "LineFit", "noise": {**SMALL, "seed": HOSTILE}},
        {"surface": "LineFit", "noise": {**SMALL, "batch_size": HOSTILE}},
    ],
)
def test_nothing_but_numbers_and_names_of_ours_gets_in(library, change):
    with pytest.raises((ValueError, TypeError)):
        as_python(make_state(**change), library)


def test_settings_of_other_names_are_left_out():
    state = make_state(entrant("Adam", **{"x); import os; (": 1.0}))
    for library in ("gd_core", "torch"):
        assert "import os" not in as_python(state, library)["text"]


def test_the_typed_text_itself_does_not_get_in():
    state = make_state(surface="Expression", expression="x # '''\\N{BULLET}\r")
    for library in ("gd_core", "torch"):
        text = as_python(state, library)["text"]
        assert "return x\n" in text
        assert "BULLET" not in text


@pytest.mark.parametrize("value", [HOSTILE, None, True, math.inf, math.nan, 1j, [1.0], {}])
def test_a_number_in_a_script_is_a_number(value):
    with pytest.raises(ValueError, match="rate must be a finite number"):
        number("rate", value)
    with pytest.raises(ValueError, match="rate must be a finite number"):
        call("Adam", rate=value)


def test_an_unknown_library_is_refused():
    with pytest.raises(ValueError, match="gd_core, torch"):
        as_python(make_state(), "keras")


def test_every_surface_has_a_script():
    for name in surface_names():
        state = make_state(surface=name, expression="x*y", start=[0.1, 0.1], shape={})
        for library in ("gd_core", "torch"):
            assert as_python(state, library)["text"].endswith("\n")
