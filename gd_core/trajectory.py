"""The record of a run under its short name, by which pickled trajectories find it too."""

from gd_core.loop.trajectory import Trajectory, first_true

__all__ = ["Trajectory", "first_true"]
