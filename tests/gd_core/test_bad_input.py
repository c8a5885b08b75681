"""Junk for any argument of any public function: it works, or names what is wrong with it."""

import inspect
import warnings

import numpy as np
import pytest

from gd_core import (
    Adam,
    ExponentialMovingAverage,
    GradientAccumulation,
    GradientDescent,
    Lookahead,
    ReduceOnPlateau,
    SharpnessAware,
    experiments,
    minimize,
    problems,
    schedules,
    surfaces,
    techniques,
    theory,
    variants,
)

JUNK = {
    "none": None,
    "text": "junk",
    "true": True,
    "negative": -1,
    "zero": 0,
    "fraction": 0.5,
    "nan": float("nan"),
    "infinity": float("inf"),
    "complex": 1j,
    "object": object(),
    "list": [],
    "dictionary": {},
    "of none": {"a": None},
    "empty": np.zeros(0),
    "integers": np.array([1, 2]),
    "texts": np.array(["a", "b"]),
    "objects": np.array([None, {}], dtype=object),
    "nans": np.array([np.nan, 1.0]),
    "scalar": np.float64(0.5),
    "column": np.ones((2, 1)),
    "ragged": [[1.0], [1.0, 2.0]],
    "huge": 10**400,
}

SURFACE, RNG = surfaces.IllConditionedBowl(), np.random.default_rng(0)
X, Y = np.array([[1.0, 0.0], [1.0, 2.0]]), np.array([1.0, 0.0])
RUN = {"function": SURFACE, "start": SURFACE.start, "steps": 2}
SWEEP = {"surface": SURFACE, "start": SURFACE.start, "steps": 2}
RATES = np.array([0.1, 0.2])
DATA = {"examples": X, "targets": Y}
DESCENT = {
    "gradient_fn": lambda params, examples, targets: params,
    "params": Y,
    **DATA,
    "learning_rate": 0.1,
    "epochs": 1,
}
PLANE = {"learning_rate": 0.1, "momentum": 0.5, "curvature": 1.0}

SCHEDULES = [
    schedules.CosineAnnealing(0.1, 10),
    schedules.Cyclic(0.1, 0.0, 10),
    schedules.ExponentialDecay(0.1, 0.5),
    schedules.InverseSquareRoot(0.1, 10),
    schedules.LinearWarmup(schedules.StepDecay(0.1, 3, 0.5), 3),
    schedules.OneCycle(0.1, 10),
    schedules.PolynomialDecay(0.1, 10),
    schedules.StepDecay(0.1, 3, 0.5),
    schedules.WarmRestarts(0.1, 3, 2),
    schedules.WarmupStableDecay(0.1, 3, 3, 3),
]

