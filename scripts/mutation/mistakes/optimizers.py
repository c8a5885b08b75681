"""Mistakes in the rules of the optimizers; a new one may have some too, and need not."""

from scripts.mutation.mistakes import Rows
from scripts.mutation.mistakes.adaptive import ADAPTIVE
from scripts.mutation.mistakes.matrices import MATRICES

PLAIN: dict[str, Rows] = {
    "optimizers/gradient_descent": [
        ("params - self.learning_rate", "params + self.learning_rate", "uphill"),
        ("self.learning_rate * gradients", "0.01 * gradients", "a rate that nobody can set"),
    ],
    "optimizers/momentum": [
        ("+ self.learning_rate * gradients",
         "+ (1 - self.momentum) * self.learning_rate * gradients", "a damped gradient"),
        ("params - self.velocity", "params - self.learning_rate * gradients", "no memory"),
        ("self.momentum * self.velocity", "self.velocity", "a velocity that never fades"),
        ("self.momentum * self.velocity + self.learning_rate", "self.learning_rate",
         "a velocity renewed"),
        ("params - self.velocity",
         "params - self.momentum * self.velocity - self.learning_rate * gradients",
         "Nesterov's step"),
    ],
    "optimizers/nesterov": [
        ("params - self.momentum", "params + self.momentum", "looks back"),
        ("params - self.momentum * self.velocity", "params", "no look-ahead"),
        ("params - self.momentum *", "params -", "looks too far ahead"),
        ("return params - self.velocity", "return look_ahead - self.velocity",
         "steps from the look-ahead"),
    ],
    "optimizers/lion": [
        ("c = self.beta1 * self.m + (1 - self.beta1)", "c = self.beta2 * self.m + (1 - self.beta2)",
         "beta2 in the decision"),
        ("self.m = self.beta2 * self.m + (1 - self.beta2) * gradients", "self.m = c",
         "one beta for both"),
        ("self.learning_rate * step", "(self.learning_rate * np.sign(c) + self.weight_decay"
         " * params)", "decay not multiplied by the rate"),
    ],
}  # fmt: skip

MISTAKES = PLAIN | ADAPTIVE | MATRICES
