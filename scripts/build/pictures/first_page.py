"""What the theme shows on the first page: its picture, a race of the gallery, and every method.

All of it is drawn elsewhere: here it is made into HTML, which the templates take from mkdocs.yml.
"""

import json

import numpy as np

from scripts.build.pictures import posters, traces

TRACE = (60, 39)  # pixels of a method's trace, its sides as those of traces.WINDOW


def environment() -> dict[str, str]:
    """Give the variables that mkdocs.yml reads; empty where nothing has been drawn."""
    drawn = {"GD_HERO": posters.HOME, "GD_THUMBNAIL": posters.DOOR}
    return {name: picture(of) for name, of in drawn.items()} | {"GD_TRACES": strip()}


def picture(name: str) -> str:
    """Read a picture that another step has made; empty without it."""
    path = posters.FIRST_PAGE / f"{name}.html"
    return path.read_text(encoding="utf-8").strip() if path.is_file() else ""


def strip() -> str:
    """Write each method's way down the valley of the cheat sheet's cards, very small."""
    path = traces.OUTPUT / "optimizers.json"
    found = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return "".join(trace(name, np.array(made["points"])) for name, made in found.items())


def trace(name: str, points: np.ndarray) -> str:
    """Write one method's way."""
    (left, right), (low, high) = traces.WINDOW
    width, height = TRACE
    x = (points[:, 0] - left) / (right - left) * width
    y = (high - points[:, 1]) / (high - low) * height
    path = "M" + "L".join(f"{a:.1f} {b:.1f}" for a, b in zip(x, y, strict=True))
    box = f'viewBox="3 7 47 {height - 7}"'
    return f'<svg data-optimizer="{name}" {box}><path d="{path}"/></svg>'
