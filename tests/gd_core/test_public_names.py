"""What `gd_core` offers at the top, and that every public thing has a docstring."""

import subprocess
import sys

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


@pytest.mark.not_in_page
def test_one_import_brings_every_part():
    # Each is an attribute before anything else has imported it, in an interpreter of its own.
    code = (
        "import gd_core; gd_core.experiments.race; gd_core.theory.METHODS; gd_core.surfaces.Booth; "
        "gd_core.variants.__all__; gd_core.problems.__all__; assert callable(gd_core.minimize)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


def test_what_is_no_part_is_named():
    with pytest.raises(AttributeError, match="module 'gd_core' has no attribute 'adam'"):
        gd_core.adam  # noqa: B018
