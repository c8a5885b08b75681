"""Accumulation, averaging, adaptive clipping, lookahead, sharpness-aware steps."""

import copy
import pickle

import numpy as np
import pytest

from gd_core import (
    Adam,
    ExponentialMovingAverage,
    GradientAccumulation,
    GradientDescent,
    Lookahead,
    Momentum,
    Nesterov,
    SharpnessAware,
    clip_adaptively,
    minimize,
)
from gd_core.problems import LeastSquares
from gd_core.surfaces import IllConditionedBowl, Rosenbrock

PARAMS = np.array([1.0, 2.0])
BOWL = IllConditionedBowl(4.0)


def test_accumulation_by_hand():
    accumulation = GradientAccumulation(GradientDescent(0.5), every=2)
    first = accumulation.update(PARAMS, np.array([1.0, 0.0]))
    np.testing.assert_array_equal(first, PARAMS)
    assert first is not PARAMS
    assert accumulation.count == 1
    np.testing.assert_array_equal(
        accumulation.update(PARAMS, np.array([3.0, 2.0])), PARAMS - 0.5 * np.array([2, 1])
    )
    assert accumulation.count == 0
    np.testing.assert_array_equal(accumulation.total, [0, 0])


def test_accumulated_batches_are_one_large_batch():
    problem = LeastSquares.synthetic(12)
    whole, parts = Adam(0.1), GradientAccumulation(Adam(0.1), every=3)
    a = b = problem.start
    for _ in range(20):
        a = whole.update(a, problem.gradient(a))
        for first in (0, 4, 8):
            b = parts.update(b, problem.gradient(b, np.arange(first, first + 4)))
    np.testing.assert_allclose(a, b, rtol=1e-10)


@pytest.mark.parametrize(("dtype", "size"), [(np.float32, 3e38), (np.float64, 1.7e308)])
@pytest.mark.parametrize("signs", [(1, 1, 1), (1, -1, 1), (-1, -1, 1)])
def test_a_mean_that_is_a_float_overflows_nowhere(dtype, size, signs):
    optimizer = GradientAccumulation(GradientDescent(1.0), every=3)
    params = np.zeros(2, dtype)
    for sign in signs:
        params = optimizer.update(params, np.full(2, sign * size, dtype))
    assert params.dtype == dtype
    np.testing.assert_allclose(params, -size * (sum(signs) / 3), rtol=1e-6)


def test_a_last_window_that_is_not_full_can_be_finished():
    optimizer = GradientAccumulation(Momentum(0.5), every=4)
    params = PARAMS
    for gradient in (1.0, 3.0, 2.0):
        params = optimizer.update(params, np.full(2, gradient))
    np.testing.assert_array_equal(params, PARAMS)
    params = optimizer.flush(params)
    np.testing.assert_allclose(params, PARAMS - 0.5 * 2)
    assert optimizer.count == 0
    np.testing.assert_array_equal(optimizer.total, [0, 0])
    whole = GradientAccumulation(Momentum(0.5), every=4)
    whole.optimizer = copy.deepcopy(optimizer.optimizer)
    for gradient in (1.0, 3.0, 2.0, 6.0):  # the next window begins anew
        params, other = (o.update(params, np.full(2, gradient)) for o in (optimizer, whole))
    np.testing.assert_allclose(params, other)


@pytest.mark.parametrize(("dtype", "size"), [(np.float32, 3e38), (np.float64, 1.7e308)])
def test_an_unfinished_mean_overflows_nowhere(dtype, size):
    optimizer = GradientAccumulation(GradientDescent(1.0), every=64)
    params = np.zeros(2, dtype)
    for _ in range(3):
        params = optimizer.update(params, np.full(2, size, dtype))
    np.testing.assert_allclose(optimizer.flush(params), -size, rtol=1e-6)


def test_nothing_collected_leaves_the_parameters():
    for optimizer in (GradientAccumulation(Adam(), 2), GradientAccumulation(Adam(), 1)):
        same = optimizer.flush(PARAMS)
        np.testing.assert_array_equal(same, PARAMS)
        assert same is not PARAMS
        optimizer.update(optimizer.update(PARAMS, PARAMS), PARAMS)
        assert optimizer.optimizer.t == 2 // optimizer.every
        optimizer.flush(PARAMS)
        assert optimizer.optimizer.t == 2 // optimizer.every


