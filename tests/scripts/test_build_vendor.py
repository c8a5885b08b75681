"""The bundles hold what pages import, nothing from elsewhere, and every package's license."""

import re

import pytest

from scripts import build_vendor

OUTPUT = build_vendor.OUTPUT


@pytest.fixture(scope="module", autouse=True)
def _built():
    assert build_vendor.main() == 0


def test_every_entry_becomes_one_file():
    assert {path.name for path in build_vendor.entries()} <= {p.name for p in OUTPUT.iterdir()}


def test_stylesheets_name_only_files_that_are_there():
    for stylesheet in OUTPUT.glob("*.css"):
        for address in re.findall(r"url\(\"?([^)\"]*)\"?\)", stylesheet.read_text()):
            assert (OUTPUT / address).is_file(), f"{stylesheet.name}: {address!r}"


def test_modules_import_nothing():
    for module in OUTPUT.glob("*.js"):
        assert not re.search(r"(?:^|;)import[\s\"{*]", module.read_text()), module.name


def test_licenses_are_listed():
    listed = (OUTPUT / "LICENSES.txt").read_text()
    for package in ("katex", "d3-scale", "@codemirror/view", "@fontsource-variable/inter"):
        assert f"\n{package} " in f"\n{listed}"


def test_a_second_build_does_nothing(monkeypatch):
    monkeypatch.setattr(build_vendor, "build", lambda: pytest.fail("built again"))
    assert build_vendor.main() == 0


def test_a_missing_tool_is_one_line(monkeypatch, capsys):
    monkeypatch.setattr(build_vendor, "is_fresh", lambda *_: False)

    def missing():
        raise FileNotFoundError("node")

    monkeypatch.setattr(build_vendor, "build", missing)
    assert build_vendor.main() == 1
    assert capsys.readouterr().err.count("\n") == 1
