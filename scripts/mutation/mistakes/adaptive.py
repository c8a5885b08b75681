"""Mistakes in the optimizers that divide by a root of squares, one for each parameter."""

from scripts.mutation.mistakes import Rows

ROOT_OF_V_HAT = "np.sqrt(v_hat) + self.epsilon"
SWAPPED = """m_hat = self.m / (1 - self.beta2**self.t)
        v_hat = self.v / (1 - self.beta1**self.t)"""
INSIDE = "epsilon inside the root"

ADAPTIVE: dict[str, Rows] = {
    "optimizers/adagrad": [
        ("self.v = self.v + gradients**2", "self.v = gradients**2", "forgets the sum"),
        ("np.sqrt(self.v) + self.epsilon", "np.sqrt(self.v + self.epsilon)", INSIDE),
        ("np.sqrt(self.v)", "np.sqrt(np.abs(self.v - gradients**2))", "the sum lags"),
    ],
    "optimizers/rmsprop": [
        ("np.sqrt(self.v) + self.epsilon", "np.sqrt(self.v + self.epsilon)", INSIDE),
        ("(1 - self.decay) * gradients**2", "gradients**2", "a sum in place of a mean"),
        ("self.decay * self.v + (1 - self.decay)", "(1 - self.decay) * self.v + self.decay",
         "the mean the wrong way round"),
    ],
    "optimizers/adadelta": [
        ("(self.u + self.epsilon)", "(self.u)", "no epsilon in the numerator"),
        ("np.sqrt(ratio)",
         "(np.sqrt(self.u) + self.epsilon) / (np.sqrt(self.v) + self.epsilon)",
         "epsilon outside both roots"),
        ("* delta**2", "* (self.learning_rate * delta) ** 2", "the rate enters the mean of steps"),
    ],
    "optimizers/adam": [
        ("m_hat = self.m / (1 - self.beta1**self.t)", "m_hat = self.m", "no bias correction of m"),
        ("v_hat = self.v / (1 - self.beta2**self.t)", "v_hat = self.v", "no bias correction of v"),
        ("self.beta1**self.t", "self.beta1 ** (self.t + 1)", "bias correction one step off"),
        ("m_hat = self.m / (1 - self.beta1**self.t) v_hat = self.v / (1 - self.beta2**self.t)",
         SWAPPED, "swapped corrections"),
        ("self.t += 1", "self.t = 1", "time stands still"),
        (ROOT_OF_V_HAT, "np.sqrt(v_hat + self.epsilon)", INSIDE),
        (ROOT_OF_V_HAT, "np.sqrt(v_hat) + self.epsilon / (1 - self.beta2**self.t) ** 0.5",
         "epsilon hat"),
        ("(1 - self.beta1) * gradients", "(1 - self.beta2) * gradients",
         "beta2 for the first moment"),
        ("(1 - self.beta2) * gradients", "(1 - self.beta1) * gradients",
         "beta1 for the second moment"),
        ("gradients**2", "gradients * self.m", "the moment in the square"),
        ("* m_hat /", "* gradients /", "no memory of gradients"),
    ],
    "optimizers/adamw": [
        ("step = step + self.weight_decay * params return params - self.learning_rate * step",
         "return params - self.learning_rate * step - self.weight_decay * params",
         "decay not multiplied by the rate"),
        ("self.t += 1",
         "self.t += 1\n        gradients = gradients + self.weight_decay * params",
         "L2 beside the decoupled decay"),
        ("step + self.weight_decay", "step - self.weight_decay", "weights that grow"),
    ],
    "optimizers/amsgrad": [
        ("v_hat = self.v_max /", "v_hat = self.v /", "no maximum: Adam"),
        ("np.maximum(self.v_max, self.v)",
         "np.maximum(self.v_max, self.v / (1 - self.beta2**self.t))",
         "maximum over the corrected v"),
    ],
    "optimizers/adamax": [
        ("np.maximum(self.beta2 * self.u, size)",
         "np.maximum(self.beta2 * self.u, size - self.epsilon) + self.epsilon",
         "epsilon outside the maximum"),
        ("self.beta1**self.t", "self.beta2**self.t", "the other beta in the correction"),
        ("self.beta2 * self.u", "self.u", "a maximum that never fades"),
    ],
    "optimizers/nadam": [
        ("m_ahead = mu_next", "m_ahead = mu", "this step's momentum in place of the next"),
        ("self.mu_product * mu self.m", "mu**self.t\n        self.m", "a power for a product"),
        ("(1 - mu) * gradients", "(1 - self.beta1) * gradients", "beta1 in place of mu"),
    ],
    "optimizers/radam": [
        ("rho > 5", "rho > 4", "the paper's threshold"),
        ("2 * self.t *", "self.t *", "half the correction of rho"),
        ("step = m_hat", "step = self.m", "an uncorrected start"),
        ('"beta2"', "", "a beta2 for each run, which share one branch"),
    ],
    "optimizers/adabelief": [
        ("(gradients - self.m) ** 2", "gradients**2", "the square of the gradient: Adam"),
        ("self.s = self.s + self.epsilon", "self.s = self.s", "no epsilon in s"),
        ("(gradients - self.m) ** 2", "((gradients - self.m) / self.beta1) ** 2",
         "the surprise against the stale moment"),
    ],
    "optimizers/schedule_free_adamw": [
        ("(1 - c) * self.x + c * self.z", "c * self.x + (1 - c) * self.z",
         "the average the wrong way round"),
        ("(1 - self.beta1) * self.z + self.beta1 * self.x",
         "self.beta1 * self.z + (1 - self.beta1) * self.x", "swapped weights"),
        ("np.array(self.x)", "self.x", "an average that is no copy"),
        ("self.weight_sum + self.learning_rate**2 #",
         "self.weight_sum + self.learning_rate\n        #", "weights by the rate, not its square"),
    ],
}  # fmt: skip
