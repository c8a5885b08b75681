"""The table of steps: each knows all that it depends on, and nothing is left of what has gone."""

import pytest

from scripts.build import __main__ as command
from scripts.build import step, steps
from scripts.build.imports import files_of
from scripts.errors import BuildError

TABLE = [item for stage in steps.everything() for item in stage]
RUNTIME = steps.ROOT / "docs" / "app" / "runtime"


def edited(monkeypatch, name):
    """Let a file look as if it had been edited."""
    original = step.content_of
    monkeypatch.setattr(
        step, "content_of", lambda p: "edited" if p == steps.ROOT / name else original(p)
    )


@pytest.mark.parametrize("item", TABLE, ids=lambda item: item.name)
def test_every_step_has_a_function_and_a_digest(item):
    assert callable(item.function())
    assert item.digest() == item.digest()


def test_no_two_steps_share_a_name():
    names = [item.name for item in TABLE]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("name", ["GD_SITE_URL", "GD_EDIT_URI"])
def test_the_site_is_built_anew_for_another_address(name, monkeypatch):
    monkeypatch.delenv(name, raising=False)
    before = steps.SITE.digest()
    monkeypatch.setenv(name, "https://example.org/elsewhere/")
    assert steps.SITE.digest() != before


def test_the_snapshot_is_made_anew_with_another_browser(monkeypatch):
    monkeypatch.delenv("GD_CHROMIUM", raising=False)
    before = steps.SNAPSHOT.digest()
    monkeypatch.setenv("GD_CHROMIUM", "/opt/chrome")
    assert steps.SNAPSHOT.digest() != before


@pytest.mark.parametrize("name", ["boot.js", "internals.js", "pack.js", "address.js"])
def test_the_snapshot_is_made_anew_after_an_edit_of_what_makes_or_restores_it(name, monkeypatch):
    before = steps.SNAPSHOT.digest()
    edited(monkeypatch, f"docs/app/runtime/{name}")
    assert steps.SNAPSHOT.digest() != before


def test_the_snapshot_does_not_depend_on_the_rest_of_the_page():
    found = {path.name for path in files_of(steps.SNAPSHOT.scripts()) if path.suffix == ".js"}
    assert {"snapshot_worker.js", "snapshot.js", "boot.js", "manifest.js"} <= found
    assert not {"python.js", "worker.js", "launch.js"} & found


@pytest.mark.parametrize("item", [steps.EVIDENCE, steps.RACES, steps.MAPS, *steps.figures()[:2]])
def test_what_numpy_computes_is_made_anew_with_another_numpy(item, monkeypatch):
    before, version_of = item.digest(), step.version_of
    monkeypatch.setattr(step, "version_of", lambda p: "0.0" if p == "numpy" else version_of(p))
    assert item.digest() != before


@pytest.mark.parametrize("item", [steps.EVIDENCE, steps.RACES, steps.OWN, *steps.figures()[:1]])
def test_what_gd_core_computes_is_made_anew_after_an_edit_of_it(item, monkeypatch):
    before = item.digest()
    edited(monkeypatch, "gd_core/optimizers/adam.py")
    assert item.digest() != before


def test_a_figure_depends_on_its_helpers_alone(monkeypatch):
    known = {item.name: item for item in steps.figures()}
    before = {name: known[name].digest() for name in ("figures-muon", "figures-adam")}
    edited(monkeypatch, "scripts/figures/matrix/_matrix.py")
    assert known["figures-muon"].digest() != before["figures-muon"]
    assert known["figures-adam"].digest() == before["figures-adam"]


def test_nothing_under_generated_is_left_from_another_build():
    assert step.orphans(steps.GENERATED, TABLE) == []


def test_a_name_stands_for_all_steps_that_begin_with_it():
    names = [item.name for stage in command.chosen(["runtime"]) for item in stage]
    assert names == ["runtime-base", "runtime-own", "runtime-snapshot", "runtime-manifest"]
    assert command.chosen(["generated"]) == steps.generated()
    with pytest.raises(BuildError, match="no step is called nothing"):
        command.chosen(["races", "nothing"])


def test_a_failed_build_says_why_in_one_line(monkeypatch, capsys, tmp_path):
    def fail():
        raise BuildError("the cable is cut; plug it in.")

    monkeypatch.setattr(step, "STAMPS", tmp_path)
    monkeypatch.setattr(step.Step, "function", lambda self: fail)
    monkeypatch.setattr(command.sys, "argv", ["build", "--force", "races"])
    assert command.main() == 1
    assert capsys.readouterr().err == "build: the cable is cut; plug it in.\n"


def test_what_is_fresh_is_left_alone(monkeypatch, capsys):
    monkeypatch.setattr(step.Step, "is_fresh", lambda self: True)
    monkeypatch.setattr(step.Step, "run", lambda self: pytest.fail("ran"))
    monkeypatch.setattr(command, "remove_orphans", lambda *_: [])
    command.make([])
    assert capsys.readouterr().out == "build: up to date\n"
