"""Schedules: hand values, torch's recorded rates, and bad input."""

import copy
import dataclasses
import json
import pickle
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gd_core import schedules
from gd_core.schedules import (
    CosineAnnealing,
    Cyclic,
    ExponentialDecay,
    InverseSquareRoot,
    LinearWarmup,
    OneCycle,
    PolynomialDecay,
    StepDecay,
    WarmRestarts,
    WarmupStableDecay,
)

RECORDINGS = Path(__file__).parents[2] / "conformance" / "recordings"
RECORDING = json.loads((RECORDINGS / "schedules.json").read_text())

EXAMPLES = [
    StepDecay(0.3, 10, 0.5),
    CosineAnnealing(0.3, 40, 0.01),
    WarmRestarts(0.3, 7, 2, 0.01),
    LinearWarmup(StepDecay(0.3, 10, 0.5), 5),
    ExponentialDecay(0.3, 0.9),
    PolynomialDecay(0.3, 40, 2.0, 0.01),
    InverseSquareRoot(0.3, 5),
    OneCycle(0.3, 40),
    Cyclic(0.3, 0.01, 6, 0.5),
    WarmupStableDecay(0.3, 5, 10, 15, 0.01),
]
EACH = pytest.mark.parametrize("schedule", EXAMPLES, ids=lambda schedule: type(schedule).__name__)


def build(name, arguments):
    """Make a schedule of a recording; LinearWarmup's argument is another one."""
    inner = arguments.get("schedule")
    if inner:
        arguments = {**arguments, "schedule": build(*inner)}
    return getattr(schedules, name)(**arguments)


@pytest.mark.parametrize(
    "case", RECORDING["schedules"], ids=[case["schedule"] for case in RECORDING["schedules"]]
)
def test_the_rates_are_those_of_torch(case):
    schedule = build(case["schedule"], case["arguments"])
    rates = [schedule(step) for step in range(len(case["rates"]))]
    np.testing.assert_allclose(rates, case["rates"], rtol=0, atol=1e-15)


@pytest.mark.parametrize(
    ("schedule", "step", "rate"),
    [
        (StepDecay(1.0, 30, 0.1), 29, 1.0),
        (StepDecay(1.0, 30, 0.1), 30, 0.1),
        (CosineAnnealing(1.0, 100), 0, 1.0),
        (CosineAnnealing(1.0, 100), 50, 0.5),
        (CosineAnnealing(1.0, 100, 0.2), 100, 0.2),
        (CosineAnnealing(1.0, 100, 0.2), 150, 0.2),
        (WarmRestarts(1.0, 10), 10, 1.0),
        (WarmRestarts(1.0, 10, 2), 20, 0.5),
        (WarmRestarts(1.0, 10, 2), 30, 1.0),
        (LinearWarmup(StepDecay(1.0, 3, 0.5), 4), 0, 0.25),
        (LinearWarmup(StepDecay(1.0, 3, 0.5), 4), 3, 1.0),
        (LinearWarmup(StepDecay(1.0, 3, 0.5), 4), 6, 1.0),
        (LinearWarmup(StepDecay(1.0, 3, 0.5), 4), 7, 0.5),
        (ExponentialDecay(1.0, 0.5), 3, 0.125),
        (PolynomialDecay(1.0, 10), 4, 0.6),
        (PolynomialDecay(1.0, 10, 2.0, 0.2), 5, 0.4),
        (PolynomialDecay(1.0, 10, 2.0, 0.2), 99, 0.2),
        (InverseSquareRoot(1.0, 4), 0, 0.25),
        (InverseSquareRoot(1.0, 4), 3, 1.0),
        (InverseSquareRoot(1.0, 4), 15, 0.5),
        (OneCycle(1.0, 100), 0, 0.04),
        (OneCycle(1.0, 100), 29, 1.0),
        (OneCycle(1.0, 100), 99, 0.04 / 1e4),
        (OneCycle(1.0, 100), 500, 0.04 / 1e4),
        (Cyclic(1.0, 0.2, 5), 0, 0.2),
        (Cyclic(1.0, 0.2, 5), 5, 1.0),
        (Cyclic(1.0, 0.2, 5), 10, 0.2),
        (Cyclic(1.0, 0.2, 5, 0.5), 15, 0.6),
        (WarmupStableDecay(1.0, 4, 10, 5), 0, 0.25),
        (WarmupStableDecay(1.0, 4, 10, 5), 13, 1.0),
        (WarmupStableDecay(1.0, 4, 10, 5), 14, 1.0),
        (WarmupStableDecay(1.0, 4, 10, 5), 15, 0.8),
        (WarmupStableDecay(1.0, 4, 10, 5, 0.1), 99, 0.1),
        (WarmupStableDecay(1.0, 0, 0, 2), 0, 1.0),
    ],
)
def test_rates_by_hand(schedule, step, rate):
    assert schedule(step) == pytest.approx(rate, rel=1e-14)


