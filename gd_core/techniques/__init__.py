"""Techniques around the optimizer: clipping, weight decay, averaging, wrappers, search."""

from gd_core.techniques.adaptive_clipping import clip_adaptively
from gd_core.techniques.clipping import clip_by_global_norm, clip_by_norm, clip_by_value
from gd_core.techniques.exponential_moving_average import ExponentialMovingAverage
from gd_core.techniques.gradient_accumulation import GradientAccumulation
from gd_core.techniques.hyperparameter_search import (
    Trial,
    grid_search,
    log_uniform,
    random_search,
    uniform,
)
from gd_core.techniques.learning_rate_range_test import RangeTest, learning_rate_range_test
from gd_core.techniques.lookahead import Lookahead
from gd_core.techniques.sharpness_aware import SharpnessAware
from gd_core.techniques.weight_decay import add_l2, decay_weights

__all__ = [
    "ExponentialMovingAverage",
    "GradientAccumulation",
    "Lookahead",
    "RangeTest",
    "SharpnessAware",
    "Trial",
    "add_l2",
    "clip_adaptively",
    "clip_by_global_norm",
    "clip_by_norm",
    "clip_by_value",
    "decay_weights",
    "grid_search",
    "learning_rate_range_test",
    "log_uniform",
    "random_search",
    "uniform",
]
