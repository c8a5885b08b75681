"""Mistakes in the three variants of gradient descent."""

from scripts.mutation.mistakes import Rows

MISTAKES: dict[str, Rows] = {
    "variants/batch": [
        ("params - learning_rate * gradients", "params + learning_rate * gradients", "uphill"),
    ],
    "variants/stochastic": [
        ("rng.permutation(len(examples))", "range(len(examples))", "never shuffled"),
        ("examples[i : i + 1], targets[i : i + 1]", "examples[: i + 1], targets[: i + 1]",
         "all examples so far"),
    ],
    "variants/mini_batch": [
        ("rng.permutation(len(examples))", "np.arange(len(examples))", "never shuffled"),
        ("for _ in range(epochs): order = rng.permutation(len(examples))",
         "order = rng.permutation(len(examples))\n    for _ in range(epochs):",
         "shuffled only once"),
        ("order[first : first + batch_size]", "order[first : first + batch_size + 1]",
         "an example in two batches"),
        ("targets[batch]", "targets[first : first + len(batch)]", "targets of other examples"),
    ],
    "variants/_checked_descent": [
        ("1 <= size <= count", "1 <= size < count", "a batch of all refused"),
        ("if not np.isfinite(gradients).all(): raise", "if False: raise",
         "a gradient of infinity taken"),
        ("return float(rate) #", "return rate  #", "a NumPy rate that turns float32 into float64"),
    ],
}  # fmt: skip
