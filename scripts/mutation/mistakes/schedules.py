"""Mistakes in the schedules."""

from scripts.mutation.mistakes import Rows

MISTAKES: dict[str, Rows] = {
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
        ("self.threshold * abs(self.best)", "self.threshold * self.best",
         "a loss below 0 that rises and counts as improved"),
        ("self.threshold * abs(self.best)", "self.threshold", "an absolute threshold"),
        ("self.best == math.inf or", "", "a first loss that is no improvement"),
        ("max(self.learning_rate * self.factor, self.minimum)", "self.learning_rate * self.factor",
         "a rate below its minimum"),
    ],
}  # fmt: skip
