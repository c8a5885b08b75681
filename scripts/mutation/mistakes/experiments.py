"""Mistakes in the experiments."""

from scripts.mutation.mistakes import Rows

MISTAKES: dict[str, Rows] = {
    "experiments/races": [
        ('indexing="ij"', 'indexing="xy"', "axes in another order than given"),
        ("steps, schedule, clip, record_states", "steps, schedule, None, record_states",
         "a race that is not clipped"),
    ],
    "experiments/learning_rates": [
        ("alone, losses[at], rtol=1e-3", "alone, alone, rtol=1e-3",
         "a rate that is lucky among many"),
        ("np.isnan(ends), np.inf, ends", "np.isnan(ends), -np.inf, ends",
         "divergence as the lowest loss"),
        ("surface = copy.deepcopy(self.surface)", "surface = self.surface",
         "runs that see different batches"),
        ("rate * factor(step)", "factor(step)", "a factor in place of the rate"),
        ("if not is_elementwise(self._make(float(rates[0]))):", "if False:",
         "whole arrays run at once"),
    ],
    "experiments/basins_of_attraction": [
        ("distances.min(axis=-1) <= tolerance", "distances.min(axis=-1) < np.inf",
         "every end at a minimum"),
        ("distances.argmin(axis=-1)", "distances.argmax(axis=-1)", "the farthest minimum"),
        ("np.meshgrid(x, y)", "np.meshgrid(y, x)", "rows and columns swapped"),
        ("copy.deepcopy(surface)", "surface", "a loss that counts its calls, used up"),
        ("is_low = losses < around", "is_low = losses < np.inf", "a slope taken for a minimum"),
        ("np.fmin.reduce", "np.minimum.reduce", "a ring that leaves the domain"),
    ],
}  # fmt: skip
