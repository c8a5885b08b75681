"""What the page on batch size derives of the gradient noise scale, and of Adam's memory."""

import numpy as np
import pytest

from scripts.figures.data._batch_sizes import noise_scale, ten_weights

PROBLEM = ten_weights()
GRADIENT, HESSIAN = PROBLEM.gradient(PROBLEM.start), PROBLEM.hessian


def batch_gradients(size, count=4000):
    rng = np.random.default_rng(size)
    rows = rng.integers(2000, size=(count, size))
    return np.array([PROBLEM.gradient(PROBLEM.start, batch) for batch in rows])


def curvature_noise_scale():
    """The trace of Hessian times noise over the curvature along the gradient."""
    examples, errors = PROBLEM.examples, -PROBLEM.targets  # at the start all params are zero
    single = errors[:, np.newaxis] * examples - GRADIENT
    return np.einsum("ni,ij,nj->n", single, HESSIAN, single).mean() / (
        GRADIENT @ HESSIAN @ GRADIENT
    )


def mean_gain(gradients, rate):
    steps = PROBLEM(PROBLEM.start - rate * gradients)
    return PROBLEM(PROBLEM.start) - steps.mean()


def best_gain(gradients):
    """The largest mean gain over all rates: it is a parabola through zero."""
    one, two = mean_gain(gradients, 0.5), mean_gain(gradients, 1.0)
    bend, rise = 2 * two - 4 * one, 4 * one - two
    return rise**2 / (-4 * bend)


def test_at_the_noise_scale_a_step_does_half():
    scale = curvature_noise_scale()
    exact = (GRADIENT @ GRADIENT) ** 2 / (2 * GRADIENT @ HESSIAN @ GRADIENT)
    size = round(scale)
    assert best_gain(batch_gradients(size)) == pytest.approx(exact / 2, rel=0.05)
    assert best_gain(batch_gradients(40 * size, 400)) == pytest.approx(exact, rel=0.05)


def test_two_batch_sizes_give_the_noise_scale():
    small, large = ((batch_gradients(size) ** 2).sum(axis=1).mean() for size in (4, 64))
    noise = (small - large) / (1 / 4 - 1 / 64)
    signal = large - noise / 64
    assert noise / signal == pytest.approx(noise_scale(PROBLEM, PROBLEM.start), rel=0.05)


@pytest.mark.parametrize("ratio", [2, 16, 512])
def test_the_root_of_beta_keeps_the_half_life_in_examples(ratio):
    half_life = np.log(0.5) / np.log(0.999)
    smaller = np.log(0.5) / np.log(0.999 ** (1 / ratio))
    assert smaller / ratio == pytest.approx(half_life)
