"""The package: complete, described, and at work in a clean environment with NumPy alone."""

import email
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest
import yaml

from scripts.runtime.own import PROJECT_FILES
from scripts.runtime.places import ROOT, cache_folder

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
CITATION = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
VERSIONS = ("3.11", "3.12", "3.13", "3.14")
MODULES = {p.relative_to(ROOT).as_posix() for p in (ROOT / "gd_core").rglob("*.py")}
USE = """
import importlib.metadata
import numpy as np
from gd_core import Adam, minimize
from gd_core.surfaces import Rosenbrock

found = {distribution.name for distribution in importlib.metadata.distributions()}
assert found == {"gd-core", "numpy"}, found
params = np.array([3.0, -2.0])
assert Adam(learning_rate=0.1).update(params, gradients=2 * params).round(6).tolist() == [2.9, -1.9]
surface = Rosenbrock()
run = minimize(surface, surface.start, Adam(learning_rate=0.1), steps=500)
assert run.final_loss < 0.1
"""


def interpreters():
    """The Pythons of this machine that gd_core promises to run on, one of each version."""
    found = {f"{sys.version_info.major}.{sys.version_info.minor}": sys.executable}
    kept = Path.home() / ".pyenv" / "versions"
    for version in VERSIONS:
        places = [shutil.which(f"python{version}"), *kept.glob(f"{version}.*/bin/python")]
        works = (str(path) for path in places if path and version_of(path) == version)
        found.setdefault(version, next(works, None))
    return {version: path for version, path in found.items() if path and version in VERSIONS}


def version_of(python):
    """What an interpreter says that it is; nothing when it does not start."""
    command = [python, "-c", "import venv, sys; print('%d.%d' % sys.version_info[:2])"]
    return subprocess.run(command, capture_output=True, text=True).stdout.strip()


def pip(*arguments):
    """Run pip; return what it says."""
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "-q", *arguments]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def numpy_for(version):
    """A wheel of NumPy for a version of Python, from the cache or downloaded once."""
    folder = cache_folder() / f"numpy-for-{version}"
    if not list(folder.glob("*.whl")):
        only = ["--only-binary=:all:", "--no-deps", "--python-version", version]
        pip("download", *only, "-d", str(folder), PROJECT["dependencies"][0])
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The source distribution, and the wheel that is built from it."""
    source, target = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("dist")
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "gd_core", source / "gd_core", ignore=ignored)
    for name in PROJECT_FILES:
        shutil.copy(ROOT / name, source)
    command = [sys.executable, "-m", "build", "--no-isolation", "-o", target, source]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "Deprecat" not in done.stderr, done.stderr
    return next(target.glob("*.tar.gz")), next(target.glob("*.whl"))


def test_both_hold_every_module_the_types_and_the_license(built):
    with zipfile.ZipFile(built[1]) as wheel:
        names = set(wheel.namelist())
    assert {name for name in names if name.endswith(".py")} == MODULES
    assert "gd_core/py.typed" in names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    with tarfile.open(built[0]) as archive:
        inside = {name.partition("/")[2] for name in archive.getnames()}
    assert {*MODULES, "gd_core/py.typed", "LICENSE", "README.md"} <= inside


def test_the_wheel_says_what_a_user_looks_for(built):
    with zipfile.ZipFile(built[1]) as wheel:
        name = next(name for name in wheel.namelist() if name.endswith("/METADATA"))
        about = email.message_from_bytes(wheel.read(name))
    assert about["Author"] == ", ".join(author["name"] for author in CITATION["authors"])
    assert about["License-Expression"] == CITATION["license"]
    assert about["Keywords"].split(",") == CITATION["keywords"]
    labels = {line.partition(",")[0] for line in about.get_all("Project-URL")}
    assert labels == {"Homepage", "Documentation", "Source", "Issues", "Changelog"}
    named = re.findall(r":: (3\.\d+)", "\n".join(about.get_all("Classifier")))
    assert tuple(named) == VERSIONS
    assert about["Requires-Python"] == f">={VERSIONS[0]}"


@pytest.mark.parametrize("version", interpreters())
def test_it_works_in_a_clean_environment_with_numpy_alone(version, built, tmp_path):
    subprocess.run([interpreters()[version], "-m", "venv", "--without-pip", tmp_path], check=True)
    python = str(tmp_path / ("Scripts" if os.name == "nt" else "bin") / "python")
    pip("--python", python, "install", "--no-index", str(numpy_for(version)), str(built[1]))
    command = [python, "-W", "error", "-c", USE]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
