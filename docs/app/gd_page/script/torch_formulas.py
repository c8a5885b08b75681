"""gd_core's surfaces and schedules as formulas, for scripts that have no gd_core."""

import ast
from collections.abc import Callable, Mapping
from typing import Any

from gd_page.expression import code as expression_code
from gd_page.lab.catalog import shape_of
from gd_page.script.torch_pieces import FUNCTION, RAVINE
from gd_page.script.values import number

# As a reader would type them. Tests hold each to its class.
FORMULAS = {
    "Ackley": "20 + e - 20 * exp(-0.2 * sqrt((x**2 + y**2) / 2))"
    " - exp((cos(2 * pi * x) + cos(2 * pi * y)) / 2)",
    "Beale": "(1.5 - x + x * y)**2 + (2.25 - x + x * y**2)**2 + (2.625 - x + x * y**3)**2",
    "Booth": "(x + 2 * y - 7)**2 + (2 * x + y - 5)**2",
    "Cliff": "(x**2 + y**2) / 20 + (x / 2)**16",
    "DoubleWell": "x**4 / 4 - x**2 / 2 + x / 10 + y**2 / 2",
    "Himmelblau": "(x**2 + y - 11)**2 + (x + y**2 - 7)**2",
    "IllConditionedBowl": "(x**2 + {condition_number!r} * y**2) / 2",
    "Plateau": "1 - exp(-(x**2 + y**2) / 2)",
    "Rastrigin": "20 + x**2 + y**2 - 10 * cos(2 * pi * x) - 10 * cos(2 * pi * y)",
    "Rosenbrock": "(1 - x)**2 + 100 * (y - x**2)**2",
    "Saddle": "x**2 / 2 - y**2 / 2 + y**4 / 16 + 1",
    "StyblinskiTang": "(x**4 - 16 * x**2 + 5 * x + y**4 - 16 * y**2 + 5 * y) / 2",
    "ThreeHumpCamel": "2 * x**2 - 1.05 * x**4 + x**6 / 6 + x * y + y**2",
}

# The body of `factor(step)`, from the schedule at rate 1 and with its usual minimum of 0.
FACTORS: dict[str, Callable[[Any], str]] = {
    "StepDecay": lambda s: f"return {s.gamma!r} ** (step // {s.step_size})",
    "ExponentialDecay": lambda s: f"return {s.gamma!r} ** step",
    "PolynomialDecay": lambda s: f"return max(1 - step / {s.total_steps}, 0.0) ** {s.power!r}",
    "CosineAnnealing": lambda s: (
        f"return (1 + math.cos(math.pi * min(step / {s.total_steps}, 1.0))) / 2"
    ),
    "WarmRestarts": lambda s: (
        f"return (1 + math.cos(math.pi * (step % {s.period}) / {s.period})) / 2"
    ),
    "InverseSquareRoot": lambda s: (
        f"return min((step + 1) / {s.warmup_steps}, math.sqrt({s.warmup_steps} / (step + 1)))"
    ),
    "LinearWarmup": lambda s: f"return min((step + 1) / {s.steps}, 1.0)",
    "OneCycle": lambda s: (
        f"""last, peak = {s.total_steps} - 1, {s.warmup_fraction!r} * {s.total_steps} - 1
    if step <= peak:
        first, final, done = 1 / {s.start_divisor!r}, 1.0, step / peak
    else:
        first, final = 1.0, 1 / {s.start_divisor!r} / {s.end_divisor!r}
        done = min((step - peak) / (last - peak), 1.0)
    return final + (first - final) * (1 + math.cos(math.pi * done)) / 2"""
    ),
    "Cyclic": lambda s: (
        f"up = 1 - abs(step % {2 * s.half_period} / {s.half_period} - 1)\n"
        f"    return {s.minimum!r} + {1 - s.minimum!r} * up"
    ),
    "WarmupStableDecay": lambda s: (
        f"left = 1 - (step - {s.warmup_steps + s.stable_steps}) / {s.decay_steps}\n"
        f"    return max(min((step + 1) / {s.warmup_steps}, 1.0, left), 0.0)"
    ),
}


def function_of(surface: Any, shape: Mapping[str, Any]) -> str:
    """A surface of gd_core as a function of the tensors x and y.

    Args:
        surface: an instance; its class's name is looked up.
        shape: what was given to the class; the rest has the class's defaults.
    """
    name = type(surface).__name__
    given = {**shape_of(name), **{key: number(key, value) for key, value in shape.items()}}
    if name == "Ravine":
        return RAVINE.format(**given)
    tree = ast.parse(FORMULAS[name].format(**given), mode="eval").body
    return FUNCTION.format(formula=expression_code.as_torch(tree))


def factor_of(schedule: Any) -> str:
    """The body of a function of the step: a schedule of rate 1."""
    return FACTORS[type(schedule).__name__](schedule)
