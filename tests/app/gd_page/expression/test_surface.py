"""The surface that a reader types: right slopes, plain refusals, and nothing ever run."""

import ast
import math
import random
from pathlib import Path

import numpy as np
import pytest
from gd_page.expression import dual
from gd_page.expression import surface as expression
from gd_page.expression import tree as expression_tree
from gd_page.expression.surface import Expression

from gd_core import surfaces

POINTS = np.random.default_rng(0).uniform(-2, 2, (200, 2))
SMOOTH = [
    "x**2 + 3*y**2",
    "sin(x)*cos(y) + tan(x/4)",
    "exp(-x*y/4) + log(x**2 + y**2 + 1)",
    "sqrt(1 + x**2) / (2 + cos(y))",
    "sinh(x) - cosh(y) + tanh(x*y) + arctan(x - y)",
    "2**x + (1.5 + x**2)**y + (3 + x)**-2 + (y**2 + 1)**-1.5",
    "-x + +y - -pi*x*e",
    "x",
    "y**3 / 7",
]
KINKED = ["abs(x) - abs(y - x)", "minimum(x, y**2) + maximum(x*y, 0.3)", "abs(x)**1.5"]


def central(surface, points, step=1e-6):
    slopes = []
    for axis in np.eye(2) * step:
        slopes.append((surface(points + axis) - surface(points - axis)) / (2 * step))
    return np.stack(slopes, axis=-1)


@pytest.mark.parametrize("text", SMOOTH + KINKED)
def test_the_gradient_is_that_of_central_differences(text):
    surface = Expression(text)
    np.testing.assert_allclose(
        surface.gradient(POINTS), central(surface, POINTS), rtol=1e-6, atol=1e-7
    )


# As a reader would type them.
FORMULAS = {
    "Ackley": "20 + e - 20 * exp(-0.2 * sqrt((x**2 + y**2) / 2))"
    " - exp((cos(2 * pi * x) + cos(2 * pi * y)) / 2)",
    "Beale": "(1.5 - x + x * y)**2 + (2.25 - x + x * y**2)**2 + (2.625 - x + x * y**3)**2",
    "Booth": "(x + 2 * y - 7)**2 + (2 * x + y - 5)**2",
    "Cliff": "(x**2 + y**2) / 20 + (x / 2)**16",
    "DoubleWell": "x**4 / 4 - x**2 / 2 + x / 10 + y**2 / 2",
    "Himmelblau": "(x**2 + y - 11)**2 + (x + y**2 - 7)**2",
    "IllConditionedBowl": "(x**2 + 25 * y**2) / 2",
    "Plateau": "1 - exp(-(x**2 + y**2) / 2)",
    "Rastrigin": "20 + x**2 + y**2 - 10 * cos(2 * pi * x) - 10 * cos(2 * pi * y)",
    "Rosenbrock": "(1 - x)**2 + 100 * (y - x**2)**2",
    "Saddle": "x**2 / 2 - y**2 / 2 + y**4 / 16 + 1",
    "StyblinskiTang": "(x**4 - 16 * x**2 + 5 * x + y**4 - 16 * y**2 + 5 * y) / 2",
    "ThreeHumpCamel": "2 * x**2 - 1.05 * x**4 + x**6 / 6 + x * y + y**2",
}


@pytest.mark.parametrize("name", FORMULAS)
def test_typed_surfaces_equal_those_written_by_hand(name):
    hand = getattr(surfaces, name)()
    typed = Expression(FORMULAS[name])
    points = np.random.default_rng(1).uniform(*np.transpose(hand.window), (100, 2))
    np.testing.assert_allclose(typed(points), hand(points), rtol=1e-12, atol=1e-12)
    np.testing.assert_allclose(
        typed.gradient(points), hand.gradient(points), rtol=1e-10, atol=1e-10
    )


@pytest.mark.parametrize("name", dual.DERIVATIVES)
def test_each_function_has_its_own_slope(name):
    surface = Expression(f"{name}(x/4 + 1)")
    points = np.array([[0.5, 0.0], [1.5, 2.0]])
    np.testing.assert_allclose(surface.gradient(points), central(surface, points), rtol=1e-7)
    assert set(dual.DERIVATIVES) == set(expression_tree.ONE_VALUE)


def test_a_kink_has_the_mean_of_both_sides():
    origin = np.zeros(2)
    assert Expression("abs(x) + y").gradient(origin).tolist() == [0, 1]
    assert Expression("maximum(x, 3*y)").gradient(origin).tolist() == [0.5, 1.5]
    assert Expression("minimum(x, 3*y)").gradient(origin).tolist() == [0.5, 1.5]


