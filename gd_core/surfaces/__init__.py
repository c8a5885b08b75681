"""Two-dimensional loss surfaces to walk on: each has a value, a gradient, minima and a window."""

from gd_core.surfaces.ackley import Ackley
from gd_core.surfaces.beale import Beale
from gd_core.surfaces.booth import Booth
from gd_core.surfaces.cliff import Cliff
from gd_core.surfaces.double_well import DoubleWell
from gd_core.surfaces.himmelblau import Himmelblau
from gd_core.surfaces.ill_conditioned_bowl import IllConditionedBowl
from gd_core.surfaces.plateau import Plateau
from gd_core.surfaces.rastrigin import Rastrigin
from gd_core.surfaces.ravine import Ravine
from gd_core.surfaces.rosenbrock import Rosenbrock
from gd_core.surfaces.saddle import Saddle
from gd_core.surfaces.styblinski_tang import StyblinskiTang
from gd_core.surfaces.three_hump_camel import ThreeHumpCamel

__all__ = [
    "Ackley",
    "Beale",
    "Booth",
    "Cliff",
    "DoubleWell",
    "Himmelblau",
    "IllConditionedBowl",
    "Plateau",
    "Rastrigin",
    "Ravine",
    "Rosenbrock",
    "Saddle",
    "StyblinskiTang",
    "ThreeHumpCamel",
]
