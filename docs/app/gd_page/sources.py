"""The source of classes: from their files, or in the page from the texts that come with it.

The page has bytecode alone, so that its archive also holds the text of the modules whose code
readers see worked out, or copy: `SOURCES` names them, and the build packs them.
"""

import ast
import inspect
import json
from functools import cache
from pathlib import Path
from typing import Any

SOURCES = (
    "gd_core.optimizers",
    "gd_core.surfaces",
    "gd_page.lab.conventions",
    "gd_page.lab.decay",
    "gd_page.lab.landscapes",
)
PACKED = Path(__file__).with_name("sources.json")


@cache
def packed_texts() -> dict[str, str]:
    """Return the texts that were packed for the page, by module; none where files are at hand."""
    return json.loads(PACKED.read_text(encoding="utf-8")) if PACKED.exists() else {}


def module_text(thing: Any) -> str:
    """Return the text of the module, or of the cell, in which a class or a function stands.

    Raises:
        OSError: The text is not at hand.
    """
    packed = packed_texts().get(thing.__module__)
    return "".join(inspect.findsource(thing)[0]) if packed is None else packed


def class_tree(kind: type) -> ast.ClassDef:
    """Return the syntax tree of a class.

    Raises:
        OSError: Its text is not at hand.
    """
    nodes = ast.walk(ast.parse(module_text(kind)))
    return next(n for n in nodes if isinstance(n, ast.ClassDef) and n.name == kind.__name__)


def class_source(kind: type) -> str:
    """Return the lines of a class, without its decorators.

    Raises:
        OSError: Its text is not at hand.
    """
    tree = class_tree(kind)
    lines = module_text(kind).splitlines()[tree.lineno - 1 : tree.end_lineno]
    return "\n".join(lines) + "\n"
