"""The only optimization loop, and what it is made of."""

from gd_core.loop.minimize import minimize
from gd_core.loop.trajectory import Trajectory

__all__ = ["Trajectory", "minimize"]
