"""Gradient descent and its descendants: small, tested NumPy code that reads like its formulas."""

from gd_core import (  # noqa: F401
    experiments,
    optimizers,
    problems,
    schedules,
    surfaces,
    techniques,
    theory,
    variants,
)
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
