"""Lay the files of a new optimizer: `make new-optimizer NAME=SignDescent`.

Three files are made from `scripts/templates/`, with a rule that works and sentences that say
"Replace this", which a test refuses; four tables get a row. CONTRIBUTING.md tells the rest.
"""

import ast
import importlib
import keyword
import re
import subprocess
import sys
from pathlib import Path

import gd_core
from scripts.build.data.races import load_explorer
from scripts.build.listings.make import sources

ROOT = Path(__file__).resolve().parents[1]
TEMPLATES = ROOT / "scripts" / "templates"
EXAMPLE = "`make new-optimizer NAME=SignDescent`"
FORM = re.compile(r"[A-Z][A-Za-z0-9]+")
# The seven places of an optimizer: a file from each template, and a row in each table.
FILES = {
    "gd_core/optimizers/{stem}.py": "source.py.txt",
    "docs/optimizers/{page}.md": "page.md.txt",
    "tests/gd_core/optimizers/test_{stem}.py": "test.py.txt",
}
PACKAGE = "gd_core/optimizers/__init__.py"
NAV = "mkdocs.yml"
COUNTERPARTS = "scripts/conformance/counterparts.py"
TRAITS = "tests/gd_core/optimizers/table.py"
NAV_LINE = re.compile(r"^( *- )[^\n]*: optimizers/[\w-]+\.md\n", re.MULTILINE)
NEXT = """\
Now replace the rule, and every sentence that says "Replace this". See how far you are with

  .venv/bin/python -m scripts.build listings methods races
  .venv/bin/python -m pytest tests/scripts/test_optimizer_places.py
"""


def label_of(name: str) -> str:
    """Give the words for a class's name, as the explorer does: `Sign descent`."""
    load_explorer()
    return importlib.import_module("gd_page.lab.settings").label_of(name)


def stem_of(name: str) -> str:
    """Give the stem of a class's file: `sign_descent` for `SignDescent`."""
    return re.sub(r"\W", "_", label_of(name).lower())


def files_of(name: str) -> dict[Path, str]:
    """Give the files of an optimizer, and the template from which each is made."""
    stem = stem_of(name)
    page = stem.replace("_", "-")
    return {ROOT / path.format(stem=stem, page=page): made for path, made in FILES.items()}


def check(name: str) -> None:
    """Refuse a name that cannot be a new optimizer's.

    Raises:
        ValueError: The name is missing, is no class's name, or is taken.
    """
    if not FORM.fullmatch(name):
        said = f"got {name!r}" if name else "got none"
        raise ValueError(f"NAME must be a class's name, as in {EXAMPLE}, {said}")
    stem = stem_of(name)
    if keyword.iskeyword(stem) or keyword.iskeyword(name):
        raise ValueError(f"NAME must not be one of Python's own words, got {name!r}")
    taken = {known.replace("_", "") for _, known in sources()}
    found = [path for path in files_of(name) if path.exists()]
    if hasattr(gd_core, name) or stem.replace("_", "") in taken or found:
        raise ValueError(f"NAME must be a new one, but {name} is taken")


def new_files(name: str) -> dict[Path, str]:
    """Return the text of each of the three files, made from their templates."""
    stem = stem_of(name)
    words = {
        "NewOptimizer": name,
        "New optimizer": label_of(name),
        "new_optimizer": stem,
        "new-optimizer": stem.replace("_", "-"),
    }
    made = {}
    for path, template in files_of(name).items():
        text = (TEMPLATES / template).read_text(encoding="utf-8")
        for old, new in words.items():
            text = text.replace(old, new)
        made[path] = text
    return made


def with_last_item(source: str, table: str, line: str) -> str:
    """Return a module's source with one more line at the end of a table that it defines."""
    for node in ast.parse(source).body:
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        if any(isinstance(target, ast.Name) and target.id == table for target in targets):
            lines = source.splitlines(keepends=True)
            lines.insert(int(node.end_lineno or 0) - 1, f"    {line}\n")
            return "".join(lines)
    raise ValueError(f"there is no table {table} to write {line} into")


def with_import(source: str, name: str) -> str:
    """Return the package's source with one more class imported, before the first that is."""
    head, first, rest = source.partition("from gd_core")
    return f"{head}from gd_core.optimizers.{stem_of(name)} import {name}\n{first}{rest}"


def with_nav_line(source: str, name: str) -> str:
    """Return the text of mkdocs.yml with the page after the last one of an optimizer."""
    last = list(NAV_LINE.finditer(source))[-1]
    line = f"{last[1]}{label_of(name)}: optimizers/{stem_of(name).replace('_', '-')}.md\n"
    return source[: last.end()] + line + source[last.end() :]


def with_rows(name: str) -> dict[Path, str]:
    """Return the text of each of the four tables' files with the optimizer's row.

    Raises:
        ValueError: A file has no such table.
    """
    edits = {
        PACKAGE: lambda text: with_last_item(with_import(text, name), "__all__", f'"{name}",'),
        NAV: lambda text: with_nav_line(text, name),
        COUNTERPARTS: lambda text: with_last_item(text, "COUNTERPARTS", f'"{name}": {{}},'),
        TRAITS: lambda text: with_last_item(text, "TRAITS", f'"{name}": Traits(scale_free=True),'),
    }
    return {ROOT / path: edit((ROOT / path).read_text("utf-8")) for path, edit in edits.items()}


def write(texts: dict[Path, str]) -> None:
    """Write each file's text."""
    for path, text in texts.items():
        path.write_text(text, encoding="utf-8")


def tidy(files: list[Path]) -> None:
    """Sort imports and set lines, which depend on the name's length, with ruff."""
    scripts = [str(path) for path in files if path.suffix == ".py"]
    for command in (["check", "--select", "I", "--fix"], ["format"]):
        subprocess.run([sys.executable, "-m", "ruff", *command, "--quiet", *scripts], check=True)


def main(arguments: list[str]) -> int:
    """Lay the files, and say which; or say in one line why not."""
    name = " ".join(arguments).strip()
    try:
        check(name)
        texts = {**new_files(name), **with_rows(name)}  # all of them before the first is written
    except ValueError as error:
        print(f"new-optimizer: {error}.", file=sys.stderr)
        return 1
    write(texts)
    made = list(texts)
    tidy(made)
    for path in made:
        print(f"new-optimizer: {path.relative_to(ROOT).as_posix()}")
    print(f"\n{NEXT}", end="")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
