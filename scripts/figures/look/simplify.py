"""Paths with as few points as can be seen, and numbers as short as can be told apart."""

import re
from collections.abc import Iterable

import numpy as np

CURVE = re.compile("[CQ]")
NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:e-?\d+)?")
TOLERANCE = 0.12  # pixels


def shorten_path(data: str) -> str:
    """Write a path anew: lines without points that lie on them, in tenths of a pixel."""
    if CURVE.search(data):
        return (
            NUMBER.sub(lambda m: joined([float(m[0])]), data).replace(" \n", "").replace("\n", "")
        )
    return "".join(map(subpath, re.findall(r"M[^M]*", data)))


def subpath(data: str) -> str:
    """Write what lies between two moves."""
    points = np.array(NUMBER.findall(data), float).reshape(-1, 2)
    return polyline(points) + ("z" if data.strip()[-1] in "zZ" else "")


def polyline(points: np.ndarray) -> str:
    """A move and lines from point to point, each as far from the one before."""
    tenths = np.rint(10 * points[kept_points(points)]).astype(int)
    steps = np.diff(tenths, axis=0)
    steps = steps[(steps != 0).any(axis=1)]
    start = "M" + joined(tenths[0] / 10)
    if not len(steps):
        return start + ("h0" if len(points) > 1 else "")
    return start + "l" + joined(steps.ravel() / 10)


def kept_points(points: np.ndarray) -> np.ndarray:
    """Which points a line needs, by Douglas and Peucker's way: those farther off than is seen."""
    kept = np.zeros(len(points), bool)
    kept[[0, -1]] = True
    waiting = [(0, len(points) - 1)]
    while waiting:
        first, last = waiting.pop()
        if last - first < 2:
            continue
        inner, along = points[first + 1 : last] - points[first], points[last] - points[first]
        length = np.hypot(*along)
        share = np.clip(inner @ along / length**2, 0, 1) if length else np.zeros(len(inner))
        distances = np.hypot(*(inner - share[:, np.newaxis] * along).T)
        farthest = int(distances.argmax())
        if distances[farthest] > TOLERANCE:
            middle = first + 1 + farthest
            kept[middle] = True
            waiting += [(first, middle), (middle, last)]
    return kept


def joined(numbers: Iterable[float]) -> str:
    """Numbers in a row, with no more signs than their parting needs."""
    written = ""
    for value in numbers:
        text = f"{value:.1f}".removesuffix(".0")
        text = {"-0": "0"}.get(text, text).replace("0.", ".", 1) if abs(value) < 1 else text
        written += text if not written or text.startswith("-") else f" {text}"
    return written
