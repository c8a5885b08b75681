"""The record of a run under its short name, by which pickled trajectories find it too."""

from gd_core.loop.trajectory import Trajectory as Trajectory
from gd_core.loop.trajectory import first_true as first_true
