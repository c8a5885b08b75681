"""The bundle: one version in one set of names, each by its content, and nothing from elsewhere."""

import re
import shutil

import pytest

from scripts.build.bundle import app

HASHED = re.compile(r"-(?:[A-Z0-9]{8}|[0-9a-f]{8})\.(?:js|css|json|woff2)$")
LISTS = {"names.json", "LICENSES.txt", "shipped.md"}
QUOTED = re.compile(r"""["'`(](?:\./|generated/app/)?([\w.-]+\.(?:js|css|json|woff2))["'`)]""")


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site") / "app"
    app.build(folder)
    return folder


def names_in(folder):
    return {path.name for path in folder.iterdir()}


def test_every_name_holds_a_hash(built):
    assert [name for name in names_in(built) - LISTS if not HASHED.search(name)] == []


def test_files_name_each_other_by_their_names_with_hashes(built):
    there = names_in(built)
    for path in built.glob("*.[jc]*s"):
        named = {name for name in QUOTED.findall(path.read_text()) if HASHED.search(name)}
        assert named <= there, path.name


def test_no_script_imports_from_elsewhere(built):
    for path in built.glob("*.js"):
        imports = re.findall(r"\b(?:from|import)\s*\(?\"([\w@./-]+)\"", path.read_text())
        assert [name for name in imports if not name.startswith("./")] == [], path.name


def test_no_source_is_fetched_by_its_own_name(built):
    scripts = "".join(path.read_text() for path in built.glob("*.js"))
    for name in ("app/runtime/worker.js", "generated/runtime/manifest.json"):
        assert f'"{name}":"generated/app/' in scripts


def test_a_second_bundle_is_the_same_to_the_byte(built, tmp_path):
    app.build(tmp_path / "app")
    assert names_in(tmp_path / "app") == names_in(built)
    for path in built.iterdir():
        assert (tmp_path / "app" / path.name).read_bytes() == path.read_bytes(), path.name


@pytest.mark.parametrize(
    "source",
    [
        "early.js",
        "explorer/space/relief.js",
        "runtime/worker.js",
        "cells/editor.js",
        "styles/lab/layout.css",
    ],
)
def test_an_edit_anywhere_gives_the_page_new_names(built, tmp_path, monkeypatch, source):
    """The stylesheet's name, by which a page knows its version, is new whatever was edited."""
    edited = tmp_path / "docs" / "app"
    shutil.copytree(app.APP, edited, ignore=shutil.ignore_patterns("gd_page"))
    (tmp_path / "docs" / "generated").symlink_to(app.GENERATED)
    (tmp_path / "node_modules").symlink_to(app.ROOT / "node_modules")
    text = (edited / source).read_text()
    more = ".gd-new{color:red}" if source.endswith("css") else "globalThis.isEdited = true;"
    (edited / source).write_text(text + more)
    monkeypatch.setattr(app, "APP", edited)
    monkeypatch.setattr(app, "ROOT", tmp_path)
    app.build(tmp_path / "site")
    assert (
        app.environment(tmp_path / "site")["GD_APP_STYLE"] != app.environment(built)["GD_APP_STYLE"]
    )


def test_a_new_race_gives_the_page_new_names(built, tmp_path, monkeypatch):
    shutil.copytree(app.GENERATED / "races", tmp_path / "races")
    (tmp_path / "runtime").symlink_to(app.GENERATED / "runtime")
    (tmp_path / "races" / "adam.json").write_text("{}")
    monkeypatch.setattr(app, "GENERATED", tmp_path)
    app.build(tmp_path / "app")
    assert app.environment(tmp_path / "app") != app.environment(built)


def test_while_serving_the_names_stay(tmp_path):
    app.build(tmp_path / "app", is_hashed=False)
    assert app.environment(tmp_path / "app") == app.PLAIN


def test_a_source_that_does_not_parse_leaves_the_last_bundle(built, tmp_path, monkeypatch):
    monkeypatch.setattr(app, "SCRIPTS", ("missing.js",))
    before = names_in(built)
    with pytest.raises(app.BundleError, match="missing"):
        app.build(built)
    assert names_in(built) == before


def test_the_program_and_its_wrapper_make_the_same(built, tmp_path, monkeypatch):
    assert len(app.esbuild()) == 1, "the program itself is not found"
    monkeypatch.setattr(app, "PROGRAMS", "nowhere/*")
    assert app.esbuild()[0] == "node"
    app.build(tmp_path / "app")
    assert names_in(tmp_path / "app") == names_in(built)


def test_a_missing_tool_is_one_line(tmp_path, monkeypatch):
    monkeypatch.setattr(app, "PROGRAMS", "nowhere/*")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(app.BundleError, match="node is missing; run `make setup`"):
        app.build(tmp_path / "app")


def test_without_a_bundle_one_line_says_what_to_do(tmp_path, monkeypatch, capsys):
    with pytest.raises(app.BundleError, match="make generated"):
        app.environment(tmp_path)
    monkeypatch.setattr(app, "GENERATED", tmp_path)
    assert app.main() == 1
    assert capsys.readouterr().err.count("\n") == 1
