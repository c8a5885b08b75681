"""Optimizers: one algorithm a file, each file complete in itself."""

from gd_core.optimizers.adadelta import AdaDelta
from gd_core.optimizers.adagrad import AdaGrad
from gd_core.optimizers.adam import Adam
from gd_core.optimizers.adamw import AdamW
from gd_core.optimizers.gradient_descent import GradientDescent
from gd_core.optimizers.momentum import Momentum
from gd_core.optimizers.nesterov import Nesterov
from gd_core.optimizers.rmsprop import RMSProp

# The table: every public optimizer, in the order of the site.
__all__ = [  # noqa: RUF022
    "GradientDescent",
    "Momentum",
    "Nesterov",
    "AdaGrad",
    "RMSProp",
    "AdaDelta",
    "Adam",
    "AdamW",
]