def test_a_flush_of_other_parameters_is_refused_and_keeps_what_was_collected():
    optimizer = GradientAccumulation(Adam(), 3)
    optimizer.update(PARAMS, PARAMS)
    for params, error in (
        (np.ones(3), ValueError),
        (np.full(2, np.nan), ValueError),
        (3, TypeError),
    ):
        with pytest.raises(error, match="params must"):
            optimizer.flush(params)
    assert optimizer.count == 1
    np.testing.assert_allclose(optimizer.total, PARAMS / 3)


@pytest.mark.parametrize("rate", [0.5, 1.0])
def test_the_slow_step_overflows_nowhere(rate):
    lookahead = Lookahead(GradientDescent(1.0), steps=1, rate=rate)
    params = lookahead.update(np.array([3e38], np.float32), np.zeros(1, np.float32))
    params = lookahead.update(np.array([-3e38], np.float32), np.zeros(1, np.float32))
    np.testing.assert_allclose(params, 3e38 * (1 - 2 * rate), rtol=1e-6)


def test_the_average_by_hand():
    average = ExponentialMovingAverage(0.5)
    assert average.average is None
    np.testing.assert_array_equal(average.update(np.array([4.0])), [4])
    np.testing.assert_array_equal(average.update(np.array([0.0])), [2])
    np.testing.assert_array_equal(average.update(np.array([0.0])), [1])
    average.update(np.array([0.0]))[:] = 99
    np.testing.assert_array_equal(average.average, [0.5])


def test_the_average_keeps_no_array_of_its_caller():
    average, params = ExponentialMovingAverage(0.5), PARAMS.copy()
    average.update(params)
    params[:] = 99
    np.testing.assert_array_equal(average.average, PARAMS)


def test_the_average_is_less_noisy_than_what_it_follows():
    rng, average = np.random.default_rng(0), ExponentialMovingAverage(0.9)
    raw = rng.standard_normal((2000, 1))
    smooth = np.array([average.update(row) for row in raw])
    # For independent noise the variance falls by (1 - decay) / (1 + decay).
    assert smooth[100:].var() / raw.var() == pytest.approx(0.1 / 1.9, rel=0.2)


def test_adaptive_clipping_by_hand():
    weights = np.array([[3.0, 0.0], [4.0, 0.0]])  # columns of norms 5 and 0
    gradients = np.array([[3.0, 0.3], [4.0, 0.4]])
    clipped = clip_adaptively(gradients, weights, ratio=0.1, minimum_norm=1.0)
    np.testing.assert_allclose(clipped, [[0.3, 0.06], [0.4, 0.08]])
    small = gradients / 100
    np.testing.assert_array_equal(clip_adaptively(small, weights, 0.1, 1.0), small)


def test_adaptive_clipping_of_a_vector_takes_it_as_one_unit():
    clipped = clip_adaptively(np.array([30.0, 40.0]), np.array([0.0, 5.0]), ratio=0.1)
    np.testing.assert_allclose(clipped, [0.3, 0.4])
    huge = np.array([3e30, 4e30], np.float32)
    clipped = clip_adaptively(huge, np.ones(2, np.float32), ratio=1.0)
    assert clipped.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(clipped), np.sqrt(2), rtol=1e-6)
    np.testing.assert_array_equal(clip_adaptively(np.zeros(2), np.zeros(2)), [0, 0])


def test_adaptive_clipping_of_norms_that_are_no_float():
    for dtype, large in ((np.float32, 2e38), (np.float64, 1e308)):
        huge, ones = np.full((4, 2), large, dtype), np.ones((4, 2), dtype)
        clipped = clip_adaptively(huge, ones)
        assert clipped.dtype == dtype
        np.testing.assert_allclose(clipped, 0.01, rtol=1e-6)
        np.testing.assert_allclose(clip_adaptively(huge, huge), 0.01 * huge, rtol=1e-6)
        np.testing.assert_array_equal(clip_adaptively(huge, ones, ratio=1.7e308), huge)
        np.testing.assert_array_equal(clip_adaptively(huge, huge, 1e300, 1e300), huge)


