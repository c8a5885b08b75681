"""The table of what is shipped names all of it, or the build ends."""

import zipfile

import pytest

from scripts.build.bundle.licenses import (
    UnknownWorkError,
    Work,
    browser_rows,
    packages_in,
    python_rows,
    wheel_work,
)


def test_packages_are_found_by_their_files():
    inputs = ["docs/app/main.js", "node_modules/three/build/x.js", "node_modules/@lezer/lr/y.js"]
    assert packages_in(inputs) == ["@lezer/lr", "three"]


def test_works_that_belong_together_share_a_row():
    works = [Work("d3-axis", "1", "ISC"), Work("three", "2", "MIT"), Work("d3-array", "3", "ISC")]
    d3, three = browser_rows(works)
    assert d3 == "| [d3](https://github.com/d3) (array, axis) | ISC | drawing the explorer |"
    assert "three.js) 2 | MIT |" in three


@pytest.mark.parametrize("rows", [browser_rows, python_rows])
def test_a_work_that_nobody_has_named_ends_the_build(rows):
    with pytest.raises(UnknownWorkError, match="leaflet"):
        list(rows([Work("leaflet", "1", "BSD")]))


@pytest.mark.parametrize(
    ("metadata", "terms"),
    [
        ("License-Expression: MIT-CMU\nLicense: see below", "MIT-CMU"),
        ("License: Dual\nClassifier: License :: OSI Approved :: BSD License", "BSD License"),
        ("License: MIT", "MIT"),
    ],
)
def test_a_wheel_tells_its_license(tmp_path, metadata, terms):
    wheel = tmp_path / "six.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("six-1.dist-info/METADATA", f"Name: six\nVersion: 1\n{metadata}\n")
    assert wheel_work(wheel) == Work("six", "1", terms)