def test_the_tip_of_a_cone_is_at_rest():
    cone = Expression("sqrt(x**2 + y**2)")
    np.testing.assert_allclose(
        cone.gradient(np.array([[0.0, 0.0], [3.0, 4.0]])), [[0, 0], [0.6, 0.8]]
    )


def test_it_has_what_a_surface_has():
    surface = Expression("  x**2 + 1 ")
    assert surface.text == "x**2 + 1"
    assert surface.minima.shape == (0, 2)
    assert surface.window == ((-5, 5), (-5, 5))
    assert surface.start.shape == (2,)
    grid = np.zeros((3, 4, 2), np.float32)
    assert surface(grid).shape == (3, 4)
    assert surface(grid).dtype == surface.gradient(grid).dtype == np.float32
    assert surface.gradient(grid).shape == (3, 4, 2)


def test_a_constant_is_flat():
    surface = Expression("3")
    assert surface(POINTS).tolist() == [3.0] * len(POINTS)
    assert not surface.gradient(POINTS).any()


def test_the_start_is_where_there_is_a_slope():
    surface = Expression("sqrt(x) + y**2")
    assert np.isfinite(surface(surface.start))
    assert np.isfinite(surface.gradient(surface.start)).all()


@pytest.mark.parametrize(
    "points", [np.zeros(3), np.zeros((0, 2)), np.zeros(2, int), np.float64(1.0)]
)
def test_points_are_checked_as_a_surface_does(points):
    with pytest.raises((TypeError, ValueError), match="points must"):
        Expression("x")(points)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Type an expression"),
        ("   ", "Type an expression"),
        (None, "Type an expression"),
        (7, "Type an expression"),
        ("x +", "not a Python expression: invalid syntax"),
        ("2x", r"write 2\*x for 2x"),
        ("x y", r"write 2\*x for 2x"),
        ("x = 2", "not a Python expression"),
        ("import os", "not a Python expression"),
        ("x^2", r"write x\*\*2 for x\^2"),
        ("foo + x", "'foo' is not known here: use x, y, pi, e, numbers"),
        ("ln(x)", "Write log"),
        ("X**2", "Write x"),
        ("z" * 60 + "*x", r"'z+\.\.\.' is not known"),
        ("sin", r"write sin\(x\)"),
        ("sin + x", r"'sin' is a function: write sin\(x\)"),
        ("sin(x, y)", "'sin' takes 1 value"),
        ("sin()", "'sin' takes 1 value"),
        ("sin(*x)", "'sin' takes 1 value"),
        ("sin(x=y)", "'sin' takes 1 value"),
        ("minimum(x)", "'minimum' takes 2 values"),
        ("x(2)", r"write x\*\(\.\.\.\)"),
        ("2(x)", "'2' is not a function"),
        ("np.sin(x)", r"'np\.sin' is not a function.*write sin\(x\)"),
        ("x.real", r"'x\.real' cannot be used here"),
        ("__import__('os').system('ls')", "is not a function"),
        ("__import__('os')", "'__import__' is not known"),
        ("open('/etc/passwd')", "'open' is not known"),
        ("().__class__.__bases__[0]", "cannot be used here"),
        ("[x for x in y]", "cannot be used here"),
        ("lambda: x", "cannot be used here"),
        ("x if y else 1", "cannot be used here"),
        ("(z := x)", "cannot be used here"),
        ("x < 1", "cannot be used here"),
        ("x @ y", "cannot be used here"),
        ("x // y", "cannot be used here"),
        ("~x", "cannot be used here"),
        ("x, y", "cannot be used here"),
        ("f'{x}'", "cannot be used here"),
        ("await x", "cannot be used here"),
        ("True * x", "'True' is not a number"),
        ("1j * x", "'1j' is not a number"),
        ("'a' * 9", "is not a number"),
        ("...", "is not a number"),
        ("None", "is not a number"),
        ("1e999 * x", "'1e999' is too large"),
        ("9**9**9", r"exponent 3\.8.* is beyond 100"),
        ("x**1000", "exponent 1000 is beyond 100"),
        ("x**(50 + 51)", "exponent 101 is beyond 100"),
        ("exp(1000) * x", r"'exp\(1000\)' has no finite value"),
        ("1 / 0 + x", "'1 / 0' has no finite value"),
        ("(-8)**0.5 * x", "has no finite value"),
        ("log(-1) * x", "has no finite value"),
        ("1 / x", "no finite value at x = 0, y = 0, the middle of the picture"),
        ("log(x)", "it gives -inf"),
        ("x\0", "not a Python expression"),
        ("\ud800", "cannot be read"),
        ("x" * 201, "201 characters; 200 is the most"),
        ("-" * 199 + "x", "nested too deeply or too long"),
        ("(" * 41 + "x" + ")" * 41, "nested too deeply"),
        ("[" * 199, "nested too deeply"),
        ("(" * 40 + "x" + ")" * 40, None),
        ("+".join(["(x*x+y*y)"] * 20), "nested too deeply or too long"),
        ("x" + "+x" * 70, "nested too deeply or too long"),
        ("+".join(["x+y"] * 32), "nested too deeply or too long"),
    ],
)
def test_what_cannot_be_used_gets_a_sentence(text, sentence):
    if sentence is None:
        assert Expression(text)(np.ones(2)) == 1
        return
    with pytest.raises(ValueError, match=sentence) as caught:
        Expression(text)
    assert len(str(caught.value)) < 300


