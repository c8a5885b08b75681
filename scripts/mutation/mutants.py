"""The deliberate mistakes: in which file, what is replaced by what, and what is wrong with it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Mutant:
    """One mistake: `old`, which occurs once in the methods of gd_core's `file`, becomes `new`.

    Where `old` has a space or a bracket, the file may have a line break.
    """

    file: str
    old: str
    new: str
    mistake: str


# file: a list of (old, new, mistake)
TABLE = {
    "optimizers/gradient_descent": [
        ("params - self.learning_rate", "params + self.learning_rate", "uphill"),
    ],
    "optimizers/momentum": [
        ("self.learning_rate * gradients", "(1 - self.momentum) * self.learning_rate * gradients",
         "a damped gradient"),
        ("return params - self.velocity", "return params - self.learning_rate * gradients",
         "no memory"),
        ("self.momentum * self.velocity +", "self.velocity +", "a velocity that never fades"),
        ("self.momentum * self.velocity +", "0 * self.velocity +", "a velocity renewed"),
    ],
    "optimizers/nesterov": [
        ("look_ahead = params - self.momentum", "look_ahead = params + self.momentum",
         "looks back"),
        ("look_ahead = params - self.momentum * self.velocity", "look_ahead = params",
         "no look-ahead"),
        ("look_ahead = params - self.momentum *", "look_ahead = params -",
         "looks too far ahead"),
    ],
    "optimizers/adagrad": [
        ("self.v = self.v + gradients**2", "self.v = gradients**2", "forgets the sum"),
        ("(np.sqrt(self.v) + self.epsilon)", "np.sqrt(self.v + self.epsilon)",
         "epsilon inside the root"),
        ("(np.sqrt(self.v) + self.epsilon)", "(np.sqrt(self.v - gradients**2) + self.epsilon)",
         "the sum lags"),
    ],
    "optimizers/rmsprop": [
        ("(np.sqrt(self.v) + self.epsilon)", "np.sqrt(self.v + self.epsilon)",
         "epsilon inside the root"),
        ("(1 - self.decay) * gradients**2", "gradients**2", "a sum in place of a mean"),
        ("self.decay * self.v +", "self.v +", "a mean that never forgets"),
    ],
    "optimizers/adadelta": [
        ("(self.u + self.epsilon)", "(self.u)", "no epsilon in the numerator"),
        ("np.sqrt((self.u + self.epsilon) / (self.v + self.epsilon))",
         "(np.sqrt(self.u) + self.epsilon) / (np.sqrt(self.v) + self.epsilon)",
         "epsilon outside both roots"),
        ("(1 - self.decay) * delta**2",
         "(1 - self.decay) * (self.learning_rate * delta) ** 2",
         "the rate enters the mean of steps"),
    ],
    "optimizers/adam": [
        ("self.m / (1 - self.beta1**self.t)", "self.m", "no bias correction of m"),
        ("self.v / (1 - self.beta2**self.t)", "self.v", "no bias correction of v"),
        ("1 - self.beta1**self.t", "1 - self.beta1 ** (self.t + 1)",
         "bias correction one step off"),
        ("self.m / (1 - self.beta1**self.t)", "self.m / (1 - self.beta2**self.t)",
         "the other beta in a correction"),
        ("self.t += 1", "self.t = 1", "time stands still"),
        ("(np.sqrt(v_hat) + self.epsilon)", "np.sqrt(v_hat + self.epsilon)",
         "epsilon inside the root"),
        ("(np.sqrt(v_hat) + self.epsilon)",
         "((np.sqrt(self.v) + self.epsilon) / (1 - self.beta2**self.t) ** 0.5)", "epsilon hat"),
        ("(1 - self.beta1) * gradients", "(1 - self.beta2) * gradients",
         "beta2 for the first moment"),
        ("(1 - self.beta2) * gradients**2", "(1 - self.beta1) * gradients**2",
         "beta1 for the second moment"),
        ("gradients**2", "gradients * self.m", "the moment in the square"),
        ("self.learning_rate * m_hat", "self.learning_rate * gradients",
         "no memory of gradients"),
    ],
    "optimizers/adamw": [
        ("self.learning_rate * (step + self.weight_decay * params)",
         "self.learning_rate * step - self.weight_decay * params",
         "decay not multiplied by the rate"),
        ("self.t += 1", "self.t += 1; gradients = gradients + self.weight_decay * params",
         "L2 beside the decoupled decay"),
        ("step + self.weight_decay", "step - self.weight_decay", "weights that grow"),
    ],
    "optimizers/amsgrad": [
        ("v_hat = self.v_max", "v_hat = self.v", "no maximum: Adam"),
        ("np.maximum(self.v_max, self.v)",
         "np.maximum(self.v_max, self.v / (1 - self.beta2**self.t))",
         "maximum over the corrected v"),
    ],
    "optimizers/adamax": [
        ("np.abs(gradients) + self.epsilon)", "np.abs(gradients)) + self.epsilon",
         "epsilon outside the maximum"),
        ("self.m / (1 - self.beta1**self.t)", "self.m / (1 - self.beta2**self.t)",
         "the other beta in the correction"),
    ],
    "optimizers/nadam": [
        ("m_ahead = mu_next * self.m", "m_ahead = mu * self.m",
         "this step's momentum in place of the next"),
        ("self.mu_product = self.mu_product * mu\n", "self.mu_product = mu**self.t\n",
         "a power for a product"),
        ("(1 - mu) * gradients", "(1 - self.beta1) * gradients", "beta1 in place of mu"),
    ],
    "optimizers/radam": [
        ("if rho > 5:", "if rho > 4:", "the paper's threshold"),
        ("rho_inf - 2 * self.t", "rho_inf - self.t", "half the correction of rho"),
        ("step = m_hat", "step = self.m", "an uncorrected start"),
    ],
    "optimizers/adabelief": [
        ("surprise = gradients - self.m", "surprise = (gradients - self.m) / self.beta1",
         "the surprise against the stale moment"),
        ("surprise**2 + self.epsilon", "surprise**2", "no epsilon in s"),
    ],
    "optimizers/lion": [
        ("c = self.beta1 * self.m + (1 - self.beta1) * gradients",
         "c = self.beta2 * self.m + (1 - self.beta2) * gradients",
         "swapped betas in the decision"),
        ("self.m = self.beta2 * self.m + (1 - self.beta2) * gradients", "self.m = c",
         "one beta for both"),
    ],
    "optimizers/lamb": [
        ("ratio = norm / length", "ratio = length / norm", "the ratio upside down"),
        ("+ self.weight_decay * params", "", "no decay in the direction"),
    ],
    "optimizers/adafactor": [
        ("v = self.r @ self.c / np.maximum(mean, tiny)", "v = self.r @ self.c",
         "not divided by the mean"),
        ("min(self.learning_rate, self.t**-0.5)", "self.learning_rate", "no bound on the rate"),
        ("1 - self.t**-self.decay_exponent", "1 - (self.t + 1) ** -self.decay_exponent",
         "decay one step off"),
        ("rms(params)) * u", "rms(gradients)) * u", "the wrong root mean square"),
    ],
    "optimizers/shampoo": [
        ("-0.5 / G.ndim", "-1 / G.ndim", "the square of each root"),
        ("[L + P for L, P in", "[P for L, P in", "factors that forget"),
    ],
    "optimizers/soap": [
        ("v = np.take(v, order, axis=axis)", "v = v + 0", "squares left behind by their axes"),
        ("rotate(step, [Q.T for Q in self.bases])", "rotate(step, self.bases)",
         "rotated twice, not back"),
        ("if t % self.frequency == 0:", "if (t + 1) % self.frequency == 0:",
         "turned one step early"),
    ],
    "optimizers/muon": [
        ("beta ** (self.t + 1)", "beta**self.t", "Nesterov's correction one step off"),
        ("max(1, columns / rows)", "max(1, rows / columns)", "the shape upside down"),
        ("range(5)", "range(4)", "one round too few"),
    ],
    "optimizers/schedule_free_adamw": [
        ("self.x = (1 - c) * self.x + c * self.z", "self.x = c * self.x + (1 - c) * self.z",
         "the average the wrong way round"),
        ("(1 - self.beta1) * self.z + self.beta1 * self.x",
         "self.beta1 * self.z + (1 - self.beta1) * self.x", "swapped weights"),
    ],
    "optimizers/prodigy": [
        ("self.beta2**0.5", "self.beta2", "no root of beta2"),
        ("self.d * self.epsilon", "d * self.epsilon", "epsilon times the old d"),
        ("max(d, self.r / size)", "self.r / size", "a bound that may shrink"),
    ],
    "schedules/step_decay": [
        ("(step // self.step_size)", "((step + 1) // self.step_size)", "one step early"),
    ],
    "schedules/cosine_annealing": [
        ("t = min(step, self.total_steps)", "t = step", "rises again at the end"),
        ("(1 + cosine) / 2", "(1 + cosine)", "twice the height"),
    ],
    "schedules/warm_restarts": [
        ("while t >= period:", "while t > period:", "restarts one step late"),
        ("period * self.multiplier", "period + self.multiplier", "periods that grow by adding"),
    ],
    "schedules/linear_warmup": [
        ("(step + 1) / self.steps", "step / self.steps", "a first step of nothing"),
        ("self.schedule(step - self.steps)", "self.schedule(step)", "a schedule half over"),
    ],
    "schedules/exponential_decay": [
        ("self.gamma**step", "self.gamma ** (step + 1)", "one step early"),
    ],
    "schedules/polynomial_decay": [
        ("left**self.power", "left", "the power forgotten"),
    ],
    "schedules/inverse_square_root": [
        ("1 / math.sqrt(time)", "1 / time", "the root forgotten"),
    ],
    "schedules/one_cycle": [
        ("self.warmup_fraction * self.total_steps - 1,", "self.warmup_fraction * self.total_steps,",
         "the peak one step late"),
        ("first_rate / self.end_divisor", "self.learning_rate / self.end_divisor",
         "ends too high"),
    ],
    "schedules/cyclic": [
        ("self.decay**cycle", "self.decay", "decays only once"),
    ],
    "schedules/warmup_stable_decay": [
        ("step - self.warmup_steps - self.stable_steps", "step - self.stable_steps",
         "decays too early"),
    ],
    "schedules/reduce_on_plateau": [
        ("self.bad_updates > self.patience", "self.bad_updates >= self.patience", "impatient"),
    ],
}  # fmt: skip

MUTANTS = [Mutant(f"{file}.py", *row) for file, rows in TABLE.items() for row in rows]
