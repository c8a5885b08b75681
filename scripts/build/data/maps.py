"""Compute what the map of momentum shows before Python is there, with the page's own functions."""

import importlib
import json
from pathlib import Path
from typing import Any

from scripts.build.data.races import load_explorer, plain

ROOT = Path(__file__).resolve().parents[3]
OUTPUT = ROOT / "docs" / "generated" / "maps"
CONDITION = 1  # the map begins with a single direction
RATES = [index / 5 for index in range(1, 22)]  # 0.2 to 4.2
MOMENTA = [index / 20 for index in range(20)]  # 0 to 0.95
POINT = (0.6, 0.9)  # where it begins: one of the points above


def first_map() -> dict[str, Any]:
    """Give the first map, and the answers for a grid of points, by which the hand is answered."""
    load_explorer()
    lab = importlib.import_module("gd_page.lab.momentum_plane")
    pairs = [(rate, momentum) for momentum in MOMENTA for rate in RATES]
    rates, momenta = zip(*pairs, strict=True)
    return {
        "catalog": lab.catalog(),
        "plane": lab.plane(CONDITION, *POINT),
        "grid": lab.points(rates, momenta, CONDITION),
    }


def build() -> list[Path]:
    """Write the map; return the file made."""
    OUTPUT.mkdir(parents=True, exist_ok=True)
    path = OUTPUT / "momentum.json"
    path.write_text(json.dumps(plain(first_map()), separators=(",", ":")), encoding="utf-8")
    return [path]
