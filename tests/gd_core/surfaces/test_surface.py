"""The base of surfaces: a few lines make one, formulas stay formulas, files stand alone."""

import ast
import inspect
import re
import sys
import textwrap

import numpy as np
import pytest

from gd_core import minimize, surfaces
from gd_core.optimizers import GradientDescent
from gd_core.surfaces import surface as base
from gd_core.surfaces.surface import Surface

EACH = pytest.mark.parametrize("name", surfaces.__all__)


class Slide(Surface):
    """A plane: its slopes are numbers, not arrays."""

    def __init__(self):
        self.minima = np.empty((0, 2))
        self.window = ((-1.0, 1.0), (-1.0, 1.0))
        self.start = np.array([1.0, 1.0])

    def height(self, x, y):
        return 2 * x + 3 * y

    def slopes(self, x, y):
        return 2, 3


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("leading", [(), (1,), (4,), (2, 3)])
def test_two_formulas_make_a_surface(dtype, leading):
    points = np.ones((*leading, 2), dtype)
    heights, slopes = Slide()(points), Slide().gradient(points)
    assert heights.dtype == slopes.dtype == dtype
    np.testing.assert_array_equal(heights, np.full(leading, 5))
    np.testing.assert_array_equal(slopes, np.broadcast_to([2, 3], (*leading, 2)))


def test_such_a_surface_can_be_walked_on():
    run = minimize(Slide(), Slide().start, GradientDescent(0.1), 2)
    np.testing.assert_allclose(run.params, [[1, 1], [0.8, 0.7], [0.6, 0.4]])


@pytest.mark.parametrize("missing", ["height", "slopes"])
def test_a_surface_without_a_formula_is_refused(missing):
    kept = {k: v for k, v in vars(Slide).items() if k not in (missing, "__dict__", "__weakref__")}
    with pytest.raises(TypeError, match=missing):
        type("Half", (Surface,), kept)()


def test_slopes_are_an_array_of_their_own():
    saddle, point = surfaces.Saddle(), np.array([1.5, 0.5])
    saddle.gradient(point)[0] = 99
    np.testing.assert_array_equal(point, [1.5, 0.5])


@pytest.mark.not_in_page
@EACH
def test_a_height_is_a_formula_of_numpy(name):
    """Other libraries' formulas are derived from it: assignments, one return, np and self alone."""
    source = textwrap.dedent(inspect.getsource(getattr(surfaces, name).height))
    (function,) = ast.parse(source).body
    assert isinstance(function, ast.FunctionDef)
    *assignments, last = function.body
    assert isinstance(last, ast.Return)
    assert all(isinstance(statement, ast.Assign) for statement in assignments)
    body = ast.Module(function.body, [])
    called = {ast.unparse(node.func) for node in ast.walk(body) if isinstance(node, ast.Call)}
    assert called <= {"np.cos", "np.exp", "np.hypot"}
    names = {node.id for node in ast.walk(body) if isinstance(node, ast.Name)}
    stored = {
        node.id
        for node in ast.walk(body)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    }
    assert names - stored <= {"np", "self", "x", "y"}


@pytest.mark.not_in_page
@EACH
def test_a_file_and_the_base_are_whole_without_gd_core(name):
    cls = getattr(surfaces, name)
    own, left_out = re.subn(
        r"^from gd_core.surfaces.surface import .*\n",
        "",
        inspect.getsource(sys.modules[cls.__module__]),
        flags=re.MULTILINE,
    )
    assert left_out == 1
    source = inspect.getsource(base) + own
    assert "gd_core." not in source
    copied = {}
    exec(compile(source, f"{name}.py", "exec"), copied)
    ours, theirs = cls(), copied[name]()
    assert theirs(theirs.start) == ours(ours.start)
    np.testing.assert_array_equal(theirs.gradient(theirs.start), ours.gradient(ours.start))
    with pytest.raises(TypeError, match="points must be float32 or float64, got int"):
        theirs(np.array([1, 2]))
