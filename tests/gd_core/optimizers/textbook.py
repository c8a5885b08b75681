"""A second way of writing each rule: one number at a time, in plain Python, from the papers.

The gradients are those of the parabola x^2 at its own points, from x = 1.
"""

import math
from collections.abc import Callable

Rule = Callable[[int, float, dict[str, float]], float]


def trace(rule: Rule, steps: int, ahead: float = 0.0) -> list[float]:
    """Follow a rule that returns the step to subtract; it may keep numbers in its dict."""
    x, memory, points = 1.0, {}, []
    for t in range(1, steps + 1):
        where = x - ahead * memory.get("velocity", 0.0)
        memory["x"] = x
        x -= rule(t, 2 * where, memory)
        points.append(x)
    return points


def mean(memory: dict[str, float], name: str, new: float, decay: float) -> float:
    """Update a running mean that starts at zero."""
    memory[name] = decay * memory.get(name, 0.0) + (1 - decay) * new
    return memory[name]


def weighted_mean(memory: dict[str, list[float]], name: str, new: float, decay: float) -> float:
    """Give the mean of all values so far, weighted decay^age: what bias correction amounts to."""
    memory.setdefault(name, []).append(new)
    weights = [decay**age for age in range(len(memory[name]))]
    pairs = zip(weights, reversed(memory[name]), strict=True)
    return math.fsum(w * value for w, value in pairs) / math.fsum(weights)