@EACH
@given(step=st.integers(0, 10**6))
def test_a_rate_is_a_float_that_is_never_negative_nor_above_the_first_argument(schedule, step):
    rate = schedule(step)
    assert isinstance(rate, float)
    assert 0 <= rate <= 0.3 * (1 + 1e-15)
    assert rate == schedule(np.int64(step))


@EACH
def test_a_schedule_is_a_frozen_value(schedule):
    with pytest.raises(dataclasses.FrozenInstanceError):
        schedule.learning_rate = 1.0
    for twin in (copy.deepcopy(schedule), pickle.loads(pickle.dumps(schedule))):
        assert twin == schedule
        assert twin(13) == schedule(13)


@EACH
def test_bad_steps_are_named(schedule):
    with pytest.raises(ValueError, match="step must be >= 0, got -1"):
        schedule(-1)
    for step in (1.0, True, "3", None):
        with pytest.raises(TypeError, match="step must be an integer, got"):
            schedule(step)


POSITIVE, NOT_NEGATIVE = [0, -1.0, np.nan, np.inf], [-0.1, np.nan, np.inf]
COUNT = [0, -3]
BAD = {
    (StepDecay, "learning_rate"): POSITIVE,
    (StepDecay, "step_size"): COUNT,
    (StepDecay, "gamma"): [*POSITIVE, 1.1],
    (CosineAnnealing, "learning_rate"): POSITIVE,
    (CosineAnnealing, "total_steps"): COUNT,
    (CosineAnnealing, "minimum"): [*NOT_NEGATIVE, 0.4],
    (WarmRestarts, "learning_rate"): POSITIVE,
    (WarmRestarts, "period"): COUNT,
    (WarmRestarts, "multiplier"): COUNT,
    (WarmRestarts, "minimum"): [*NOT_NEGATIVE, 0.4],
    (LinearWarmup, "steps"): COUNT,
    (ExponentialDecay, "learning_rate"): POSITIVE,
    (ExponentialDecay, "gamma"): [*POSITIVE, 1.1],
    (PolynomialDecay, "learning_rate"): POSITIVE,
    (PolynomialDecay, "total_steps"): COUNT,
    (PolynomialDecay, "power"): POSITIVE,
    (PolynomialDecay, "minimum"): [*NOT_NEGATIVE, 0.4],
    (InverseSquareRoot, "learning_rate"): POSITIVE,
    (InverseSquareRoot, "warmup_steps"): COUNT,
    (OneCycle, "learning_rate"): POSITIVE,
    (OneCycle, "total_steps"): [1, 0],
    (OneCycle, "warmup_fraction"): [0.0, 1.0, 0.01, np.nan],
    (OneCycle, "start_divisor"): [0.5, np.nan],
    (OneCycle, "end_divisor"): [0.5, np.inf],
    (Cyclic, "learning_rate"): POSITIVE,
    (Cyclic, "minimum"): [*NOT_NEGATIVE, 0.4],
    (Cyclic, "half_period"): COUNT,
    (Cyclic, "decay"): [*POSITIVE, 1.1],
    (WarmupStableDecay, "learning_rate"): POSITIVE,
    (WarmupStableDecay, "warmup_steps"): [-1],
    (WarmupStableDecay, "stable_steps"): [-1],
    (WarmupStableDecay, "decay_steps"): COUNT,
    (WarmupStableDecay, "minimum"): [*NOT_NEGATIVE, 0.4],
}


