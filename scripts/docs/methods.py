"""Write the table of all optimizers for the page "Adaptive methods": a line each, none left out.

The idea is the first sentence of the optimizer's file; what it keeps is counted after two steps.
"""

import importlib
from pathlib import Path
from typing import Any

import numpy as np

import gd_core.optimizers
from gd_core.checked import is_elementwise, looks_ahead, state_of
from scripts.build.races import load_explorer, page_stem

ROOT = Path(__file__).resolve().parents[2]
OUTPUT = ROOT / "docs" / "generated" / "methods.md"
SIDE = 100  # of the matrix on which memory is measured
HEAD = """| Method | The idea | Kept for each parameter | Each parameter by itself |
|---|---|---|---|"""


def idea(name: str) -> str:
    """Return what stands after the name in the first line of an optimizer's file."""
    module = importlib.import_module(getattr(gd_core.optimizers, name).__module__)
    line = (module.__doc__ or "").partition("\n")[0]
    sentence = line.partition(": ")[2] or line
    return sentence[:1].upper() + sentence[1:]


def kept(name: str) -> float:
    """Count the numbers that an optimizer keeps for each parameter of a square matrix."""
    optimizer = getattr(gd_core.optimizers, name)()
    params = np.ones((SIDE, SIDE))
    gradients = np.random.default_rng(0).normal(size=params.shape)
    slope = (lambda _: gradients) if looks_ahead(optimizer) else gradients
    for _ in range(2):  # SOAP takes its bases from the first gradient
        optimizer.update(params, slope)
    return sum(size_of(value) for value in state_of(optimizer).values()) / params.size


def size_of(value: Any) -> int:
    """Count the numbers in the arrays of a piece of state."""
    if isinstance(value, list | tuple):
        return sum(map(size_of, value))
    return value.size if isinstance(value, np.ndarray) else 0


def row(name: str, label: str) -> str:
    """Write an optimizer's line."""
    by_itself = "yes" if is_elementwise(getattr(gd_core.optimizers, name)) else "no"
    link = f"[{label}]({page_stem(name)}.md)"
    return f"| {link} | {idea(name)} | {kept(name):.3g} | {by_itself} |"


def build() -> list[Path]:
    """Write the table, for a snippet to include; return its path."""
    load_explorer()
    label_of = importlib.import_module("gd_page.lab.settings").label_of
    rows = [row(name, label_of(name)) for name in gd_core.optimizers.__all__]
    OUTPUT.parent.mkdir(parents=True, exist_ok=True)
    OUTPUT.write_text("\n".join([HEAD, *rows]) + "\n", encoding="utf-8")
    return [OUTPUT]
