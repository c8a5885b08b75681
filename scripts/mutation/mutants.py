"""The deliberate mistakes: in which file, what is replaced by what, and what is wrong with it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Mutant:
    """One mistake: `old`, which occurs once in the methods of gd_core's `file`, becomes `new`."""

    file: str
    old: str
    new: str
    mistake: str


# file: a list of (old, new, mistake)
TABLE = {
    "optimizers/gradient_descent": [
        ("params - learning_rate * g", "params + learning_rate * g", "uphill"),
    ],
    "optimizers/momentum": [
        ("learning_rate * g\n", "(1 - momentum) * learning_rate * g\n", "a damped gradient"),
        ("return params - self.velocity", "return params - learning_rate * g", "no memory"),
        ("self.velocity *= momentum  #", "self.velocity *= 1  #", "a velocity that never fades"),
        ("self.velocity += learning_rate", "self.velocity = learning_rate", "a velocity renewed"),
    ],
    "optimizers/nesterov": [
        ("look_ahead = params - momentum", "look_ahead = params + momentum", "looks back"),
        ("look_ahead = params - momentum * self.velocity", "look_ahead = params", "no look-ahead"),
        ("look_ahead = params - momentum *", "look_ahead = params -", "looks too far ahead"),
    ],
    "optimizers/adagrad": [
        ("v = self.v + g**2", "v = g**2", "forgets the sum"),
        ("(np.sqrt(v) + epsilon)", "np.sqrt(v + epsilon)", "epsilon inside the root"),
        ("self.v = v", "self.v = v - g**2", "the sum lags"),
    ],
    "optimizers/rmsprop": [
        ("(np.sqrt(v) + epsilon)", "np.sqrt(v + epsilon)", "epsilon inside the root"),
        ("(1 - decay) * g**2", "g**2", "a sum in place of a mean"),
        ("(np.sqrt(v) + epsilon)", "(np.sqrt(self.v) + epsilon)", "a stale mean of squares"),
    ],
    "optimizers/adadelta": [
        ("(self.u + epsilon)", "(self.u)", "no epsilon in the numerator"),
        ("delta = np.sqrt((self.u + epsilon) / (v + epsilon)) * g",
         "delta = (np.sqrt(self.u) + epsilon) / (np.sqrt(v) + epsilon) * g",
         "epsilon outside both roots"),
        ("(1 - decay) * delta**2", "(1 - decay) * (learning_rate * delta) ** 2",
         "the rate enters the mean of steps"),
    ],
    "optimizers/adam": [
        ("c1, c2 = 1 - beta1**self.t,", "c1, c2 = 1,", "no bias correction of m"),
        ("1 - beta1**self.t, 1 - beta2**self.t", "1 - beta1**self.t, 1",
         "no bias correction of v"),
        ("1 - beta1**self.t,", "1 - beta1 ** (self.t + 1),", "bias correction one step off"),
        ("1 - beta1**self.t, 1 - beta2**self.t", "1 - beta2**self.t, 1 - beta1**self.t",
         "swapped corrections"),
        ("self.t += 1", "self.t = 1", "time stands still"),
        ("np.sqrt(self.v) + c2**0.5 * epsilon", "np.sqrt(self.v + c2 * epsilon)",
         "epsilon inside the root"),
        ("np.sqrt(self.v) + c2**0.5 * epsilon", "np.sqrt(self.v) + epsilon", "epsilon hat"),
        ("self.m += (1 - beta1) * g", "self.m += (1 - beta2) * g",
         "beta2 for the first moment"),
        ("squares = (1 - beta2) * g**2", "squares = (1 - beta1) * g**2",
         "beta1 for the second moment"),
        ("(1 - beta2) * g**2", "(1 - beta2) * g * self.m", "the moment in the square"),
        ("c1 * self.m /", "c1 * g /", "no memory of gradients"),
    ],
    "optimizers/adamw": [
        ("learning_rate * (step + weight_decay * params)",
         "learning_rate * step - weight_decay * params", "decay not multiplied by the rate"),
        ("params, g = check_arrays(params, gradients, self.m)",
         "params, g = check_arrays(params, gradients, self.m)\n        "
         "g = g + self.weight_decay * params", "L2 beside the decoupled decay"),
        ("step + weight_decay * params", "step - weight_decay * params", "weights that grow"),
    ],
    "optimizers/amsgrad": [
        ("v_hat = v_max / (1 - beta2**t)", "v_hat = v / (1 - beta2**t)", "no maximum: Adam"),
        ("np.maximum(self.v_max, v)", "np.maximum(self.v_max, v / (1 - beta2**t))",
         "maximum over the corrected v"),
    ],
    "optimizers/adamax": [
        ("np.abs(g) + epsilon)", "np.abs(g)) + epsilon", "epsilon outside the maximum"),
        ("m / (1 - beta1**t)", "m / (1 - beta2**t)", "the other beta in the correction"),
    ],
    "optimizers/nadam": [
        ("m_hat = mu_next * m", "m_hat = mu * m", "this step's momentum in place of the next"),
        ("mu_product = self.mu_product * mu\n", "mu_product = mu**t\n", "a power for a product"),
        ("(1 - mu) * g", "(1 - beta1) * g", "beta1 in place of mu"),
    ],
    "optimizers/radam": [
        ("if rho > 5:", "if rho > 4:", "the paper's threshold"),
        ("rho_inf - 2 * t * beta2**t", "rho_inf - t * beta2**t", "half the correction of rho"),
        ("step = m_hat", "step = m", "an uncorrected start"),
    ],
    "optimizers/adabelief": [
        ("(g - m) ** 2", "(g - self.m) ** 2", "the surprise against the stale moment"),
        ("** 2 + epsilon\n", "** 2\n", "no epsilon in s"),
    ],
    "optimizers/lion": [
        ("c = beta1 * self.m + (1 - beta1) * g", "c = beta2 * self.m + (1 - beta2) * g",
         "swapped betas in the decision"),
        ("m = beta2 * self.m + (1 - beta2) * g\n", "m = c\n", "one beta for both"),
    ],
    "optimizers/lamb": [
        ("ratio = float(norm / length)", "ratio = float(length / norm)", "the ratio upside down"),
        ("+ weight_decay * params\n", "\n", "no decay in the direction"),
    ],
    "optimizers/adafactor": [
        ("r @ c / np.maximum(r.mean(axis=-2, keepdims=True), tiny)", "r @ c",
         "not divided by the mean"),
        ("min(learning_rate, t**-0.5)", "learning_rate", "no bound on the rate"),
        ("beta2 = 1 - t**-decay_exponent", "beta2 = 1 - (t + 1) ** -decay_exponent",
         "decay one step off"),
        ("_rms(params)) * u", "_rms(g)) * u", "the wrong root mean square"),
    ],
    "optimizers/shampoo": [
        ("-0.5 / G.ndim", "-1 / G.ndim", "the square of each root"),
        ("start + np.tensordot(G, G", "np.tensordot(G, G", "factors that forget"),
    ],
    "optimizers/soap": [
        ("v = np.take(v, order, axis=axis)", "v = v + 0", "squares left behind by their axes"),
        ("_rotate(step, [basis.T for basis in self.bases])", "_rotate(step, self.bases)",
         "rotated twice, not back"),
        ("if t % frequency == 0:", "if (t + 1) % frequency == 0:", "turned one step early"),
    ],
    "optimizers/muon": [
        ("momentum ** (t + 1)", "momentum**t", "Nesterov's correction one step off"),
        ("max(1, columns / rows)", "max(1, rows / columns)", "the shape upside down"),
        ("range(5)", "range(4)", "one round too few"),
    ],
    "optimizers/schedule_free_adamw": [
        ("x = (1 - c) * x + c * z", "x = c * x + (1 - c) * z", "the average the wrong way round"),
        ("(1 - beta1) * z + beta1 * x", "beta1 * z + (1 - beta1) * x", "swapped weights"),
    ],
    "optimizers/prodigy": [
        ("beta3 = beta2**0.5", "beta3 = beta2", "no root of beta2"),
        ("d_next * epsilon", "d * epsilon", "epsilon times the old d"),
        ("max(d, r / size)", "r / size", "a bound that may shrink"),
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