def test_lookahead_by_hand():
    lookahead = Lookahead(GradientDescent(1.0), steps=2, rate=0.5)
    ones = np.ones(2)
    np.testing.assert_array_equal(lookahead.update(PARAMS, ones), PARAMS - 1)
    assert lookahead.count == 1
    # Fast at -2, slow half way after it: -1.
    np.testing.assert_array_equal(lookahead.update(PARAMS - 1, ones), PARAMS - 1)
    assert lookahead.count == 0
    np.testing.assert_array_equal(lookahead.slow, PARAMS - 1)


def test_the_slow_copy_is_shared_with_nobody():
    lookahead, params = Lookahead(GradientDescent(1.0), steps=2, rate=0.5), PARAMS.copy()
    lookahead.update(params, np.ones(2))
    params[:] = 99
    np.testing.assert_array_equal(lookahead.slow, PARAMS)
    lookahead.update(PARAMS - 1, np.ones(2))[:] = 99
    np.testing.assert_array_equal(lookahead.slow, PARAMS - 1)


def test_lookahead_all_the_way_is_the_optimizer_itself():
    a = minimize(Rosenbrock(), PARAMS, Adam(0.1), 30)
    b = minimize(Rosenbrock(), PARAMS, Lookahead(Adam(0.1), rate=1.0), 30)
    np.testing.assert_allclose(a.params, b.params, rtol=1e-9)


def test_lookahead_of_one_step_is_a_smaller_rate():
    a = minimize(BOWL, PARAMS, GradientDescent(0.05), 20)
    b = minimize(BOWL, PARAMS, Lookahead(GradientDescent(0.1), steps=1, rate=0.5), 20)
    np.testing.assert_allclose(a.params, b.params)


def test_a_sharpness_aware_step_by_hand():
    # At (0, 1) the gradient is (0, 4), so the climb is to (0, 1.5), where it is (0, 6).
    stepped = SharpnessAware(GradientDescent(0.1), radius=0.5).update(
        np.array([0.0, 1.0]), BOWL.gradient
    )
    np.testing.assert_allclose(stepped, [0, 0.4])


def test_a_huge_gradient_climbs_no_further():
    stepped = SharpnessAware(GradientDescent(0.0)).update(PARAMS, lambda params: params * 1e200)
    np.testing.assert_array_equal(stepped, PARAMS)


@pytest.mark.parametrize(("dtype", "size"), [(np.float32, 3e38), (np.float64, 1e308)])
def test_the_climb_is_as_long_for_a_gradient_whose_norm_is_no_float(dtype, size):
    seen = []

    def gradient(params):
        seen.append(params)
        return np.full_like(params, size)

    start = np.zeros(16, dtype)
    SharpnessAware(GradientDescent(0.0), radius=1.0).update(start, gradient)
    np.testing.assert_allclose(seen[1], np.full(16, 0.25), rtol=1e-6)
    assert seen[1].dtype == dtype


def test_a_function_that_works_in_place_changes_its_own_array_only():
    def gradient(params):
        params *= 2
        return params

    params = np.ones(2)
    SharpnessAware(GradientDescent(), axis=np.int64(0)).update(params, gradient)
    np.testing.assert_array_equal(params, [1, 1])


def test_float32_stays_float32():
    params, half = np.ones(2, np.float32), np.float64(0.5)
    average = ExponentialMovingAverage(half)
    average.update(params)
    assert average.update(params).dtype == np.float32
    assert clip_adaptively(100 * params, params, half, half).dtype == np.float32
    for wrapper, argument in (
        (GradientAccumulation(GradientDescent(), 1), params),
        (Lookahead(GradientDescent(), 1, half), params),
        (SharpnessAware(GradientDescent(), half), lambda x: x),
    ):
        assert wrapper.update(params, argument).dtype == np.float32


