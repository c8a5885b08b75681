"""What the theme shows on the first page: its picture, a race of the gallery, and every method.

All of it is drawn elsewhere: here it is made into HTML, which the templates take from mkdocs.yml.
"""

import json
from typing import Any

import numpy as np

from scripts.build.data import races
from scripts.build.pictures import posters, traces

GALLERY = "failing-saddle"  # the race on the door to the laboratory
TRACE = (60, 39)  # pixels of a method's trace, its sides as those of traces.WINDOW


def environment() -> dict[str, str]:
    """Give the variables that mkdocs.yml reads; empty where nothing has been drawn."""
    return {"GD_HERO": hero(), "GD_THUMBNAIL": thumbnail(), "GD_TRACES": strip()}


def hero() -> str:
    """Read the picture that the page opens with."""
    path = posters.OUTPUT / "hero" / f"{posters.HOME}.html"
    return path.read_text(encoding="utf-8").strip() if path.is_file() else ""


def read(path: Any) -> dict[str, Any]:
    """Read a file that another step has made; empty without it."""
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def thumbnail() -> str:
    """Write a race of the gallery as it is seen there; see docs/app/explorer/lab/thumbnail.js."""
    found = read(races.OUTPUT / "thumbnails.json")
    if not found:
        return ""
    width, height = found["size"]
    race = found["races"][GALLERY]
    count = len(race["levels"])
    levels = "".join(
        f'<path class="gd-thumb__level" style="--level: {at / count:.3g}" d="{path}"/>'
        for at, path in enumerate(race["levels"])
    )
    runs = "".join(map(thumbnail_run, race["runs"]))
    box = f'viewBox="0 0 {width} {height}" aria-hidden="true"'
    return f'<svg class="gd-thumb" {box}>{levels}{runs}</svg>'


def thumbnail_run(run: dict[str, Any]) -> str:
    """Write one run: its path, and a dot where it ends."""
    x, y = run["end"]
    twin = f' data-twin="{run["twin"]}"' if run["twin"] else ""
    return (
        f'<g data-optimizer="{run["name"]}"{twin}><path class="gd-thumb__run" d="{run["path"]}"/>'
        f'<circle class="gd-thumb__end" cx="{x}" cy="{y}" r="3.5"/></g>'
    )


def strip() -> str:
    """Write each method's way down the valley of the cheat sheet's cards, very small."""
    found = read(traces.OUTPUT / "optimizers.json")
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
