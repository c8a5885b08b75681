"""The associative memory: values by hand, its gradient by two other ways, rare facts, bad data."""

import numpy as np
import pytest

from gd_core import Adam, Muon, minimize
from gd_core.problems import AssociativeMemory, SoftmaxRegression

KEYS, VALUES = np.array([[1.0, 0.0], [0.0, 2.0]]), np.array([[1.0], [-1.0]])
SHARES = np.array([3.0, 1.0])


def loss_by_hand(memory, params):
    """The loss from its formula, fact by fact, in whatever numbers params are."""
    total, count = 0.0, len(memory.keys)
    for fact, key in enumerate(memory.keys):
        scores = [(key @ params @ value) for value in memory.values]
        largest = max(score.real for score in scores)
        norm = largest + np.log(sum(np.exp(score - largest) for score in scores))
        mean = sum(norm - score for score in scores) / count
        own = (1 - memory.noise) * (norm - scores[fact]) + memory.noise * mean
        total += memory.frequencies[fact] * own
    return total


def test_by_hand():
    memory = AssociativeMemory(KEYS, VALUES, SHARES)
    np.testing.assert_array_equal(memory.frequencies, [0.75, 0.25])
    np.testing.assert_allclose(memory(memory.start), np.log(2))
    np.testing.assert_allclose(memory.errors(memory.start), 0.5)
    # each fact is half wrong: 3/4 (key) (v_other - v_own) / 2, and 1/4 of the other
    np.testing.assert_allclose(memory.gradient(memory.start), [[-0.75], [0.5]])
    np.testing.assert_allclose(memory.gradient(memory.start, [1, 1, 0]), [[-1 / 3], [4 / 3]])
    params = np.array([[0.5], [0.0]])  # the first fact's scores are 0.5 and -0.5
    np.testing.assert_allclose(memory.errors(params), [1 / (1 + np.e), 0.5])


def test_noise_takes_its_part_of_the_answers():
    memory = AssociativeMemory(KEYS, VALUES, SHARES, noise=0.5)
    np.testing.assert_allclose(memory.gradient(memory.start), [[-0.375], [0.25]])
    np.testing.assert_allclose(memory.errors(memory.start), 0.5)  # noise is no matter of the matrix


@pytest.mark.parametrize(("facts", "noise"), [(3, 0.0), (5, 0.1), (9, 0.0)])
def test_loss_and_gradient_are_those_of_the_formula(facts, noise):
    memory = AssociativeMemory.synthetic(facts, 4, 5, noise=noise, seed=3)
    params = 2 * np.random.default_rng(1).standard_normal((4, 5))
    np.testing.assert_allclose(memory(params), loss_by_hand(memory, params), rtol=1e-13)
    expected = np.empty_like(params)
    for place in np.ndindex(params.shape):  # a complex step has no difference to round
        moved = params.astype(complex)
        moved[place] += 1e-30j
        expected[place] = loss_by_hand(memory, moved).imag / 1e-30
    np.testing.assert_allclose(memory.gradient(params), expected, rtol=1e-12, atol=1e-15)


def test_batches_drawn_by_frequency_have_the_whole_gradient_as_their_mean():
    memory = AssociativeMemory.synthetic(4, 3, 3, noise=0.1)
    params = np.random.default_rng(0).standard_normal((3, 3))
    alone = [memory.gradient(params, [fact]) for fact in range(4)]
    mean = np.tensordot(memory.frequencies, alone, axes=1)
    np.testing.assert_allclose(mean, memory.gradient(params), atol=1e-15)


def test_with_values_along_the_axes_it_is_softmax_regression():
    memory = AssociativeMemory.synthetic(3, 4, 3, exponent=0.0, noise=0.0)
    memory = AssociativeMemory(memory.keys, np.eye(3), np.ones(3))
    softmax = SoftmaxRegression(memory.keys, np.arange(3))
    params = np.random.default_rng(0).standard_normal((4, 3))
    np.testing.assert_allclose(memory(params), softmax(params))
    np.testing.assert_allclose(memory.gradient(params), softmax.gradient(params))


def test_facts_follow_the_law_of_zipf_and_lie_at_right_angles_where_there_is_room():
    memory = AssociativeMemory.synthetic(6, 6, 4, exponent=2.0)
    np.testing.assert_allclose(memory.frequencies[0] / memory.frequencies, np.arange(1, 7) ** 2)
    np.testing.assert_allclose(memory.keys @ memory.keys.T, np.eye(6), atol=1e-14)
    np.testing.assert_allclose(np.linalg.norm(memory.values, axis=1), 1)
    assert memory.noise == 0.02
    again = AssociativeMemory.synthetic(6, 6, 4, exponent=2.0)
    np.testing.assert_array_equal(again.keys, memory.keys)
    other = AssociativeMemory.synthetic(6, 6, 4, exponent=2.0, seed=1)
    assert np.abs(other.keys - memory.keys).max() > 0.1