@pytest.mark.parametrize(
    ("schedule_class", "name", "value"),
    [(kind, name, value) for (kind, name), values in BAD.items() for value in values],
)
def test_bad_arguments_are_named(schedule_class, name, value):
    good = next(example for example in EXAMPLES if type(example) is schedule_class)
    with pytest.raises(ValueError, match=rf"^{name}.*got "):
        dataclasses.replace(good, **{name: value})
    with pytest.raises(TypeError, match=rf"^{name} must be .*got 'fast'"):
        dataclasses.replace(good, **{name: "fast"})


def test_every_argument_is_tested():
    arguments = {
        (type(example), field.name) for example in EXAMPLES for field in dataclasses.fields(example)
    }
    assert arguments - set(BAD) == {(LinearWarmup, "schedule")}
    names = {type(example).__name__ for example in EXAMPLES}
    assert names | {"ReduceOnPlateau"} == set(schedules.__all__)


NUMPY_INTEGERS = [np.int8, np.uint8, np.int16, np.uint64]


@EACH
@pytest.mark.parametrize("kind", NUMPY_INTEGERS)
@pytest.mark.parametrize("step", [0, 5, 127])
def test_a_step_of_numpy_is_the_same_step(schedule, kind, step):
    assert schedule(kind(step)) == schedule(step)


@pytest.mark.parametrize(
    ("make", "length"),
    [
        (lambda n: StepDecay(0.1, n, 0.5), 200),
        (lambda n: CosineAnnealing(0.1, n), 200),
        (lambda n: WarmRestarts(0.1, n, 3), 200),
        (lambda n: WarmRestarts(0.1, 100, n), 3),
        (lambda n: LinearWarmup(StepDecay(0.1, 3, 0.5), n), 200),
        (lambda n: PolynomialDecay(0.1, n), 200),
        (lambda n: InverseSquareRoot(0.1, n), 200),
        (lambda n: OneCycle(0.1, n), 200),
        (lambda n: Cyclic(0.1, 0.0, n), 200),
        (lambda n: WarmupStableDecay(0.1, n, n, n), 200),
    ],
)
def test_a_length_of_numpy_is_the_same_length(make, length):
    ours, numpys = make(length), make(np.uint8(length))
    assert ours == numpys
    for step in (0, 5, 150, 199, 200, 300, 450, 5000):
        assert ours(step) == numpys(step) == numpys(np.uint16(step))


@EACH
def test_the_largest_step_has_a_rate_and_a_larger_one_is_named(schedule):
    assert 0 <= schedule(2**63 - 1) <= 0.3
    with pytest.raises(ValueError, match="step must be <= 9223372036854775807, got an integer of"):
        schedule(10**400)


@pytest.mark.parametrize(
    "schedule",
    [
        CosineAnnealing(1e308, 40),
        WarmRestarts(1e308, 7),
        OneCycle(1e308, 40),
        WarmupStableDecay(1e308, 5, 10, 15),
        LinearWarmup(StepDecay(1e308, 10, 0.5), 5),
    ],
)
def test_the_largest_rates_do_not_overflow(schedule):
    rates = [schedule(step) for step in range(50)]
    assert all(0 <= rate <= 1e308 * (1 + 1e-15) for rate in rates)


def test_warmup_needs_a_schedule():
    with pytest.raises(TypeError, match=r"schedule must be callable, got 0\.3"):
        LinearWarmup(0.3, 5)