PIECES = [
    *(
        "x",
        "y",
        "pi",
        "e",
        "1",
        "2.5",
        "1e3",
        "0",
        "9",
        "+",
        "-",
        "*",
        "/",
        "**",
        "(",
        ")",
        ",",
        " ",
    ),
    *expression_tree.FUNCTIONS,
    *("foo", "__import__", ".", "[", "]", "{", "}", ":", "=", "'", '"', "#", "\\", "\n", "lambda "),
    *(
        "if ",
        " else ",
        " for ",
        " in ",
        "0x",
        "1j",
        "1_",
        "^",
        "%",
        "@",
        "~",
        "<",
        "é",
        "\u2028",
        "💥",
        "\0",
    ),
]
VISITS = 5  # of a node: in the middle, twice for the start, and the two that the test asks for
REFUSALS = (
    *("Type an expression", "The expression", "This is not a Python", "This cannot be read"),
    *("The exponent", "cannot be used here", "is not known here", "is not a function"),
    *("is a function", "takes 1 value", "takes 2 values", "is not a number", "is too large"),
    *("has no finite value", "is not a power"),
)


def random_text(rng):
    if rng.random() < 0.2:
        return "".join(
            chr(rng.choice((rng.randrange(128), rng.randrange(0x11000)))) for _ in range(40)
        )
    if rng.random() < 0.5:
        return "".join(rng.choices(PIECES, k=rng.randrange(1, 60)))
    return random_tree(rng, rng.randrange(1, 6))


def random_tree(rng, depth):
    if depth == 0:
        return rng.choice(["x", "y", "2", "0.5", "pi", "1e3", "0"])
    first, second = random_tree(rng, depth - 1), random_tree(rng, depth - 1)
    name = rng.choice(list(expression_tree.FUNCTIONS))
    inside = f"{first}, {second}" if expression_tree.FUNCTIONS[name] == 2 else first
    operation = rng.choice(["+", "-", "*", "/", "**"])
    return rng.choice([f"{name}({inside})", f"({first} {operation} {second})", f"-{first}"])


def use(text):
    """Make the surface and use it; return None, or the sentence of its refusal."""
    try:
        surface = Expression(text)
    except ValueError as error:
        return str(error)
    assert surface(POINTS).shape == (200,)
    assert surface.gradient(POINTS).shape == (200, 2)
    return None


@pytest.fixture
def computed(monkeypatch):
    """What each node visited in an expression's computation gave."""
    values, walk = [], expression._walk

    def recording(node, names):
        result = walk(node, names)
        values.append(result.value)
        return result

    monkeypatch.setattr(expression, "_walk", recording)
    return values


def test_any_text_is_a_surface_or_gets_a_sentence(computed):
    """No text keeps the page waiting: few visits, and each in floats, never in long integers."""
    rng = random.Random(4)
    used = 0
    for _ in range(2000):
        text = random_text(rng)
        computed.clear()
        sentence = use(text)
        assert len(computed) <= VISITS * len(text), text
        assert {np.asarray(value).dtype for value in computed} <= {np.dtype(float)}, text
        used += sentence is None
        assert sentence is None or any(part in sentence for part in REFUSALS), (text, sentence)
    assert used > 300


def test_the_text_is_never_run():
    modules = (expression, expression_tree, dual)
    source = "\n".join(Path(module.__file__).read_text("utf-8") for module in modules)
    names = {node.id for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Name)}
    assert not names & {"eval", "exec", "compile", "__import__", "literal_eval"}


def test_the_constants_are_those_of_math():
    assert Expression("pi + e + x*0")(np.zeros(2)) == math.pi + math.e


def test_a_node_that_was_not_checked_is_no_expression():
    with pytest.raises(AssertionError, match="unchecked node"):
        expression._walk(ast.List([], ast.Load()), {})
