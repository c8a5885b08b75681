"""What `gd_core` offers at the top, and that every public thing has a docstring."""

import pytest

import gd_core
from gd_core import experiments, optimizers, problems, schedules, surfaces, techniques, variants

PACKAGES = [optimizers, problems, schedules, surfaces, techniques, variants]


def test_the_version_is_a_version():
    assert gd_core.__version__.count(".") == 2


def test_top_level_names():
    expected = {"minimize", "Trajectory"}
    for package in (optimizers, schedules, techniques):
        expected |= set(package.__all__)
        for name in package.__all__:
            assert getattr(gd_core, name) is getattr(package, name)
    assert set(gd_core.__all__) == expected
    assert len(gd_core.__all__) == len(expected)


@pytest.mark.parametrize("package", PACKAGES)
def test_every_public_name_has_a_docstring(package):
    for name in package.__all__:
        assert getattr(package, name).__doc__, name


def test_experiments_have_docstrings():
    for name in ("race", "sweep", "basins", "sensitivity", "best_learning_rate"):
        assert getattr(experiments, name).__doc__
