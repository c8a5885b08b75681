"""The map of our settings to other libraries' is complete, and the pages' tabs speak its names."""

import ast
import inspect

import pytest

import gd_core.optimizers
from scripts.conformance.counterparts import COUNTERPARTS, MODULES, Counterpart
from scripts.docs.pages import DOCS, ROOT, python_fences
from scripts.docs.session import imported_packages

PAIRS = [(name, library) for name, row in COUNTERPARTS.items() for library in row]
PAGES = {
    name: DOCS
    / "optimizers"
    / f"{inspect.getmodule(kind).__name__.split('.')[-1]}.md".replace("_", "-")
    for name, kind in vars(gd_core.optimizers).items()
    if name in gd_core.optimizers.__all__
}


def settings_named(source):
    """Name the settings of ours that a keyword's source stands for."""
    if isinstance(source, tuple):
        return {name for part in source for name in settings_named(part)}
    return {source.removeprefix("-")} if isinstance(source, str) else set()


def calls_in(source, module):
    """Find the calls in a fence: the name, without its module's, and the keywords."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            name = ast.unparse(node.func).removeprefix(f"{module}.")
            yield name, {word.arg for word in node.keywords}


def test_every_optimizer_has_a_row():
    assert list(COUNTERPARTS) == gd_core.optimizers.__all__
    assert {library for row in COUNTERPARTS.values() for library in row} <= set(MODULES)


@pytest.mark.parametrize(("name", "library"), PAIRS)
def test_a_rule_that_is_ours_takes_all_our_settings(name, library):
    counterpart = COUNTERPARTS[name][library]
    ours = set(inspect.signature(getattr(gd_core.optimizers, name)).parameters)
    named = settings_named(tuple(counterpart.settings.values()))
    assert named <= ours
    assert counterpart.differs or named == ours, f"{name} in {library}: {ours - named} is left out"


def test_arguments_have_the_values_of_our_settings():
    settings = {"a": "one", "b": "-two", "c": (None, "one"), "d": True, "e": 0.5}
    found = Counterpart("X", settings).arguments({"one": 1.0, "two": 2.0})
    assert found == {"a": 1.0, "b": -2.0, "c": (None, 1.0), "d": True, "e": 0.5}


@pytest.mark.parametrize(("name", "library"), PAIRS)
def test_the_tabs_of_a_page_call_the_counterpart(name, library):
    """The other calls of a tab, such as `optax.apply_updates`, are no optimizers."""
    wanted = COUNTERPARTS[name][library]
    tabs = [f for f in python_fences(PAGES[name]) if library in imported_packages(f.source)]
    calls = [call for tab in tabs for call in calls_in(tab.source, MODULES[library])]
    found = [keywords for called, keywords in calls if called == wanted.name]
    assert found or not tabs, f"{PAGES[name].name} has a tab on {library}, without {wanted.name}"
    assert all(keywords <= set(wanted.settings) for keywords in found), found


def test_the_tabs_call_nothing_else():
    known = {f"torch.optim.{row['torch'].name}" for row in COUNTERPARTS.values() if "torch" in row}
    for page in PAGES.values():
        for fence in python_fences(page):
            called = {name for name, _ in calls_in(fence.source, "no module")}
            assert {c for c in called if c.startswith("torch.optim.")} <= known, fence.name


def test_the_page_reads_the_same_file():
    source = ROOT / "scripts" / "conformance" / "counterparts.py"
    page = ROOT / "docs" / "app" / "gd_page" / "script" / "counterparts.py"
    assert page.samefile(source), "counterparts.py of gd_page must be a link to the one of scripts"
