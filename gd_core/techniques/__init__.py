"""Techniques around the optimizer: clipping, weight decay, search."""

from gd_core.techniques.clipping import clip_by_global_norm, clip_by_norm, clip_by_value
from gd_core.techniques.hyperparameter_search import (
    Trial,
    grid_search,
    log_uniform,
    random_search,
    uniform,
)
from gd_core.techniques.learning_rate_range_test import RangeTest, learning_rate_range_test
from gd_core.techniques.weight_decay import add_l2, decay_weights

__all__ = [
    "RangeTest",
    "Trial",
    "add_l2",
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
