"""The docstrings of `gd_page` keep the dialect of gd_core's: each entry stands by itself."""

import importlib
import inspect
import pkgutil

import gd_page
import pytest

from tests.gd_core.test_public_names import faults

MODULES = sorted(info.name for info in pkgutil.walk_packages(gd_page.__path__, "gd_page."))


def documented(module):
    """A module's own classes and functions, and those methods that have a docstring."""
    own = {
        name: value
        for name, value in vars(module).items()
        if getattr(value, "__module__", None) == module.__name__ and callable(value)
    }
    for name, value in own.items():
        if not name.startswith("_"):
            yield name, value.__doc__
        for method, given in vars(value).items() if inspect.isclass(value) else ():
            function = getattr(given, "__func__", getattr(given, "fget", given))
            if inspect.isfunction(function) and function.__doc__:
                yield f"{name}.{method}", function.__doc__


@pytest.mark.parametrize("name", MODULES)
def test_docstrings_stand_by_themselves(name):
    found = {what: faults(text) for what, text in documented(importlib.import_module(name))}
    assert {what: wrong for what, wrong in found.items() if wrong} == {}


def test_all_of_the_package_is_read():
    assert {"gd_page.lab.races", "gd_page.expression.surface", "gd_page.calls"} <= set(MODULES)
