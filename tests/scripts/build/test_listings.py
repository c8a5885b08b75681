"""What a reader takes away: the class alone, and the stand-alone file."""

import ast
import os
import re
import subprocess
import sys

import pytest

from scripts.build.listings import make as listings
from scripts.build.listings.bare import bare
from scripts.build.listings.definitions import ROOT, Module
from scripts.build.listings.standalone import standalone

SOURCES = listings.sources()
COLUMNS = 76
ADAM, LONGEST = 25, 70
ALONE = """
import importlib, pathlib, sys
sys.path = [p for p in sys.path if p and not pathlib.Path(p, "gd_core").is_dir()]
sys.path.insert(0, sys.argv[1])
for path in sorted(pathlib.Path(sys.argv[1]).glob("*.py")):
    importlib.import_module(path.stem)
print(sorted(name for name in sys.modules if name.startswith(("gd_core", "scripts"))))
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The folder with all listings, made anew."""
    folder = tmp_path_factory.mktemp("generated")
    listings.build(folder)
    return folder


def read(made, folder, stem):
    return (made / folder / f"{stem}.py").read_text(encoding="utf-8")


def test_every_optimizer_variant_schedule_and_technique_has_both_files(made):
    expected = sorted(stem for _, stem in SOURCES)
    for folder in listings.WIDTHS:
        assert sorted(path.stem for path in (made / folder).iterdir()) == expected


@pytest.mark.parametrize("folder", listings.WIDTHS)
def test_all_files_can_be_imported_where_there_is_no_gd_core(made, folder):
    command = [sys.executable, "-W", "error", "-c", ALONE, str(made / folder)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=made)
    assert (done.stderr, done.stdout) == ("", "[]\n")


@pytest.mark.parametrize("folder", listings.WIDTHS)
@pytest.mark.parametrize(("room", "stem"), SOURCES)
def test_a_file_opens_with_its_name_license_address_and_test(made, folder, room, stem):
    name, address, tested, after = read(made, folder, stem).splitlines()[:4]
    assert " of gd_core " in name
    assert name.endswith(", MIT license")
    assert f"/{room}/" in address
    assert tested.startswith("# Tested ")
    assert not after.startswith("#")


def test_the_header_names_the_library_and_its_version(made):
    assert "# Tested step by step against PyTorch 2" in read(made, "listings", "adam")
    assert "Keras" in read(made, "listings", "momentum")


def test_the_address_is_that_of_the_site(made, monkeypatch, tmp_path):
    monkeypatch.setenv("GD_SITE_URL", "https://example.org/gd/")
    text = listings.texts("optimizers", "adam")["listings"]
    assert "# https://example.org/gd/optimizers/adam/\n" in text


@pytest.mark.parametrize(("room", "stem"), SOURCES)
def test_a_listing_has_no_docstring_and_fits_the_page(made, room, stem):
    text = read(made, "listings", stem)
    kinds = (ast.Module, ast.ClassDef, ast.FunctionDef)
    nodes = [node for node in ast.walk(ast.parse(text)) if isinstance(node, kinds)]
    assert not [node for node in nodes if ast.get_docstring(node)]
    too_long = [line for line in text.splitlines()[3:] if len(line) > COLUMNS]
    assert not too_long


@pytest.mark.parametrize(("room", "stem"), SOURCES)
def test_a_listing_holds_no_check(made, room, stem):
    assert not re.findall(r"\bchecks?[._]\w+", read(made, "listings", stem))


def code_lines(made, stem):
    """The lines of the classes and functions of a listing, without the header and imports."""
    tree = ast.parse(read(made, "listings", stem))
    first = next(n for n in tree.body if isinstance(n, ast.ClassDef | ast.FunctionDef))
    return len(read(made, "listings", stem).splitlines()) - first.lineno + 1


def test_the_classes_are_short(made):
    lines = {s: code_lines(made, s) for room, s in SOURCES if room == "optimizers"}
    assert lines["adam"] <= ADAM
    assert max(lines.values()) <= LONGEST, lines


def test_what_has_lost_its_source_is_removed(made, tmp_path):
    orphan = made / "listings" / "forgotten.py"
    orphan.write_text("x = 1\n")
    listings.build(made)
    assert not orphan.exists()


