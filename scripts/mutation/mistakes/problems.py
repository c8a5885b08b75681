"""Mistakes in the losses over data."""

from scripts.mutation.mistakes import Rows

MISTAKES: dict[str, Rows] = {
    "problems/associative_memory": [
        ("** -exponent", "**exponent", "rare facts first"),
        ("1 - self.noise", "1", "answers that add up to more than one"),
        ("weights[:, np.newaxis] * errors", "errors", "all facts alike in the gradient"),
        ("z - z.max(axis=-1, keepdims=True)", "z", "scores whose exponential overflows"),
        ("np.linalg.qr(vectors)[0][:count]", "vectors[:count]", "keys at no right angles"),
    ],
}
