"""Mistakes in the experiments."""

from scripts.mutation.mistakes import Rows

MISTAKES: dict[str, Rows] = {
    "experiments/races": [
        ('indexing="ij"', 'indexing="xy"', "axes in another order than given"),
        ("steps, schedule, clip, record_states", "steps, schedule, None, record_states",
         "a race that is not clipped"),
    ],
    "experiments/learning_rates": [
        ("np.isnan(ends), np.inf, ends", "np.isnan(ends), -np.inf, ends",
         "divergence as the lowest loss"),
    ],
    "experiments/learning_rate_search": [
        ("np.isclose(alone, losses[at]", "np.isclose(alone, alone",
         "a rate that is lucky among many"),
        ("np.isnan(losses), np.inf, losses", "np.isnan(losses), -np.inf, losses",
         "divergence as the lowest loss of a search"),
        ("np.lexsort((losses, worse))", "np.lexsort((worse, losses))",
         "a lucky run in place of a good neighborhood"),
        ("np.maximum(losses, medians)", "medians", "the one bad rate among good ones"),
        ("is_near & (spreads[order] <= WILD)", "is_near", "the last rate before divergence"),
        ("losses[edge] <= losses[at]", "losses[edge] > losses[at]", "an edge that is not seen"),
        ("np.concatenate(([np.inf], rounded, [np.inf]))",
         "np.concatenate(([0.0], rounded, [0.0]))", "edges that count as the best neighbors"),
    ],
    "experiments/runs_by_rate": [
        ("return copy.deepcopy(self.surface)", "return self.surface",
         "runs that see different batches"),
        ("rate * factor(step)", "factor(step)", "a factor in place of the rate"),
        ("is_elementwise(self._make(float(rates[0])))", "True", "whole arrays run at once"),
        ("np.allclose(gradients, gradient, equal_nan=True)", "True",
         "runs that see different noise"),
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
