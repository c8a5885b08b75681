"""The questions that figures and the explorer ask: races, sweeps, learning rates, basins."""

from gd_core.experiments.basins_of_attraction import Basins, basins
from gd_core.experiments.learning_rate_search import LearningRateSearch
from gd_core.experiments.learning_rates import (
    best_learning_rate,
    final_losses,
    learning_rate_search,
    sensitivity,
)
from gd_core.experiments.races import race, sweep

__all__ = [
    "Basins",
    "LearningRateSearch",
    "basins",
    "best_learning_rate",
    "final_losses",
    "learning_rate_search",
    "race",
    "sensitivity",
    "sweep",
]