def test_at_the_start_the_gradient_has_one_singular_value_a_fact_in_proportion_to_its_frequency():
    memory = AssociativeMemory.synthetic(exponent=1.0, noise=0.0)
    values = np.linalg.svd(memory.gradient(memory.start), compute_uv=False)
    # all but the last: a value on which all facts agree has no gradient
    assert values[-1] < 1e-12
    np.testing.assert_array_less(memory.frequencies[1:], values[:-1] + 1e-12)
    np.testing.assert_array_less(values[:-1], memory.frequencies[:-1] + 1e-12)


def test_muons_first_step_teaches_rare_facts_as_much_as_frequent_ones():
    memory = AssociativeMemory.synthetic()
    for optimizer, most in ((Muon(2.0, weight_decay=0.0), 2.0), (Adam(0.1), 5.0)):
        params = optimizer.update(memory.start, memory.gradient(memory.start))
        gains = 1 - 1 / 24 - memory.errors(params)
        spread = gains[:6].mean() / gains[-6:].mean()
        assert (spread < most) == (most == 2.0), (optimizer, spread)


def test_the_score_of_a_value_may_be_huge():
    memory = AssociativeMemory(KEYS, VALUES, SHARES)
    params = np.array([[1e4], [1e4]])
    assert np.isfinite(memory(params))
    np.testing.assert_array_equal(memory.errors(params), [0, 1])


def test_training_finds_the_facts():
    memory = AssociativeMemory.synthetic(8, 8, 8, noise=0.02)
    run = minimize(memory, memory.start, Adam(0.1), 300)
    # the matrix can have the noise's own frequencies as its answers, and nothing is lower
    np.testing.assert_allclose(memory.errors(run.final_params), 0.02 * 7 / 8, atol=4e-3)
    assert memory.lowest <= run.final_loss < memory.lowest + 2e-3


def test_the_lowest_loss_is_how_uncertain_the_answers_are():
    assert AssociativeMemory(KEYS, VALUES, SHARES).lowest == 0
    noisy = AssociativeMemory(KEYS, VALUES, SHARES, noise=0.5)
    parts = np.array([0.75, 0.25])
    np.testing.assert_allclose(noisy.lowest, -(parts * np.log(parts)).sum())


@pytest.mark.parametrize(
    ("make", "error", "message"),
    [
        (lambda: AssociativeMemory(KEYS[0], VALUES, SHARES), ValueError, "keys must have 2 axes"),
        (lambda: AssociativeMemory(KEYS, SHARES, SHARES), ValueError, "values must have 2 axes"),
        (
            lambda: AssociativeMemory(KEYS, VALUES[:1], SHARES),
            ValueError,
            r"values must have shape \(2, 1\)",
        ),
        (
            lambda: AssociativeMemory(KEYS, VALUES, SHARES[:1]),
            ValueError,
            r"frequencies must have shape \(2,\)",
        ),
        (
            lambda: AssociativeMemory(KEYS, VALUES, np.array([1.0, 0.0])),
            ValueError,
            "frequencies must be > 0, got 0.0",
        ),
        (
            lambda: AssociativeMemory(KEYS, VALUES.astype("f"), SHARES),
            TypeError,
            "values must be float64",
        ),
        (
            lambda: AssociativeMemory(KEYS, VALUES, SHARES.astype("f")),
            TypeError,
            "frequencies must be float64",
        ),
        (
            lambda: AssociativeMemory(KEYS, VALUES, SHARES, noise=1),
            ValueError,
            "noise must be < 1, got 1",
        ),
        (
            lambda: AssociativeMemory(KEYS, VALUES, SHARES, noise=-0.1),
            ValueError,
            "noise must be >= 0",
        ),
        (lambda: AssociativeMemory.synthetic(0), ValueError, "facts must be >= 1, got 0"),
        (lambda: AssociativeMemory.synthetic(2, 0), ValueError, "rows must be >= 1, got 0"),
        (lambda: AssociativeMemory.synthetic(2, 2, 0), ValueError, "columns must be >= 1, got 0"),
        (
            lambda: AssociativeMemory.synthetic(exponent=-1),
            ValueError,
            "exponent must be >= 0, got -1",
        ),
        (lambda: AssociativeMemory.synthetic(seed=-1), ValueError, "seed must be >= 0"),
    ],
)
def test_bad_data_is_named(make, error, message):
    with pytest.raises(error, match=message):
        make()
