"""States of the explorer that "Copy as PyTorch" is tried on: every part of a state, in turn."""

from typing import Any

from gd_page.lab.catalog import shape_of, surface_names
from gd_page.lab.conventions import CONVENTIONS
from gd_page.lab.settings import OFFERED, defaults_of
from gd_page.lab.unit_schedules import MAKERS
from gd_page.script.torch_pieces import TORCHS_OWN

from scripts.conformance.counterparts import COUNTERPARTS

TYPED = "x**2/4 + sin(y)*tanh(x) + maximum(abs(y), 0.5)*exp(-x**2/9) + arctan(y)**2 + pi/e"
RATE = {"learning_rate": 0.02}
# Where a run diverges or jumps between valleys, rounding grows until no two libraries agree.
GENTLE = {"Rastrigin": 1e-3, "Rosenbrock": 5e-4}
L2 = {"kind": "l2", "strength": 0.3}
DECOUPLED = {"kind": "decoupled", "strength": 0.3}
BY_VALUE = {"kind": "value", "limit": 0.7}
BY_NORM = {"kind": "norm", "limit": 0.7}
BATCHES = {"batch_size": 12, "replacement": False, "seed": 5}

State = dict[str, Any]


def entrant(name: str, convention: str = "standard", **settings: float) -> State:
    """One optimizer of a state, with defaults for what is not given."""
    return {
        "name": name,
        "settings": {**defaults_of(name), **RATE, **settings},
        "convention": convention,
    }


def make_state(**changes: Any) -> State:
    """A state in which every optimizer that torch has as well runs in a ravine, with changes."""
    return {
        "surface": "Ravine",
        "expression": "",
        "shape": {"condition_number": 50.0, "angle": 30.0},
        "start": [-1.4, 0.8],
        "steps": 50,
        "optimizers": ENTRANTS,
        "schedule": "Constant",
        "clip": {"kind": "none", "limit": 1.0},
        "decay": {"kind": "none", "strength": 0.01},
        "noise": {"batch_size": 0, "replacement": False, "seed": 0},
        **changes,
    }


def in_torch(name: str) -> bool:
    """Tell whether torch has an optimizer with our rule."""
    row = COUNTERPARTS[name].get("torch")
    return row is not None and not row.differs


ENTRANTS = [entrant(name) for name in OFFERED if in_torch(name)]
ENTRANTS += [entrant(name, convention) for name, convention in sorted(TORCHS_OWN)]
OTHER_SETTINGS = [
    entrant("Momentum", momentum=0.5),
    entrant("Nesterov", momentum=0.0),
    entrant("RMSProp", decay=0.5, epsilon=1e-3),
    entrant("AdaDelta", learning_rate=1.0, decay=0.5, epsilon=1e-3),
    entrant("Adam", beta1=0.5, beta2=0.8, epsilon=1e-3),
    entrant("AdamW", beta1=0.5, beta2=0.8, weight_decay=0.4),
    entrant("NAdam", beta1=0.5, momentum_decay=0.1),
    entrant("RAdam", beta2=0.8),
]


def states() -> dict[str, State]:
    """Return the states by what is tried with them."""
    return {
        "plain": make_state(),
        "other settings": make_state(optimizers=OTHER_SETTINGS),
        "those that torch lacks": make_state(optimizers=left_out()),
        **{f"schedule {name}": make_state(schedule=name) for name in MAKERS},
        **{f"surface {name}": on_surface(name) for name in surface_names()},
        **switches(),
        **batches(),
    }


def left_out() -> list[State]:
    """One optimizer that torch has, and those that it has not, in every convention."""
    others = [entrant(name) for name in OFFERED if not in_torch(name)]
    own = [entrant(name, key) for name in CONVENTIONS for key in CONVENTIONS[name]]
    return [entrant("Adam"), *others, *own[-10:]]


def on_surface(name: str) -> State:
    """The optimizers on a surface, which may be a typed one or a problem with data."""
    shape = shape_of(name) if name not in ("Expression", "LineFit", "ReddiProblem") else {}
    rate = {"learning_rate": GENTLE.get(name, RATE["learning_rate"])}
    entrants = [{**entry, "settings": {**entry["settings"], **rate}} for entry in ENTRANTS]
    return make_state(
        surface=name, expression=TYPED, shape=shape, start=[0.3, 0.2], optimizers=entrants
    )


def switches() -> dict[str, State]:
    """Clipping and decay, alone, together, and under a schedule."""
    return {
        "clip by value": make_state(clip=BY_VALUE),
        "clip by norm": make_state(clip=BY_NORM),
        "l2": make_state(decay=L2),
        "decoupled": make_state(decay=DECOUPLED),
        "l2 and clip": make_state(decay=L2, clip=BY_NORM),
        "decoupled, clip and schedule": make_state(
            decay=DECOUPLED, clip=BY_VALUE, schedule="Cyclic"
        ),
    }


def batches() -> dict[str, State]:
    """A line fitted to mini-batches, drawn in both ways, and with decay."""
    line = {"surface": "LineFit", "shape": {}, "start": [-1.4, 4.4]}
    drawn = {"epochs": BATCHES, "replaced": {**BATCHES, "replacement": True}}
    return {
        **{way: make_state(**line, noise=noise) for way, noise in drawn.items()},
        "epochs and l2": make_state(**line, noise=BATCHES, decay=L2),
    }
