"""The relief of the first page's picture: a surface far beyond its usual window, in steps by eye.

A preset whose picture is as wide as the window says `"wide": {"center": [x, y], "levels": [...]}`:
which point of the surface lies where the picture has its middle, and at which losses the contours
run. The page's own code spaces contours by height, which suits a square; here the walls rise a
thousand times as high as the hills between the valleys. So heights go through a map that keeps
their order, after which that code draws just these contours.
"""

from pathlib import Path
from typing import Any

import numpy as np

from gd_core import surfaces

ROOT = Path(__file__).resolve().parents[3]
OUTPUT = ROOT / "docs" / "generated" / "hero" / "relief.json"
SIZE = (2400, 560)  # pixels of the picture, as in docs/app/home/picture.js
SCALE = 55.0  # pixels a unit of the surface
FOCUS = 235.0  # pixels from the middle of the picture to the middle of the race
CELL = 5  # pixels from one height to the next

Window = list[list[float]]


def is_wide(preset: dict[str, Any]) -> bool:
    """Tell whether a preset's picture is as wide as the window."""
    return "wide" in preset


def window(preset: dict[str, Any]) -> Window:
    """Give what the picture shows of the surface: from where to where, in x and in y."""
    center = np.array(preset["wide"]["center"]) - [FOCUS / SCALE, 0]
    half = np.array(SIZE) / SCALE / 2
    return [[float(c - h), float(c + h)] for c, h in zip(center, half, strict=True)]


def shown(preset: dict[str, Any]) -> dict[str, Any]:
    """Give what the page needs of a relief that is drawn into it: the window, and no heights."""
    surface = getattr(surfaces, preset["surface"])()
    lowest = float(surface(surface.minima).min())
    flat = {"heights": np.full((2, 2), lowest), "lowest": lowest}
    return {"window": window(preset), "field": flat}


def field(preset: dict[str, Any]) -> dict[str, Any]:
    """Give the heights as the page draws them, top row first, and the lowest, which is 0."""
    surface = getattr(surfaces, preset["surface"])()
    (left, right), (low, high) = window(preset)
    width, height = SIZE
    x = np.linspace(left, right, width // CELL + 1)
    y = np.linspace(high, low, height // CELL + 1)
    heights = surface.height(*np.meshgrid(x, y))
    levels = np.array([heights.min(), *preset["wide"]["levels"], heights.max()])
    # In logarithms, because there the levels lie evenly, so that no contour has a kink.
    scaled = np.log1p(heights - levels[0]), np.log1p(levels - levels[0])
    steps = np.interp(*scaled, np.linspace(0, 1, len(levels)))
    return {"heights": steps**2, "lowest": 0.0}
