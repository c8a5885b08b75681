"""The table of all optimizers: what is true of each, and how to step it."""

import copy
from dataclasses import dataclass

import numpy as np

import gd_core.optimizers
from gd_core.checked import is_elementwise, looks_ahead, settings_of, state_of

NAMES = gd_core.optimizers.__all__
START = np.array([[1.0, -2.0], [0.5, 3.0]])  # a matrix, because Muon takes nothing else


@dataclass(frozen=True)
class Traits:
    """What sets an optimizer apart from others.

    Args:
        downhill_rate: Learning rate at which 300 steps on `bowl` halve the distance at least.
        scale_free: Whether the scale of the loss does not matter, without epsilon.
        proportional: Whether a larger loss acts as a larger rate.
        relative: Whether steps are parts of the size of params.
        matrices_alone: Whether params must be a matrix.
        of_axes: What it keeps of another shape than that of params: factors of their axes.
    """

    downhill_rate: float = 0.02
    scale_free: bool = False
    proportional: bool = False
    relative: bool = False
    matrices_alone: bool = False
    of_axes: tuple[str, ...] = ()


TRAITS = {
    "GradientDescent": Traits(proportional=True),
    "Momentum": Traits(proportional=True),
    "Nesterov": Traits(proportional=True),
    "AdaGrad": Traits(downhill_rate=0.2, scale_free=True),
    "RMSProp": Traits(scale_free=True),
    "AdaDelta": Traits(downhill_rate=30.0),
    "Adam": Traits(scale_free=True),
    "AdamW": Traits(scale_free=True),
    "AMSGrad": Traits(scale_free=True),
    "AdaMax": Traits(scale_free=True),
    "NAdam": Traits(scale_free=True),
    "RAdam": Traits(),
    "AdaBelief": Traits(scale_free=True),
    "Lion": Traits(scale_free=True),
    "LAMB": Traits(downhill_rate=0.005, scale_free=True, relative=True),
    "Adafactor": Traits(downhill_rate=0.1, relative=True, of_axes=("r", "c")),
    "Shampoo": Traits(downhill_rate=0.2, scale_free=True, of_axes=("factors",)),
    "SOAP": Traits(scale_free=True, of_axes=("factors", "bases")),
    "Muon": Traits(scale_free=True, matrices_alone=True),
    "ScheduleFreeAdamW": Traits(scale_free=True),
    "Prodigy": Traits(downhill_rate=1.0, scale_free=True),
}


def having(**wanted):
    """Name the optimizers with these traits."""
    return [n for n, t in TRAITS.items() if all(getattr(t, k) == v for k, v in wanted.items())]


def make(name, **settings):
    return getattr(gd_core.optimizers, name)(**settings)


def with_setting(key):
    """Name the optimizers with this setting."""
    return [name for name in NAMES if key in settings_of(make(name))]


WHOLE = [name for name in NAMES if not is_elementwise(make(name))]
ELEMENTWISE = [name for name in NAMES if name not in WHOLE]
SETTINGS = [(name, key) for name in NAMES for key in settings_of(make(name))]


def without(key, name):
    """Give settings that switch off one which an optimizer may have."""
    return {key: 0.0} if name in with_setting(key) else {}


def step(optimizer, params, gradients):
    """Update with these gradients, whichever kind of argument the optimizer takes."""
    return optimizer.update(params, (lambda _: gradients) if looks_ahead(optimizer) else gradients)


def descend(optimizer, params, gradient, steps):
    """Run `steps` updates on a function given by its gradient; return all points."""
    points, ahead = [params], looks_ahead(optimizer)
    for _ in range(steps):
        params = optimizer.update(params, gradient if ahead else gradient(params))
        points.append(params)
    return np.array(points)


def state(optimizer):
    """Copy everything that an optimizer remembers."""
    return copy.deepcopy(state_of(optimizer))


def same_state(one, other):
    return one.keys() == other.keys() and all(_same(one[k], other[k]) for k in one)


def arrays_in(optimizer):
    """List the arrays that an optimizer holds, those in lists too."""
    parts = [v if isinstance(v, list) else [v] for v in vars(optimizer).values()]
    return [value for part in parts for value in part if isinstance(value, np.ndarray)]


def _same(one, other):
    if isinstance(one, list):
        return len(one) == len(other) and all(map(np.array_equal, one, other))
    return type(one) is type(other) and np.array_equal(one, other)


def bowl(params):
    """Give the gradient of an uneven bowl in any shape."""
    return params * (1 + np.arange(params.size, dtype=params.dtype).reshape(params.shape))
