"""Optimizers: one algorithm a file, each file complete in itself."""

from gd_core.optimizers.adabelief import AdaBelief
from gd_core.optimizers.adadelta import AdaDelta
from gd_core.optimizers.adafactor import Adafactor
from gd_core.optimizers.adagrad import AdaGrad
from gd_core.optimizers.adam import Adam
from gd_core.optimizers.adamax import AdaMax
from gd_core.optimizers.adamw import AdamW
from gd_core.optimizers.amsgrad import AMSGrad
from gd_core.optimizers.gradient_descent import GradientDescent
from gd_core.optimizers.lamb import LAMB
from gd_core.optimizers.lion import Lion
from gd_core.optimizers.momentum import Momentum
from gd_core.optimizers.muon import Muon
from gd_core.optimizers.nadam import NAdam
from gd_core.optimizers.nesterov import Nesterov
from gd_core.optimizers.prodigy import Prodigy
from gd_core.optimizers.radam import RAdam
from gd_core.optimizers.rmsprop import RMSProp
from gd_core.optimizers.schedule_free_adamw import ScheduleFreeAdamW
from gd_core.optimizers.shampoo import Shampoo
from gd_core.optimizers.soap import SOAP

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
    "AMSGrad",
    "AdaMax",
    "NAdam",
    "RAdam",
    "AdaBelief",
    "Lion",
    "LAMB",
    "Adafactor",
    "Shampoo",
    "SOAP",
    "Muon",
    "ScheduleFreeAdamW",
    "Prodigy",
]
