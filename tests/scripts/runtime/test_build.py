"""The built runtime: complete, listed, compiled, and left alone while nothing changes."""

import io
import json
import zipfile

import pytest
from pooch import file_hash

from scripts.build.steps import BASE, MANIFEST, OWN, SNAPSHOT
from scripts.runtime import part
from scripts.runtime.archive import read_zip, write_zip
from scripts.runtime.lock import shipped_packages, trimmed_lock
from scripts.runtime.own import own_sources, source_texts
from scripts.runtime.places import OUTPUT, ROOT


@pytest.fixture(scope="module")
def manifest():
    return json.loads((OUTPUT / "manifest.json").read_text())


def test_the_manifest_lists_every_file_with_its_hash(manifest):
    there = {p.relative_to(OUTPUT).as_posix() for p in OUTPUT.glob("*/**/*") if p.is_file()}
    assert {file["name"] for file in manifest["files"]} == there
    for file in manifest["files"]:
        assert file_hash(str(OUTPUT / file["name"])) == file["sha256"]
        assert (OUTPUT / file["name"]).stat().st_size == file["bytes"]


def test_the_lock_names_what_is_served_and_nothing_else(manifest):
    base = OUTPUT / manifest["path"]
    lock = json.loads((base / "pyodide-lock.json").read_text())
    assert set(lock["packages"]) == set(shipped_packages())
    for entry in lock["packages"].values():
        assert file_hash(str(base / entry["file_name"])) == entry["sha256"]
        assert set(entry["depends"]) <= set(lock["packages"])


def test_everything_is_bytecode(manifest):
    archives = [*(OUTPUT / manifest["path"]).glob("*.whl"), *OUTPUT.rglob("*.zip")]
    assert len(archives) >= 12
    for path in archives:
        names = zipfile.ZipFile(path).namelist()
        assert any(name.endswith(".pyc") for name in names), path.name
        assert not [name for name in names if name.endswith(".py")], path.name


def test_the_own_archive_holds_this_commit_with_its_docstrings(manifest):
    entries = read_zip(OUTPUT / manifest["own"] / "own.zip")
    for source in own_sources():
        if source.suffix == ".py":
            base = ROOT if "gd_core" in source.parts else ROOT / "docs" / "app"
            assert f"{source.relative_to(base).as_posix()}c" in entries
    assert any(name.endswith(".dist-info/METADATA") for name in entries)
    assert b"Adam" in entries["gd_core/optimizers/adam.pyc"]


def test_the_own_archive_holds_the_source_of_what_readers_see(manifest):
    texts = json.loads(read_zip(OUTPUT / manifest["own"] / "own.zip")["gd_page/sources.json"])
    assert texts == source_texts()
    assert texts["gd_core.optimizers.adam"] == (ROOT / "gd_core/optimizers/adam.py").read_text()
    assert texts.keys() >= {"gd_core.surfaces.beale", "gd_page.lab.conventions"}


def test_no_bytecode_names_a_folder_of_this_machine(manifest):
    for path in OUTPUT.rglob("*.zip"):
        for name, data in read_zip(path).items():
            assert str(ROOT).encode() not in data, f"{path.name}: {name}"


def test_a_second_build_does_nothing():
    assert all(step.is_fresh() for step in (BASE, OWN, SNAPSHOT, MANIFEST))


def test_a_part_takes_the_place_of_the_last_one(monkeypatch, tmp_path):
    monkeypatch.setattr(part, "OUTPUT", tmp_path)
    texts = iter(["one", "two", "two"])

    def fill(target):
        (target / "lib").mkdir()
        (target / "lib" / "file.txt").write_text(next(texts))

    first, second, third = ([path] for (path,) in (part.make_part("own", fill) for _ in "123"))
    assert first != second == third
    assert second[0].read_text() == "two"
    assert [path.name for path in tmp_path.iterdir()] == [second[0].parents[1].name]


def test_matplotlib_comes_without_what_it_never_uses():
    packages = shipped_packages()
    assert "pytz" not in packages
    assert "fonttools" not in packages["matplotlib"]["depends"]
    files = dict.fromkeys(packages, ("name.whl", "hash"))
    assert trimmed_lock(files)["packages"]["numpy"]["file_name"] == "name.whl"


def test_archives_are_the_same_at_every_build(tmp_path):
    first, second = tmp_path / "1.zip", tmp_path / "2.zip"
    write_zip(first, {"b": b"2", "a": b"1"}, deflate=True)
    write_zip(second, {"a": b"1", "b": b"2"}, deflate=True)
    assert first.read_bytes() == second.read_bytes()
    assert zipfile.ZipFile(io.BytesIO(first.read_bytes())).namelist() == ["a", "b"]
