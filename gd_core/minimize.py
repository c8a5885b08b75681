"""The loop under its short name: `from gd_core.minimize import minimize`."""

from gd_core.loop.minimize import minimize as minimize