def test_lists_are_params_too():
    assert Lookahead(GradientDescent(1.0)).update([1.0, 2.0], [0.5, 0.5]).tolist() == [0.5, 1.5]


def test_without_a_radius_it_is_the_optimizer_itself():
    a = minimize(BOWL, PARAMS, Momentum(0.05), 20)
    b = minimize(BOWL, PARAMS, SharpnessAware(Momentum(0.05), radius=0.0), 20)
    np.testing.assert_array_equal(a.params, b.params)


def test_runs_climb_each_by_itself():
    starts = np.array([[1.0, 2.0], [-3.0, 0.5], [0.0, 0.0]])
    together = minimize(BOWL, starts, SharpnessAware(GradientDescent(0.1), axis=-1), 10)
    for run, start in enumerate(starts):
        alone = minimize(BOWL, start, SharpnessAware(GradientDescent(0.1)), 10)
        np.testing.assert_allclose(together.params[:, run], alone.params)


WRAPPERS = pytest.mark.parametrize(
    "make", [lambda o: GradientAccumulation(o, 2), Lookahead, SharpnessAware]
)


@WRAPPERS
def test_the_rate_is_that_of_the_optimizer(make):
    wrapper = make(GradientDescent(0.1))
    assert wrapper.learning_rate == 0.1
    wrapper.learning_rate = 0.2
    assert wrapper.optimizer.learning_rate == 0.2


@WRAPPERS
def test_state_survives_copies(make):
    wrapper = make(Momentum(0.01))
    argument = BOWL.gradient if isinstance(wrapper, SharpnessAware) else np.ones(2)
    for _ in range(3):
        wrapper.update(PARAMS, argument)
    for twin in (copy.deepcopy(wrapper), pickle.loads(pickle.dumps(wrapper))):
        original = copy.deepcopy(wrapper)
        for _ in range(4):
            np.testing.assert_array_equal(
                twin.update(PARAMS, argument), original.update(PARAMS, argument)
            )


@WRAPPERS
def test_a_shallow_copy_goes_its_own_way(make):
    wrapper, params = make(Momentum(0.01)), PARAMS
    argument = BOWL.gradient if isinstance(wrapper, SharpnessAware) else np.ones(2)
    for _ in range(4):
        wrapper.update(params, argument)
    twin, before = copy.copy(wrapper), pickle.dumps(wrapper)
    for _ in range(5):
        twin.update(params, argument)
    twin.learning_rate = 0.5
    assert pickle.dumps(wrapper) == before


@pytest.mark.parametrize("make", [lambda o: GradientAccumulation(o, 2), Lookahead])
def test_bad_gradients_change_nothing(make):
    wrapper = make(Momentum(0.1))
    wrapper.update(PARAMS, np.ones(2))
    before = pickle.dumps(wrapper)
    for params, gradients, error, message in (
        (PARAMS, np.array([1.0, np.nan]), ValueError, "gradients must be finite, got nan"),
        (PARAMS, np.ones(3), ValueError, r"gradients must have shape \(2,\), got \(3,\)"),
        (PARAMS, np.ones(2, np.float32), TypeError, "gradients must be float64, got float32"),
        (np.ones(3), np.ones(3), ValueError, r"params must have shape \(2,\), got \(3,\)"),
        (np.ones(2, "f"), np.ones(2, "f"), TypeError, "params must be float64, got float32"),
        (np.array([1, 2]), np.ones(2), TypeError, "params must be float32 or float64, got int"),
    ):
        with pytest.raises(error, match=message):
            wrapper.update(params, gradients)
    assert pickle.dumps(wrapper) == before


@pytest.mark.parametrize("make", [lambda o: GradientAccumulation(o, 2), Lookahead])
@pytest.mark.parametrize("updates", [1, 2, 3])
def test_shape_and_dtype_are_remembered(make, updates):
    for shape, other in (((2,), (3,)), ((), (2,))):
        wrapper = make(GradientDescent(0.1))
        for _ in range(updates):
            wrapper.update(np.ones(shape), np.ones(shape))
        with pytest.raises(ValueError, match="params must have shape"):
            wrapper.update(np.ones(other), np.ones(other))
        with pytest.raises(TypeError, match="params must be float64, got float32"):
            wrapper.update(np.ones(shape, np.float32), np.ones(shape, np.float32))
        assert wrapper.update(np.ones(shape), np.ones(shape)).shape == shape


