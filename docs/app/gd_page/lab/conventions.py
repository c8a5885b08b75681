"""The same optimizers as other libraries write them: one switch each, to see where paths part.

A convention is a subclass with its own `update`; the settings and their checks stay gd_core's.
"""

from collections.abc import Callable
from typing import Any

import numpy as np

from gd_core.checks import wants_function

Update = Callable[[Any, np.ndarray, Any], np.ndarray]


def momentum_outside(self: Any, params: np.ndarray, gradients: np.ndarray) -> np.ndarray:
    """PyTorch and optax: the rate multiplies the velocity, so a change of rate acts at once."""
    self.velocity = self.momentum * self.velocity + gradients
    return params - self.learning_rate * self.velocity


def nesterov_outside(self: Any, params: np.ndarray, gradients: np.ndarray) -> np.ndarray:
    """PyTorch and optax: the stored point is the look-ahead point; the rate stands outside."""
    self.velocity = self.momentum * self.velocity + gradients
    return params - self.learning_rate * (gradients + self.momentum * self.velocity)


def rmsprop_inside(self: Any, params: np.ndarray, gradients: np.ndarray) -> np.ndarray:
    """Keras and the usual derivation of AdaDelta: epsilon under the root."""
    self.v = self.decay * self.v + (1 - self.decay) * gradients**2
    return params - self.learning_rate * gradients / np.sqrt(self.v + self.epsilon)


def adam_uncorrected(self: Any, params: np.ndarray, gradients: np.ndarray) -> np.ndarray:
    """No bias correction: at the start m and v are too small, and v by far the more."""
    _moments(self, gradients)
    return params - self.learning_rate * self.m / (np.sqrt(self.v) + self.epsilon)


def adam_hat(self: Any, params: np.ndarray, gradients: np.ndarray) -> np.ndarray:
    """Keras (the paper's epsilon hat): epsilon joins the root of the uncorrected v."""
    _moments(self, gradients)
    rate = self.learning_rate * np.sqrt(1 - self.beta2**self.t) / (1 - self.beta1**self.t)
    return params - rate * self.m / (np.sqrt(self.v) + self.epsilon)


def adam_inside(self: Any, params: np.ndarray, gradients: np.ndarray) -> np.ndarray:
    """Epsilon under the root of the corrected v."""
    _moments(self, gradients)
    m_hat, v_hat = self.m / (1 - self.beta1**self.t), self.v / (1 - self.beta2**self.t)
    return params - self.learning_rate * m_hat / np.sqrt(v_hat + self.epsilon)


def _moments(self: Any, gradients: np.ndarray) -> None:
    self.t += 1
    self.m = self.beta1 * self.m + (1 - self.beta1) * gradients
    self.v = self.beta2 * self.v + (1 - self.beta2) * gradients**2


STANDARD = "standard"
# By optimizer: the key of each convention, what a reader sees, and its update (None: gd_core's).
CONVENTIONS: dict[str, dict[str, tuple[str, Update | None]]] = {
    "Momentum": {
        STANDARD: ("Rate inside the velocity (this site, Keras)", None),
        "outside": ("Rate outside (PyTorch, optax)", momentum_outside),
    },
    "Nesterov": {
        STANDARD: ("Look-ahead gradient, rate inside (this site)", None),
        "outside": ("Stored look-ahead, rate outside (PyTorch, optax)", nesterov_outside),
    },
    "RMSProp": {
        STANDARD: ("Epsilon outside the root (this site, PyTorch)", None),
        "inside": ("Epsilon inside the root (Keras)", rmsprop_inside),
    },
    "Adam": {
        STANDARD: ("Bias correction on (this site, PyTorch, optax)", None),
        "uncorrected": ("Bias correction off", adam_uncorrected),
        "hat": ("Epsilon with the uncorrected root (Keras)", adam_hat),
        "inside": ("Epsilon inside the root", adam_inside),
    },
}


def labels_of(name: str) -> dict[str, str]:
    """What a reader may choose for an optimizer: key to label; empty where there is one form."""
    return {key: label for key, (label, _) in CONVENTIONS.get(name, {}).items()}


def with_convention(kind: type, convention: str) -> type:
    """Return the optimizer's class in a convention, under its own name.

    Raises:
        ValueError: the optimizer has no such convention.
    """
    known = CONVENTIONS.get(kind.__name__, {STANDARD: ("", None)})
    if convention not in known:
        wanted = ", ".join(known)
        raise ValueError(f"convention must be one of {wanted}, got {convention!r}")
    update = known[convention][1]
    return kind if update is None else type(kind.__name__, (kind,), {"update": update})


def with_decay(kind: type, strength: float) -> type:
    """Return the class with decoupled weight decay: params shrink by learning_rate * strength.

    As in AdamW the old params shrink, whatever step the optimizer takes from them.
    """

    def update(self: Any, params: np.ndarray, gradients: np.ndarray) -> np.ndarray:
        shrunk = self.learning_rate * strength * params
        return kind.update(self, params, gradients) - shrunk

    def update_looking_ahead(self: Any, params: np.ndarray, gradient_fn: Any) -> np.ndarray:
        return update(self, params, gradient_fn)

    chosen = update_looking_ahead if wants_function(kind) else update
    return type(kind.__name__, (kind,), {"update": chosen})