# Each public function (or class) with arguments that work.
CALLS = [
    (surfaces.IllConditionedBowl, {"condition_number": 2.0}),
    (surfaces.Ravine, {"condition_number": 2.0, "angle": 1.0, "curvature": 1.0}),
    *[(getattr(surfaces, name)().gradient, {"points": Y}) for name in surfaces.__all__],
    *[(getattr(surfaces, name)().__call__, {"points": Y}) for name in surfaces.__all__],
    (
        minimize,
        {
            **RUN,
            "optimizer": Adam(),
            "schedule": lambda step: 0.1,
            "clip": lambda gradients: gradients,
            "limit": 10.0,
        },
    ),
    (experiments.race, {**RUN, "optimizers": {"Adam": Adam()}}),
    (
        experiments.basins,
        {
            "surface": SURFACE,
            "optimizer": Adam(),
            "steps": 2,
            "resolution": 2,
            "window": ((0.0, 1.0), (0.0, 1.0)),
            "tolerance": 1.0,
        },
    ),
    (experiments.sweep, {**SWEEP, "make_optimizer": Adam, "learning_rate": RATES}),
    (
        experiments.sensitivity,
        {**SWEEP, "make_optimizers": {"Adam": Adam}, "learning_rates": RATES},
    ),
    (
        experiments.best_learning_rate,
        {**SWEEP, "make_optimizer": Adam, "learning_rates": RATES},
    ),
    (
        experiments.learning_rate_search,
        {**SWEEP, "make_optimizer": Adam, "learning_rates": RATES},
    ),
    (schedules.StepDecay, {"learning_rate": 0.1, "step_size": 3, "gamma": 0.5}),
    (schedules.LinearWarmup, {"schedule": schedules.ExponentialDecay(0.1, 0.9), "steps": 3}),
    (schedules.WarmRestarts, {"learning_rate": 0.1, "period": 3, "multiplier": 2, "minimum": 0.0}),
    (schedules.OneCycle, {"learning_rate": 0.1, "total_steps": 10, "warmup_fraction": 0.5}),
    *[(schedule.__call__, {"step": 3}) for schedule in SCHEDULES],
    (ReduceOnPlateau, {"learning_rate": 0.1, "factor": 0.5, "patience": 3, "threshold": 0.1}),
    (ReduceOnPlateau(0.1).update, {"loss": 1.0}),
    (techniques.clip_by_value, {"gradients": Y, "limit": 1.0}),
    (techniques.clip_by_norm, {"gradients": Y, "max_norm": 1.0, "axis": 0}),
    (techniques.clip_by_global_norm, {"gradients": [Y], "max_norm": 1.0}),
    (techniques.clip_adaptively, {"gradients": Y, "params": Y, "ratio": 0.1, "minimum_norm": 0.1}),
    (techniques.add_l2, {"gradients": Y, "params": Y, "weight_decay": 0.1}),
    (techniques.decay_weights, {"params": Y, "learning_rate": 0.1, "weight_decay": 0.1}),
    (techniques.grid_search, {"objective": lambda a=1.0: a, "grid": {"a": [1.0]}}),
    (
        techniques.random_search,
        {
            "objective": lambda a=1.0: a,
            "space": {"a": techniques.uniform(0, 1)},
            "trials": 2,
            "rng": RNG,
        },
    ),
    (techniques.uniform, {"low": 0.1, "high": 1.0}),
    (techniques.log_uniform, {"low": 0.1, "high": 1.0}),
    (
        techniques.learning_rate_range_test,
        {**RUN, "optimizer": Adam(), "lowest": 0.1, "highest": 1.0},
    ),
    (GradientAccumulation, {"optimizer": Adam(), "every": 2}),
    (GradientAccumulation(Adam(), 2).update, {"params": Y, "gradients": Y}),
    (ExponentialMovingAverage, {"decay": 0.5}),
    (ExponentialMovingAverage().update, {"params": Y}),
    (Lookahead, {"optimizer": Adam(), "steps": 2, "rate": 0.5}),
    (Lookahead(Adam()).update, {"params": Y, "gradients": Y}),
    (SharpnessAware, {"optimizer": Adam(), "radius": 0.5, "axis": None}),
    (
        SharpnessAware(GradientDescent()).update,
        {"params": Y, "gradient_fn": lambda params: params},
    ),
    (variants.batch_gradient_descent, DESCENT),
    (variants.stochastic_gradient_descent, {**DESCENT, "rng": RNG}),
    (variants.mini_batch_gradient_descent, {**DESCENT, "batch_size": 1, "rng": RNG}),
    (problems.LeastSquares, DATA),
    (problems.LeastSquares.synthetic, {"count": 3, "noise": 0.1, "seed": 1}),
    (problems.LeastSquares(X, Y).gradient, {"params": Y, "indices": [0]}),
    (problems.LogisticRegression, DATA),
    (problems.LogisticRegression(X, Y).__call__, {"params": Y}),
    (problems.SoftmaxRegression, {"examples": X, "targets": np.array([0, 1]), "classes": 2}),
    (problems.MultilayerNetwork, {**DATA, "hidden": (2,)}),
    (problems.MultilayerNetwork(X, Y, ()).scores, {"params": np.ones(3), "examples": X}),
    (problems.RecurrentNetwork, {"sequences": X, "targets": Y, "hidden": 2, "scale": 1.0}),
    (problems.MatrixFactorization, {"matrix": X, "rank": 1}),
    (problems.AssociativeMemory, {"keys": X, "values": X, "frequencies": RATES, "noise": 0.1}),
    (problems.AssociativeMemory.synthetic, {"facts": 3, "exponent": 1.0, "noise": 0.1, "seed": 1}),
    (problems.AssociativeMemory(X, X, RATES).errors, {"params": X}),
    (theory.optimal_gradient_descent, {"smallest": 1.0, "largest": 2.0}),
    (theory.optimal_momentum, {"smallest": 1.0, "largest": 2.0}),
    (theory.optimal_nesterov, {"smallest": 1.0, "largest": 2.0}),
    (
        theory.iteration_matrix,
        {"method": "Nesterov", "curvature": 1.0, "learning_rate": 0.1, "momentum": 0.5},
    ),
    (theory.stability_limit, {"method": "Momentum", "curvature": 1.0, "momentum": 0.5}),
    (
        theory.spectral_radius,
        {"method": "Momentum", "curvatures": 1.0, "learning_rate": 0.1, "momentum": 0.5},
    ),
    *[(getattr(theory, f"momentum_{name}"), PLANE) for name in ("roots", "regime", "noise_floor")],
    (theory.momentum_spectral_radius, PLANE),
]
# What another part of the code calls the same thing.
ALSO = {
    "start": ["point", "params"],
    "params": ["gradient"],
    "surface": ["function"],
    "make_optimizers": ["make_optimizer"],
    "make_optimizer": ["optimizer"],
    "learning_rates": ["learning_rate"],
}
NAMED = [(f"{call.__qualname__}-{name}", call, name) for call, good in CALLS for name in good]


def complaint(call, arguments):
    """What the call says of its arguments; None if it takes them."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            result = call(**arguments)
            if inspect.isgenerator(result):
                next(result)  # a huge number of epochs is sound, and would not end
        except (TypeError, ValueError) as error:
            return str(error)
    return None


@pytest.mark.parametrize(
    ("call", "name"), [case[1:] for case in NAMED], ids=[case[0] for case in NAMED]
)
def test_junk_is_refused_by_name_or_taken(call, name):
    good = next(arguments for other, arguments in CALLS if other == call)
    words = [name.removesuffix("s"), *ALSO.get(name, [])]
    unnamed = {}
    for title, junk in JUNK.items():
        said = complaint(call, {**good, name: junk})
        if said is not None and not any(word in said for word in words):
            unnamed[title] = said
    assert unnamed == {}
