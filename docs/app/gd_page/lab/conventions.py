"""The same optimizers as other libraries write them: one class each, to see where paths part.

Each is written once, here: the explorer runs it, and "Copy as Python" takes its source.
"""

import numpy as np

import gd_core
from gd_core.checked import checked


@checked
class MomentumOutside(gd_core.Momentum):
    """PyTorch and optax: the rate multiplies the velocity, so a change of rate acts at once."""

    def update(self, params, gradients):
        self.velocity = self.momentum * self.velocity + gradients
        return params - self.learning_rate * self.velocity


@checked
class NesterovOutside(gd_core.Momentum):
    """PyTorch and optax: the stored point is the look-ahead point; the rate stands outside."""

    def update(self, params, gradients):
        self.velocity = self.momentum * self.velocity + gradients
        return params - self.learning_rate * (gradients + self.momentum * self.velocity)


@checked
class RMSPropInside(gd_core.RMSProp):
    """Keras and the usual derivation of AdaDelta: epsilon under the root."""

    def update(self, params, gradients):
        self.v = self.decay * self.v + (1 - self.decay) * gradients**2
        return params - self.learning_rate * gradients / np.sqrt(self.v + self.epsilon)


@checked
class AdamUncorrected(gd_core.Adam):
    """No bias correction: at the start m and v are too small, and v by far the more."""

    def update(self, params, gradients):
        self.t += 1
        self.m = self.beta1 * self.m + (1 - self.beta1) * gradients
        self.v = self.beta2 * self.v + (1 - self.beta2) * gradients**2
        return params - self.learning_rate * self.m / (np.sqrt(self.v) + self.epsilon)


@checked
class AdamHat(gd_core.Adam):
    """Keras (the paper's epsilon hat): epsilon joins the root of the uncorrected v."""

    def update(self, params, gradients):
        self.t += 1
        self.m = self.beta1 * self.m + (1 - self.beta1) * gradients
        self.v = self.beta2 * self.v + (1 - self.beta2) * gradients**2
        rate = self.learning_rate * np.sqrt(1 - self.beta2**self.t) / (1 - self.beta1**self.t)
        return params - rate * self.m / (np.sqrt(self.v) + self.epsilon)


@checked
class AdamInside(gd_core.Adam):
    """Epsilon under the root of the corrected v."""

    def update(self, params, gradients):
        self.t += 1
        self.m = self.beta1 * self.m + (1 - self.beta1) * gradients
        self.v = self.beta2 * self.v + (1 - self.beta2) * gradients**2
        m_hat = self.m / (1 - self.beta1**self.t)
        v_hat = self.v / (1 - self.beta2**self.t)
        return params - self.learning_rate * m_hat / np.sqrt(v_hat + self.epsilon)


STANDARD = "standard"
# By optimizer: the key of each convention, what a reader sees, and its class (None: gd_core's).
CONVENTIONS: dict[str, dict[str, tuple[str, type | None]]] = {
    "Momentum": {
        STANDARD: ("Rate inside the velocity (this site, Keras)", None),
        "outside": ("Rate outside (PyTorch, optax)", MomentumOutside),
    },
    "Nesterov": {
        STANDARD: ("Look-ahead gradient, rate inside (this site)", None),
        "outside": ("Stored look-ahead, rate outside (PyTorch, optax)", NesterovOutside),
    },
    "RMSProp": {
        STANDARD: ("Epsilon outside the root (this site, PyTorch)", None),
        "inside": ("Epsilon inside the root (Keras)", RMSPropInside),
    },
    "Adam": {
        STANDARD: ("Bias correction on (this site, PyTorch, optax)", None),
        "uncorrected": ("Bias correction off", AdamUncorrected),
        "hat": ("Epsilon with the uncorrected root (Keras)", AdamHat),
        "inside": ("Epsilon inside the root", AdamInside),
    },
}


def labels_of(name: str) -> dict[str, str]:
    """Return what a reader may choose for an optimizer: key to label; empty if it has one form."""
    return {key: label for key, (label, _) in CONVENTIONS.get(name, {}).items()}


def class_of(name: str, convention: str = STANDARD) -> type:
    """Return an optimizer's class in a convention.

    Raises:
        ValueError: The optimizer has no such convention.
    """
    known = CONVENTIONS.get(name, {STANDARD: ("", None)})
    if convention not in known:
        wanted = ", ".join(known)
        raise ValueError(f"convention must be one of {wanted}, got {convention!r}")
    return known[convention][1] or getattr(gd_core, name)
