"""What the notebook on digits prints and says; it runs as a script, without a window."""

import contextlib
import io
import runpy
from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np
import pytest

NOTEBOOK = Path(__file__).parents[3] / "docs" / "notebooks" / "digits.py"
TEXT = NOTEBOOK.read_text("utf-8")


@pytest.fixture(scope="module")
def notebook():
    """The notebook's variables after all of its cells."""
    printed = io.StringIO()
    with pytest.MonkeyPatch.context() as patched, contextlib.redirect_stdout(printed):
        plt.switch_backend("Agg")
        patched.setattr(plt, "show", lambda: plt.close("all"))
        return runpy.run_path(str(NOTEBOOK)) | {"printed": printed.getvalue().splitlines()}


@pytest.fixture(scope="module")
def ends(notebook):
    """The last losses of each run, in training and on unseen digits."""
    return {name: (trained[-1], unseen[-1]) for name, (trained, unseen) in notebook["runs"].items()}


def test_every_best_rate_is_robust(notebook):
    for name, found in notebook["searches"].items():
        assert not any((found.is_at_edge, found.is_tie, found.is_chaotic)), name
        assert found.spread < 10, name


def test_the_race_is_that_of_the_search(notebook, ends):
    for name, found in notebook["searches"].items():
        assert ends[name][0] == pytest.approx(found.losses[found.index], rel=1e-6)


def test_small_steps_win_against_epochs(ends):
    assert ends["stochastic"][0] < ends["mini-batch of 32"][0] / 2
    assert ends["batch"][0] > 10 * ends["mini-batch of 32"][0]


def test_batch_descent_leads_against_steps(notebook):
    runs = {name: trained for name, (trained, _) in notebook["runs"].items()}
    assert runs["batch"][20] == pytest.approx(0.41, abs=0.005)
    assert runs["mini-batch of 32"][1] == pytest.approx(1.16, abs=0.005)
    assert runs["stochastic"][1] == pytest.approx(0.43, abs=0.005)


def test_three_unseen_digits_are_no_difference(notebook, ends):
    for name, count in (("mini-batch of 32", 349), ("stochastic", 346)):
        assert f"{count} of 360" in TEXT or f"run {count}." in TEXT
        line = next(line for line in notebook["printed"] if line.startswith(name))
        assert line.endswith(f"{count / 360:.1%} right")
        trained, unseen = ends[name]
        assert unseen > 4 * trained
        losses = notebook["runs"][name][1]
        assert np.mean(losses[-5:]) > 0.9 * np.mean(losses[-10:-5])
    assert np.sqrt(360 * (349 / 360) * (11 / 360)) == pytest.approx(3.5, abs=0.3)
