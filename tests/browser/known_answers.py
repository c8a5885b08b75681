"""Numbers that gd_core gives everywhere: one program, run by CPython here and by each page.

It touches every optimizer, schedule and surface, and a technique, a variant and a problem of each
kind, in a few steps that do not let roundings grow.
"""

import math
from collections.abc import Mapping

TOLERANCE = 1e-14  # the last digits, in which machines' exp and log may differ
# Its eigenvectors come from LAPACK, which WebAssembly has in another make.
TOLERANCES = {"SOAP": 1e-9}
ANSWERS = """
import numpy as np
from gd_core import minimize, optimizers, problems, schedules, surfaces, techniques
from gd_core import theory, variants

class Bowl:  # over matrices, which Muon needs
    curvatures = np.array([[1.0, 25.0], [9.0, 2.0]])
    start = np.array([[1.5, -0.75], [-2.0, 0.5]])

    def __call__(self, params):
        return float((self.curvatures * params**2).sum() / 2)

    def gradient(self, params):
        return self.curvatures * params

found = {}
bowl = Bowl()
for name in optimizers.__all__:
    trajectory = minimize(bowl, bowl.start, getattr(optimizers, name)(), 12)
    found[name] = [*trajectory.params[-1].ravel().tolist(), float(trajectory.losses[-1])]
for name in surfaces.__all__:
    surface, point = getattr(surfaces, name)(), np.array([0.25, 0.625])
    found[name] = [float(surface(point)), *surface.gradient(point).tolist()]
cosine = schedules.CosineAnnealing(0.5, 9)
for schedule in (
    cosine, schedules.Cyclic(0.5, 0.125, 3), schedules.ExponentialDecay(0.5, 0.75),
    schedules.InverseSquareRoot(0.5, 4), schedules.LinearWarmup(cosine, 4),
    schedules.OneCycle(0.5, 9), schedules.PolynomialDecay(0.5, 9, 2.0),
    schedules.StepDecay(0.5, 3, 0.25), schedules.WarmRestarts(0.5, 4, 2),
    schedules.WarmupStableDecay(0.5, 2, 3, 4),
):
    found[type(schedule).__name__] = [float(schedule(step)) for step in range(9)]
wrapped = {
    "Lookahead": techniques.Lookahead(optimizers.Adam(0.125)),
    "SharpnessAware": techniques.SharpnessAware(optimizers.Momentum(0.0625)),
    "GradientAccumulation": techniques.GradientAccumulation(optimizers.Adam(0.125), 2),
}
for name, optimizer in wrapped.items():
    found[name] = minimize(bowl, bowl.start, optimizer, 12).params[-1].ravel().tolist()
rng = np.random.default_rng(7)
examples = rng.normal(size=(12, 3))
fits = {
    "LeastSquares": problems.LeastSquares(examples, examples @ np.array([0.5, -1.0, 2.0])),
    "LogisticRegression": problems.LogisticRegression(examples, (examples[:, 0] > 0) * 1.0),
}
for name, problem in fits.items():
    found[name] = minimize(problem, np.zeros(3), optimizers.Adam(0.125), 12).losses.tolist()
visited = variants.mini_batch_gradient_descent(
    lambda params, inputs, targets: inputs.T @ (inputs @ params - targets) / len(inputs),
    np.zeros(3), examples, examples[:, 1], 0.125, 2, 4, np.random.default_rng(3),
)
found["mini-batches"] = [number for params in visited for number in np.ravel(params).tolist()]
found["clipped"] = techniques.clip_by_norm(examples[0], 0.5).tolist()
found["radius"] = [float(theory.spectral_radius("Momentum", np.array([1.0, 9.0]), 0.125, 0.5))]
"""
ANSWERS += "found\n"


def known_answers() -> dict[str, list[float]]:
    """Run the program in this Python."""
    names: dict[str, dict[str, list[float]]] = {}
    exec(ANSWERS, names)
    return names["found"]


def differences(found: Mapping[str, list[float]], expected: Mapping[str, list[float]]) -> list[str]:
    """Name what differs by more than its tolerance."""
    return [
        name
        for name, numbers in expected.items()
        if not are_equal(found.get(name, []), numbers, TOLERANCES.get(name, TOLERANCE))
    ]


def are_equal(found: list[float], expected: list[float], tolerance: float) -> bool:
    return len(found) == len(expected) and all(
        math.isclose(one, other, rel_tol=tolerance, abs_tol=tolerance)
        for one, other in zip(found, expected, strict=True)
    )