@WRAPPERS
def test_an_optimizer_that_wants_a_function_is_refused(make):
    for optimizer in (Nesterov(), SharpnessAware(GradientDescent())):
        name = type(optimizer).__name__
        with pytest.raises(TypeError, match=f"optimizer must take gradients, not a.*{name}"):
            make(optimizer)


@pytest.mark.parametrize("make", [lambda o: GradientAccumulation(o, 1), Lookahead])
def test_an_error_of_the_optimizer_changes_nothing(make):
    wrapper = make(Momentum(0.1))
    wrapper.learning_rate = -1.0
    before = pickle.dumps(wrapper)
    with pytest.raises(ValueError, match="learning_rate"):
        wrapper.update(PARAMS, np.ones(2))
    assert pickle.dumps(wrapper) == before


def test_bad_gradient_functions_are_named():
    wrapper = SharpnessAware(GradientDescent())
    with pytest.raises(TypeError, match="gradient_fn must be callable, got 3"):
        wrapper.update(PARAMS, 3)
    with pytest.raises(ValueError, match="gradient_fn's result must be finite, got inf"):
        wrapper.update(PARAMS, lambda params: params * np.inf)
    results = iter([PARAMS, np.ones(3)])
    with pytest.raises(ValueError, match="gradient_fn's second result must have shape"):
        wrapper.update(PARAMS, lambda params: next(results))


def test_a_bad_average_is_named_and_changes_nothing():
    average = ExponentialMovingAverage()
    average.update(PARAMS)
    for params, error in ((np.ones(3), ValueError), (np.ones(2, "f"), TypeError)):
        with pytest.raises(error, match="params must"):
            average.update(params)
    with pytest.raises(ValueError, match="params must be finite"):
        average.update(PARAMS * np.nan)
    np.testing.assert_array_equal(average.average, PARAMS)


@pytest.mark.parametrize(
    ("make", "error", "message"),
    [
        (lambda: GradientAccumulation(GradientDescent(), 0), ValueError, "every must be >= 1"),
        (lambda: GradientAccumulation(3, 2), TypeError, "optimizer must have an update method"),
        (lambda: Lookahead(None), TypeError, "optimizer must have an update method.*got None"),
        (lambda: Lookahead(Adam(), 0), ValueError, "steps must be >= 1, got 0"),
        (lambda: Lookahead(Adam(), rate=0.0), ValueError, "rate must be > 0"),
        (lambda: Lookahead(Adam(), rate=1.1), ValueError, "rate must be <= 1"),
        (lambda: SharpnessAware("x"), TypeError, "optimizer must have an update method.*got 'x'"),
        (lambda: SharpnessAware(Adam(), -1), ValueError, "radius must be >= 0, got -1"),
        (lambda: ExponentialMovingAverage(1.0), ValueError, "decay must be < 1"),
        (lambda: ExponentialMovingAverage(-0.1), ValueError, "decay must be >= 0"),
        (lambda: clip_adaptively(PARAMS, PARAMS, 0.0), ValueError, "ratio must be > 0"),
        (lambda: clip_adaptively(PARAMS, PARAMS, 1.0, 0), ValueError, "minimum_norm must be > 0"),
        (lambda: clip_adaptively(PARAMS, np.ones(3)), ValueError, "gradients must have shape"),
    ],
)
def test_bad_arguments_are_named(make, error, message):
    with pytest.raises(error, match=message):
        make()


@pytest.mark.parametrize("count", [3, 8])
def test_the_mean_of_the_largest_gradients_is_no_overflow(count):
    largest = np.full(2, np.finfo("f4").max)
    optimizer = GradientAccumulation(GradientDescent(1.0), 8)
    params = np.zeros(2, "f4")
    for _ in range(count):
        params = optimizer.update(params, largest)
    params = optimizer.flush(params)
    np.testing.assert_allclose(params, -largest, rtol=1e-6)
