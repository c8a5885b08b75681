"""Gradient descent and its descendants: small, tested NumPy code that reads like its formulas."""

from importlib import import_module
from types import ModuleType

from gd_core import optimizers, schedules, techniques
from gd_core.minimize import minimize
from gd_core.optimizers import *  # noqa: F403
from gd_core.schedules import *  # noqa: F403
from gd_core.techniques import *  # noqa: F403
from gd_core.trajectory import Trajectory

__version__ = "0.1.0"
__all__ = ["Trajectory", "minimize"]
__all__ += optimizers.__all__
__all__ += schedules.__all__
__all__ += techniques.__all__

PARTS = ("experiments", "problems", "surfaces", "theory", "variants")


def __getattr__(name: str) -> ModuleType:
    """Import one of the other parts when it is first asked for: a page's first cell starts sooner.

    Raises:
        AttributeError: The name is that of no part.
    """
    if name in PARTS:
        return import_module(f"gd_core.{name}")
    raise AttributeError(f"module 'gd_core' has no attribute {name!r}")
