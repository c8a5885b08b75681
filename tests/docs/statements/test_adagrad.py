"""What the page on AdaGrad states in numbers; the marks there lead here."""

import numpy as np
import pytest

import gd_core.optimizers
from gd_core import AdaGrad, minimize
from gd_core.surfaces import IllConditionedBowl
from scripts.docs.pages import DOCS

PAGE = (DOCS / "optimizers" / "adagrad.md").read_text(encoding="utf-8")
WORDS = " ".join(PAGE.split())
START = np.array([-4.0, 1.5])


def path(curvature, unit, steps=20):
    """The path on x^2 / 2 + curvature y^2 / 2, where y is measured in a unit that much smaller."""
    optimizer, theta = AdaGrad(1.0), START * [1, unit]
    found = [theta]
    for _ in range(steps):
        theta = optimizer.update(theta, theta * [1, curvature / unit**2])
        found.append(theta)
    return np.array(found) / [1, unit]


def test_the_curvature_along_an_axis_leaves_the_path_the_same():
    np.testing.assert_allclose(path(2500.0, 1.0), path(25.0, 1.0), rtol=1e-7)


def test_the_unit_of_a_parameter_does_not_cancel():
    assert path(25.0, 1.0)[-1, 1] == pytest.approx(3e-9, rel=0.2)
    assert path(25.0, 10.0)[-1, 1] == pytest.approx(0.83, abs=0.005)


def test_along_the_axes_a_larger_rate_ends_lower_without_end():
    bowl = IllConditionedBowl(25.0)
    losses = [minimize(bowl, bowl.start, AdaGrad(rate), 60).final_loss for rate in (1.0, 2.0, 3.0)]
    powers = [round(float(np.log10(loss))) for loss in losses]
    assert powers == [-8, -28, -52]
    assert "it ends near 10⁻²⁸ at rate 2, and at rate 3 near 10⁻⁵²" in WORDS


def test_a_parameter_that_moved_as_far_may_have_a_rate_a_hundredth():
    """The docstring speaks of gradients seen, not of the way gone: the two differ here."""
    optimizer, params = AdaGrad(0.1), np.ones(2)
    for _ in range(3):
        params = optimizer.update(params, np.array([100.0, 1.0]))
    assert params[0] == pytest.approx(params[1])
    assert np.sqrt(optimizer.v[0] / optimizer.v[1]) == pytest.approx(100)
    assert "more gradient it has seen" in gd_core.optimizers.adagrad.__doc__
