"""What is known of each method: by its class, by its file's first words, and by its page."""

import importlib
import inspect
import re
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

import gd_core.optimizers
from gd_core.checked import is_elementwise, looks_ahead, state_of
from scripts.build.data.races import load_explorer, page_stem
from scripts.docs.sheet import pages
from scripts.docs.symbols import number

SIDE = 100  # of the matrix on which memory is measured
YEAR = re.compile(r"Source:.*?\b((?:18|19|20)\d\d)\b", re.DOTALL)


@dataclass(frozen=True)
class Facts:
    """One method, as its card and its row tell of it.

    Attributes:
        name: Its class.
        label: Its name in words.
        stem: Its page's.
        year: Of its first source, empty where none is given.
        idea: The first words of its file, after its name.
        rule: Formulas, each for a line.
        arrays: Names of what it keeps.
        kept: Numbers kept for each parameter of a square matrix.
        rate: The default learning rate, empty where there is none.
        by_itself: Whether it moves each parameter by itself.
        today: A sentence on its use today, empty where its page has none.
    """

    name: str
    label: str
    stem: str
    year: str
    idea: str
    rule: tuple[str, ...]
    arrays: tuple[str, ...]
    kept: float
    rate: str
    by_itself: bool
    today: str


def facts_of(name: str) -> Facts:
    """Gather what is known of a method."""
    kind = getattr(gd_core.optimizers, name)
    page = pages.read(page_stem(name))
    return Facts(
        name=name,
        label=label_of(name),
        stem=page_stem(name),
        year=year(kind),
        idea=idea(name),
        rule=tuple(pages.rule(page)),
        arrays=arrays(name),
        kept=kept(name),
        rate=default_rate(kind),
        by_itself=is_elementwise(kind),
        today=pages.today(page),
    )


def label_of(name: str) -> str:
    """Return a method's name in words."""
    load_explorer()
    return importlib.import_module("gd_page.lab.settings").label_of(name)


def idea(name: str) -> str:
    """Return what stands after the name in the first line of an optimizer's file."""
    module = importlib.import_module(getattr(gd_core.optimizers, name).__module__)
    line = (module.__doc__ or "").partition("\n")[0]
    sentence = line.partition(": ")[2] or line
    return sentence[:1].upper() + sentence[1:]


def year(kind: type) -> str:
    """Return the year of the first source that a class names."""
    found = YEAR.search(inspect.getdoc(kind) or "")
    return found[1] if found else ""


def default_rate(kind: type) -> str:
    """Return the default learning rate, as the pages write it."""
    parameter = inspect.signature(kind).parameters.get("learning_rate")
    default = getattr(parameter, "default", None)
    return number(default) if isinstance(default, float) else ""


def arrays(name: str) -> tuple[str, ...]:
    """Name the arrays that an optimizer keeps."""
    return tuple(key for key, value in _state(name).items() if size_of(value))


def kept(name: str) -> float:
    """Count the numbers that an optimizer keeps for each parameter of a square matrix."""
    return sum(map(size_of, _state(name).values())) / SIDE**2


def size_of(value: Any) -> int:
    """Count the numbers in the arrays of a piece of state."""
    if isinstance(value, list | tuple):
        return sum(map(size_of, value))
    return value.size if isinstance(value, np.ndarray) else 0


@cache
def _state(name: str) -> dict[str, Any]:
    """The state after two steps: SOAP takes its bases from the first gradient."""
    optimizer = getattr(gd_core.optimizers, name)()
    params = np.ones((SIDE, SIDE))
    gradients = np.random.default_rng(0).normal(size=params.shape)
    slope = (lambda _: gradients) if looks_ahead(optimizer) else gradients
    for _ in range(2):
        optimizer.update(params, slope)
    return state_of(optimizer)
