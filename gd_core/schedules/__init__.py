"""Learning-rate schedules: `schedule(step)` is the rate of a step, counted from 0."""

from gd_core.schedules.cosine_annealing import CosineAnnealing
from gd_core.schedules.cyclic import Cyclic
from gd_core.schedules.exponential_decay import ExponentialDecay
from gd_core.schedules.inverse_square_root import InverseSquareRoot
from gd_core.schedules.linear_warmup import LinearWarmup
from gd_core.schedules.one_cycle import OneCycle
from gd_core.schedules.polynomial_decay import PolynomialDecay
from gd_core.schedules.reduce_on_plateau import ReduceOnPlateau
from gd_core.schedules.step_decay import StepDecay
from gd_core.schedules.warm_restarts import WarmRestarts
from gd_core.schedules.warmup_stable_decay import WarmupStableDecay

__all__ = [
    "CosineAnnealing",
    "Cyclic",
    "ExponentialDecay",
    "InverseSquareRoot",
    "LinearWarmup",
    "OneCycle",
    "PolynomialDecay",
    "ReduceOnPlateau",
    "StepDecay",
    "WarmRestarts",
    "WarmupStableDecay",
]