def test_two_files_of_one_name_are_refused(monkeypatch):
    monkeypatch.setattr(listings, "ROOMS", ("optimizers", "optimizers"))
    with pytest.raises(ValueError, match=r"must have names of their own, got twice: \{.*adam"):
        listings.sources()


def modules(monkeypatch, **sources):
    """Stand-ins for modules of gd_core, by their last names."""
    found = {f"gd_core.{name}": Module(f"gd_core.{name}", text) for name, text in sources.items()}
    for module in ("standalone", "bare", "definitions"):
        monkeypatch.setattr(f"scripts.build.listings.{module}.read", found.__getitem__)
    names = [*found]
    monkeypatch.setattr("scripts.build.listings.definitions._is_module", names.__contains__)
    return found.__getitem__


def run(text):
    names = {}
    exec(compile(text, "taken.py", "exec"), names)
    return names


def test_names_that_are_taken_get_others(monkeypatch):
    reader = modules(
        monkeypatch,
        one="from gd_core.two import double\n\ndef _help(x):\n    return x + 1\n\n"
        "def answer(x):\n    return _help(double(x))\n",
        two="SHIFT = 100\n\ndef _help(x):\n    return x + SHIFT\n\n"
        "def double(x):\n    return 2 * _help(x)\n",
    )
    text = standalone("gd_core.one", reader)
    assert run(text)["answer"](1) == 2 * 101 + 1
    assert "two_help" in text


def test_a_name_that_a_function_binds_itself_stays(monkeypatch):
    reader = modules(
        monkeypatch,
        one="from gd_core import checks\n\ndef answer(x):\n    return checks.number(x)\n",
        checks="from gd_core.kinds import number, twice\n",
        kinds="def twice(number):\n    return 2 * number\n\ndef number(x):\n    return twice(x)\n",
    )
    assert run(standalone("gd_core.one", reader))["answer"](4) == 8


def test_only_what_is_used_comes_along(monkeypatch):
    reader = modules(
        monkeypatch,
        one="from gd_core.two import used\n\ndef answer():\n    return used()\n",
        two="def used():\n    return 1\n\ndef unused():\n    return 2\n",
    )
    text = standalone("gd_core.one", reader)
    assert "unused" not in text


def test_a_bare_module_keeps_what_is_no_check(monkeypatch):
    modules(
        monkeypatch,
        one='"""Words."""\nfrom gd_core import checks\nfrom gd_core.checked import checked\n\n'
        "@checked\nclass Rule:\n"
        '    """Words."""\n\n    limit = 3  # a comment stays\n\n'
        "    def go(self, x, y):\n"
        '        """Words."""\n'
        '        x, y = checks.both("x", x, y)\n'
        "        for name in (x, y):\n            checks.number(name)\n"
        "        z = checks.number(x)\n"
        "        return x + y + z\n",
        checks="",
        checked="def checked(kind):\n    return kind\n",
    )
    bare.cache_clear()
    text = bare("gd_core.one").source
    bare.cache_clear()
    assert '"""' not in text
    assert "checked\nclass" not in text
    assert "both" not in text
    assert "for name" not in text
    assert "z = checks.number(x)" in text
    assert "a comment stays" in text


VECTORS = "tests/conformance/test_recordings.py"
FORMS = [
    f"tests/gd_core/optimizers/test_{stem}.py" for room, stem in SOURCES if room == "optimizers"
]
PROMISES = ["test_contract.py", "test_checks.py", "test_broadcasting.py", "test_properties.py"]
TAKEN = {
    "listings": [VECTORS, *FORMS, "-m", "not checks"],
    "standalone": [VECTORS, *FORMS, *(f"tests/gd_core/optimizers/{name}" for name in PROMISES)],
}


@pytest.mark.parametrize("folder", TAKEN)
def test_vectors_closed_forms_and_the_contract_hold_for_what_is_taken_away(made, folder):
    """The class alone is held to numbers; the file to all that the package promises."""
    command = [sys.executable, "-m", "pytest", "-v", "-p", "no:cacheprovider", *TAKEN[folder]]
    outer = {k: v for k, v in os.environ.items() if not k.startswith(("PYTEST_", "COV_"))}
    environment = {**outer, "GD_CLASSES_FROM": str(made / folder)}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-4000:]
    assert f"classes from {folder}" in done.stdout
