"""States of the explorer, for the tests of its Python."""

from typing import Any

from gd_page.lab.settings import defaults_of


def entrant(name: str, convention: str = "standard", **settings: float) -> dict[str, Any]:
    """One optimizer of a state, with defaults for what is not given."""
    return {
        "name": name,
        "settings": {**defaults_of(name), **settings},
        "convention": convention,
    }


def make_state(*optimizers: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """A state with the defaults of the explorer, and changes."""
    return {
        "surface": "Ravine",
        "expression": "",
        "shape": {"condition_number": 50.0, "angle": 30.0},
        "start": [-4.4, -1.4],
        "steps": 50,
        "optimizers": list(optimizers) or [entrant("GradientDescent", learning_rate=0.03)],
        "schedule": "Constant",
        "clip": {"kind": "none", "limit": 1.0},
        "decay": {"kind": "none", "strength": 0.01},
        "noise": {"batch_size": 0, "replacement": False, "seed": 0},
        **changes,
    }
