"""Mistakes in the optimizers that look at the whole array."""

from scripts.mutation.mistakes import Rows

RUNS_ALIKE = "many runs in one array, which would see each other"

MATRICES: dict[str, Rows] = {
    "optimizers/lamb": [
        ("norm / length", "length / norm", "the ratio upside down"),
        ("+ self.weight_decay * params", "", "no decay in the direction"),
        ("(whole_array=True)", "", RUNS_ALIKE),
    ],
    "optimizers/adafactor": [
        ("self.r @ self.c / np.maximum(mean, tiny)", "self.r @ self.c", "not divided by the mean"),
        ("min(self.learning_rate, self.t**-0.5)", "self.learning_rate", "no bound on the rate"),
        ("1 - self.t**-self.decay_exponent", "1 - (self.t + 1) ** -self.decay_exponent",
         "decay one step off"),
        ("rms(params)) * u", "rms(gradients)) * u", "the wrong root mean square"),
        ("u * min(1.0, self.threshold / (rms(u) or 1.0))", "u", "no threshold for the update"),
    ],
    "optimizers/shampoo": [
        ("-0.5 / G.ndim", "-1 / G.ndim", "the square of each root"),
        ("L + P for L, P", "P for L, P", "factors that forget"),
        ("np.maximum(np.abs(values), errors)", "np.abs(values)",
         "eigenvalues below their own rounding error"),
        ("values = np.where(values > 0, values, np.inf)", "values = np.maximum(values, 1e-9)",
         "eigenvalues cut at a fixed size"),
        (".astype(float)", "", "roots in float32"),
    ],
    "optimizers/soap": [
        ("v = np.take(v, order, axis=axis)", "v = v.copy()", "squares left behind by their axes"),
        ("[Q.T for Q in self.bases]", "self.bases", "rotated twice, not back"),
        ("t % self.frequency == 0", "(t + 1) % self.frequency == 0", "turned one step early"),
        ("Q[:, ::-1].copy()", "Q.copy()", "the smallest eigenvalue first"),
    ],
    "optimizers/muon": [
        ("beta ** (self.t + 1)", "beta**self.t", "Nesterov's correction one step off"),
        ("max(1, columns / rows)", "max(1, rows / columns)", "the shape upside down"),
        ("range(5)", "range(4)", "one round too few"),
        (", matrix=True", "", "any shape taken for a matrix"),
    ],
    "optimizers/prodigy": [
        ("self.beta2**0.5", "self.beta2", "no root of beta2"),
        ("self.d * self.epsilon", "d * self.epsilon", "epsilon times the old d"),
        ("max(d, self.r / size)", "self.r / size", "a bound that may shrink"),
        ("self.d0, params.copy()", "self.d0, params", "the start shared with the caller"),
        (", d0=POSITIVE", "", "a first d of 0, which never grows"),
    ],
}  # fmt: skip
