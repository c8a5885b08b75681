"""What `gd_core` offers at the top, and that everything public is annotated and explained."""

import importlib
import inspect
import pkgutil
import re
import subprocess
import sys

import pytest

import gd_core
from gd_core import experiments, optimizers, problems, schedules, surfaces, techniques, variants

PACKAGES = [experiments, optimizers, problems, schedules, surfaces, techniques, variants]
# Optimizers are printed without annotations, as their formulas; their decorator says the types.
UNANNOTATED = ("gd_core.optimizers",)
SECTIONS = ("Args:", "Attributes:", "Returns:", "Yields:", "Raises:", "Source:")
ENTRY = re.compile(r"    (?P<name>\*{0,2}\w+): (?P<sentence>.*)")


def modules():
    """Every module of gd_core, whatever names hide it."""
    for info in pkgutil.walk_packages(gd_core.__path__, "gd_core."):
        importlib.import_module(info.name)
        yield sys.modules[info.name]


def public_objects():
    """Public classes and functions of gd_core, and the public methods of the classes, by name."""
    found = {}
    for module in modules():
        for name, value in vars(module).items():
            is_own = getattr(value, "__module__", None) == module.__name__
            if is_own and not name.startswith("_") and callable(value):
                found[f"{module.__name__}.{name}"] = value
    for path, value in list(found.items()):
        is_plain = inspect.isclass(value) and not getattr(value, "_is_protocol", False)
        for name, method in vars(value).items() if is_plain else ():
            function = getattr(method, "__func__", getattr(method, "fget", method))
            is_special = name in ("__init__", "__call__")
            if inspect.isfunction(function) and (is_special or not name.startswith("_")):
                found[f"{path}.{name}"] = function
    return found


OBJECTS = public_objects()
FUNCTIONS = {path: value for path, value in OBJECTS.items() if inspect.isfunction(value)}
ANNOTATED = [path for path in FUNCTIONS if not path.startswith(UNANNOTATED)]


def unannotated(function):
    """The parameters of a function without a type, and `return` if the result has none."""
    signature = inspect.signature(function)
    parameters = [p for p in signature.parameters.values() if p.name not in ("self", "cls")]
    bare = [p.name for p in parameters if p.annotation is p.empty]
    return bare + ["return"] * (signature.return_annotation is signature.empty)


def sections(docstring):
    """The sections of a docstring: heading to the lines below it."""
    found, lines = {}, None
    for line in inspect.cleandoc(docstring).splitlines():
        if line in SECTIONS:
            lines = found.setdefault(line, [])
        elif line and not line.startswith(" "):
            lines = None
        elif lines is not None and line:
            lines.append(line)
    return found


def entries(lines):
    """The entries of a section: name to sentence, joined over its lines."""
    found = []
    for line in lines:
        entry = ENTRY.fullmatch(line)
        if entry:
            found.append([entry["name"], entry["sentence"]])
        elif found:
            found[-1][1] += f" {line.strip()}"
        else:
            found.append(["", line])
    return found


def faults(docstring):
    """What is not as it should be in a docstring's dialect."""
    if not docstring:
        return ["no docstring"]
    first = docstring.strip().splitlines()[0]
    found = [] if first[0].isupper() and first.endswith(".") else [f"no sentence: {first}"]
    found += re.findall(r"^ *(?:Raises|Args and Raises|Args|Source): \S.*", docstring, re.MULTILINE)
    parts = sections(docstring)
    for heading in ("Args:", "Attributes:", "Raises:"):
        for name, sentence in entries(parts.get(heading, ())):
            if not name or not re.match(r"[A-Z`(0-9\"]", sentence) or not sentence.endswith("."):
                found.append(f"{heading} {name}: {sentence}")
    for name, sentence in entries(parts.get("Raises:", ())):
        if re.match(r"(It|As|They|One|Or) ", sentence) or len(sentence.split()) < 3:
            found.append(f"does not stand by itself: {name}: {sentence}")
    return found


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


@pytest.mark.parametrize("path", ANNOTATED)
def test_public_functions_are_annotated(path):
    missing = unannotated(FUNCTIONS[path])
    assert missing == [] or (path.endswith(".__init__") and missing == ["return"])


@pytest.mark.parametrize(
    "path", [path for path in OBJECTS if not path.endswith((".__init__", ".height", ".slopes"))]
)
def test_docstrings_are_in_one_dialect(path):
    assert faults(OBJECTS[path].__doc__) == []


def test_many_objects_are_looked_at():
    assert len(OBJECTS) > 200
    assert len(ANNOTATED) > 100
    for path in ("gd_core.surfaces.surface.Surface.gradient", "gd_core.loop.minimize.minimize"):
        assert path in ANNOTATED


def test_a_bare_parameter_is_found():
    def bare(a, *rest, b: int = 0, **named: int):
        pass

    assert unannotated(bare) == ["a", "rest", "return"]


@pytest.mark.parametrize(
    ("docstring", "fault"),
    [
        (None, "no docstring"),
        ("without a capital.", "no sentence: without a capital."),
        ("Without an end", "no sentence: Without an end"),
        ("A.\n\nRaises: as above.", "Raises: as above."),
        ("A.\n\nSource: A book.", "Source: A book."),
        ("A.\n\nArgs:\n    x: the number.", "Args: x: the number."),
        ("A.\n\nArgs:\n    x: A number, and\n        more", "Args: x: A number, and more"),
        ("A.\n\nAttributes:\n    x, y: Two.", "Attributes: :     x, y: Two."),
        (
            "A.\n\nRaises:\n    ValueError: It is so.",
            "does not stand by itself: ValueError: It is so.",
        ),
        (
            "A.\n\nRaises:\n    TypeError: As minimize.",
            "does not stand by itself: TypeError: As minimize.",
        ),
    ],
)
def test_a_fault_of_the_dialect_is_found(docstring, fault):
    assert faults(docstring) == [fault]


@pytest.mark.not_in_page
def test_one_import_brings_every_part():
    # Each is an attribute before anything else has imported it, in an interpreter of its own.
    code = (
        "import gd_core; gd_core.experiments.race; gd_core.theory.METHODS; gd_core.surfaces.Booth; "
        "gd_core.variants.__all__; gd_core.problems.__all__; assert callable(gd_core.minimize)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


@pytest.mark.not_in_page
def test_the_loop_is_found_under_its_short_names():
    # A submodule's import would hide the function of its name, were it not imported before.
    code = (
        "import gd_core, gd_core.minimize, gd_core.trajectory\n"
        "from gd_core.minimize import minimize\n"
        "from gd_core.trajectory import Trajectory\n"
        "assert minimize is gd_core.minimize\n"
        "assert Trajectory is gd_core.Trajectory"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


def test_what_is_no_part_is_named():
    with pytest.raises(AttributeError, match="module 'gd_core' has no attribute 'adam'"):
        gd_core.adam  # noqa: B018
