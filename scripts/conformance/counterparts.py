"""What other libraries call our optimizers and their settings: one map, used wherever it matters.

The recordings are made with it, "Copy as PyTorch" writes its calls from it, and a test holds the
pages' tabs to it. The page's Python reads this very file, through a link in `gd_page/script/`, so
that it needs the standard library alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Counterpart:
    """An optimizer of another library, and where its arguments come from.

    Attributes:
        name: Its name in the library's module of optimizers.
        settings: For each of its keywords the name of our setting, negated after a minus sign, or
            a tuple of such names. Anything else is a constant, which makes its rule ours.
        differs: What its rule does otherwise; empty where the rule is ours.
    """

    name: str
    settings: Mapping[str, Any]
    differs: str = ""

    def arguments(self, ours: Mapping[str, Any]) -> dict[str, Any]:
        """Return its keywords with the values of our settings, all of which must be given."""
        return {keyword: _value(source, ours) for keyword, source in self.settings.items()}


def _value(source: Any, ours: Mapping[str, Any]) -> Any:
    if isinstance(source, tuple):
        return tuple(_value(part, ours) for part in source)
    if isinstance(source, str):
        return -ours[source[1:]] if source.startswith("-") else ours[source]
    return source


# The module in which each library has its optimizers.
MODULES = {
    "torch": "torch.optim",
    "keras": "keras.optimizers",
    "optax": "optax",
    "pytorch_optimizer": "pytorch_optimizer",
    "schedulefree": "schedulefree",
    "prodigyopt": "prodigyopt",
}

_RATE = {"learning_rate": "learning_rate"}
_KERAS = {**_RATE, "beta_1": "beta1", "beta_2": "beta2", "epsilon": "epsilon"}
_OPTAX = {**_RATE, "b1": "beta1", "b2": "beta2", "eps": "epsilon"}
_TORCH = {"lr": "learning_rate", "betas": ("beta1", "beta2"), "eps": "epsilon"}
_DECAY = {"weight_decay": "weight_decay"}
_NO_MEAN = "Epsilon is added to the uncorrected root."
_ROOT = "Epsilon stands under the root."

COUNTERPARTS: dict[str, dict[str, Counterpart]] = {
    "GradientDescent": {
        "torch": Counterpart("SGD", {"lr": "learning_rate"}),
        "keras": Counterpart("SGD", _RATE),
        "optax": Counterpart("sgd", _RATE),
    },
    "Momentum": {
        "torch": Counterpart("SGD", {"lr": "learning_rate", "momentum": "momentum"}),
        "keras": Counterpart("SGD", {**_RATE, "momentum": "momentum"}),
        "optax": Counterpart("sgd", {**_RATE, "momentum": "momentum"}),
    },
    "Nesterov": {
        "torch": Counterpart(
            "SGD", {"lr": "learning_rate", "momentum": "momentum", "nesterov": True}
        ),
        "keras": Counterpart("SGD", {**_RATE, "momentum": "momentum", "nesterov": True}),
        "optax": Counterpart("sgd", {**_RATE, "momentum": "momentum", "nesterov": True}),
    },
    "AdaGrad": {
        "torch": Counterpart("Adagrad", {"lr": "learning_rate", "eps": "epsilon"}),
        "keras": Counterpart(
            "Adagrad", {**_RATE, "initial_accumulator_value": 0.0, "epsilon": "epsilon"}, _ROOT
        ),
        "optax": Counterpart(
            "adagrad", {**_RATE, "initial_accumulator_value": 0.0, "eps": "epsilon"}, _ROOT
        ),
    },
    "RMSProp": {
        "torch": Counterpart(
            "RMSprop", {"lr": "learning_rate", "alpha": "decay", "eps": "epsilon"}
        ),
        "keras": Counterpart("RMSprop", {**_RATE, "rho": "decay", "epsilon": "epsilon"}, _ROOT),
        "optax": Counterpart(
            "rmsprop", {**_RATE, "decay": "decay", "eps": "epsilon", "eps_in_sqrt": False}
        ),
    },
    "AdaDelta": {
        "torch": Counterpart("Adadelta", {"lr": "learning_rate", "rho": "decay", "eps": "epsilon"}),
        "keras": Counterpart("Adadelta", {**_RATE, "rho": "decay", "epsilon": "epsilon"}),
        "optax": Counterpart("adadelta", {**_RATE, "rho": "decay", "eps": "epsilon"}),
    },
    "Adam": {
        "torch": Counterpart("Adam", _TORCH),
        "keras": Counterpart("Adam", _KERAS, _NO_MEAN),
        "optax": Counterpart("adam", _OPTAX),
    },
    "AdamW": {
        "torch": Counterpart("AdamW", {**_TORCH, **_DECAY}),
        "keras": Counterpart("AdamW", {**_KERAS, **_DECAY}, _NO_MEAN),
        "optax": Counterpart("adamw", {**_OPTAX, **_DECAY}),
    },
    "AMSGrad": {
        "torch": Counterpart("Adam", {**_TORCH, "amsgrad": True}),
        "keras": Counterpart("Adam", {**_KERAS, "amsgrad": True}, _NO_MEAN),
        "optax": Counterpart("amsgrad", _OPTAX, "The maximum is taken after the correction."),
    },
    "AdaMax": {
        "torch": Counterpart("Adamax", _TORCH),
        "keras": Counterpart("Adamax", _KERAS, "Epsilon is added after the maximum."),
        "optax": Counterpart("adamax", _OPTAX),
    },
    "NAdam": {
        "torch": Counterpart("NAdam", {**_TORCH, "momentum_decay": "momentum_decay"}),
        "keras": Counterpart("Nadam", _KERAS, "The decay of momentum is fixed."),
        "optax": Counterpart("nadam", _OPTAX, "Momentum stays at beta1."),
    },
    "RAdam": {
        "torch": Counterpart("RAdam", _TORCH),
        "optax": Counterpart("radam", _OPTAX, "Epsilon is added to the corrected root."),
    },
    "AdaBelief": {
        "optax": Counterpart("adabelief", {**_OPTAX, "eps_root": "epsilon"}),
    },
    "Lion": {
        "keras": Counterpart("Lion", {**_RATE, "beta_1": "beta1", "beta_2": "beta2", **_DECAY}),
        "optax": Counterpart("lion", {**_RATE, "b1": "beta1", "b2": "beta2", **_DECAY}),
    },
    "LAMB": {
        "keras": Counterpart("Lamb", {**_KERAS, **_DECAY}, "Decay stands outside the ratio."),
        "optax": Counterpart("lamb", {**_OPTAX, **_DECAY}),
    },
    "Adafactor": {
        "torch": Counterpart(
            "Adafactor",
            {
                "lr": "learning_rate",
                "beta2_decay": "-decay_exponent",
                "eps": (None, "epsilon"),
                "d": "threshold",
                **_DECAY,
            },
        ),
        "keras": Counterpart(
            "Adafactor",
            {
                **_RATE,
                "beta_2_decay": "-decay_exponent",
                "epsilon_2": "epsilon",
                "clip_threshold": "threshold",
                **_DECAY,
            },
            "Decay comes before the step is measured, and one power is rounded to float32.",
        ),
        "optax": Counterpart(
            "adafactor",
            {
                **_RATE,
                "decay_rate": "decay_exponent",
                "clipping_threshold": "threshold",
                "weight_decay_rate": "weight_decay",
            },
            "It takes no relative step, and factors only dimensions of 128 and more.",
        ),
    },
    "Shampoo": {
        "pytorch_optimizer": Counterpart(
            "Shampoo", {"lr": "learning_rate", "matrix_eps": "epsilon"}
        ),
    },
    "SOAP": {
        "pytorch_optimizer": Counterpart(
            "SOAP", {**_TORCH, **_DECAY, "precondition_frequency": "frequency"}
        ),
    },
    "Muon": {
        "torch": Counterpart(
            "Muon",
            {"lr": "learning_rate", "momentum": "momentum", "eps": "epsilon", **_DECAY},
            "It iterates in bfloat16, corrects no mean, and takes rows over columns.",
        ),
        "keras": Counterpart(
            "Muon",
            {**_RATE, "momentum": "momentum", "epsilon": "epsilon", **_DECAY, "rms_rate": None},
            "It corrects no mean, and gives what is no matrix to AdamW.",
        ),
        "optax": Counterpart(
            "contrib.muon", {**_RATE, "beta": "momentum", "eps": "epsilon", **_DECAY}
        ),
    },
    "ScheduleFreeAdamW": {
        "schedulefree": Counterpart("AdamWScheduleFree", {**_TORCH, **_DECAY}),
        "optax": Counterpart("contrib.schedule_free_adamw", {**_OPTAX, **_DECAY}),
        "keras": Counterpart(
            "ScheduleFreeAdamW", {**_KERAS, **_DECAY}, "It has no call for the average."
        ),
    },
    "Prodigy": {
        "prodigyopt": Counterpart("Prodigy", {**_TORCH, **_DECAY, "d0": "d0"}),
        "optax": Counterpart(
            "contrib.prodigy",
            {
                "learning_rate": "learning_rate",
                "betas": ("beta1", "beta2"),
                "eps": "epsilon",
                **_DECAY,
                "estim_lr0": "d0",
            },
            "The means' start at zero is corrected.",
        ),
    },
}
