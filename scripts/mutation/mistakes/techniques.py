"""Mistakes in the techniques."""

from scripts.mutation.mistakes import Rows

MISTAKES: dict[str, Rows] = {
    "techniques/gradient_accumulation": [
        ("self.total + gradients / self.every", "self.total + gradients", "a sum, not a mean"),
        ("self.total + gradients / self.every",
         "(self.total * self.every + gradients) / self.every", "a sum that overflows"),
        ("self.count + 1 < self.every", "self.count < self.every", "one gradient too many"),
        ("np.zeros_like(mean), 0", "mean, 0", "a window that is carried on"),
        ("self.total * (self.every / self.count)", "self.total", "a part of the last step"),
        ("self.total * (self.every / self.count)", "self.total * self.every / self.count",
         "a last mean that overflows"),
        ("if self.count == 0: return params.copy()", "", "a step for no gradient"),
    ],
    "techniques/lookahead": [
        ("(1 - self.rate) * slow + self.rate * fast", "self.rate * slow + (1 - self.rate) * fast",
         "slow and fast swapped"),
        ("return self.slow.copy()", "return self.slow", "the slow copy handed out"),
        ("params.copy() if self.slow is None", "params if self.slow is None",
         "the caller's params for a slow copy"),
        ("self.count == self.steps", "self.count > self.steps", "one step late"),
    ],
    "techniques/exponential_moving_average": [
        ("self.average = params.copy()", "self.average = params", "the caller's array kept"),
        ("self.decay * self.average + (1 - self.decay)", "(1 - self.decay) * self.average"
         " + self.decay", "the average the wrong way round"),
        ("return self.average.copy()", "return self.average", "the average handed out"),
    ],
    "techniques/clipping": [
        ("np.clip(gradients, -limit, limit)", "np.clip(gradients, None, limit)",
         "negative elements not cut"),
        ("longer = norm.largest > allowed", "longer = norm.largest > 0", "short ones lengthened"),
        ("norm.unit * (allowed * share)", "norm.unit * allowed", "each array as long as the first"),
        ("array / (largest + zero)", "array", "squares that overflow"),
        ("np.where(longer, norm.unit * allowed, array)", "norm.unit * allowed",
         "runs that need no clipping set to 0"),
    ],
    "techniques/adaptive_clipping": [
        ("axis = 0 if", "axis = 1 if", "rows taken for units"),
        ("np.maximum(ratio * norm.root * norm.largest, ratio * minimum_norm)",
         "ratio * norm.root * norm.largest", "weights of 0 that stay 0"),
    ],
    "techniques/weight_decay": [
        ("gradients + float(weight_decay) * params", "gradients - float(weight_decay) * params",
         "weights that grow"),
        ("1 - float(learning_rate) * float(weight_decay)", "1 - float(weight_decay)",
         "decay not multiplied by the rate"),
    ],
    "techniques/sharpness_aware": [
        ("params + self.radius", "params - self.radius", "descends before it looks"),
        ("norm.unit / norm.root", "norm.unit", "a climb as long as the largest slope"),
        ("gradient_fn(params.copy())", "gradient_fn(params)", "a function that works in place"),
        ("norm_in_parts(g, self.axis)", "norm_in_parts(g)", "runs that climb less for the others"),
    ],
    "techniques/learning_rate_range_test": [
        ("run.losses[1:]", "run.losses[:-1]", "the loss before the step"),
        ("np.geomspace", "np.linspace", "rates that rise by adding"),
    ],
    "techniques/hyperparameter_search": [
        ("math.inf if math.isnan(loss) else loss", "loss", "NaN among the best"),
        ("rng.uniform(math.log(low), math.log(high))", "math.log(rng.uniform(low, high))",
         "draws with even values, not logarithms"),
        ("key=lambda trial: trial.loss", "key=lambda trial: -trial.loss", "the worst first"),
    ],
}  # fmt: skip
