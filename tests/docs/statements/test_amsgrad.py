"""What the page of AMSGrad states about Reddi's problem."""

import pytest

from gd_core import Adam, AMSGrad
from scripts.figures.adaptive.amsgrad import PERIOD, reddi_path


def late_cycles(optimizer, cycles=300):
    return reddi_path(optimizer, cycles * PERIOD).reshape(-1, PERIOD)[-50:]


def test_it_saws_beside_the_best_point():
    late = late_cycles(AMSGrad(0.05, beta1=0.9, beta2=0.99))
    for cycle in late:
        assert (cycle.min(), cycle.max()) == pytest.approx((-1, -0.728), abs=5e-4)
        assert cycle.mean() == pytest.approx(-0.89, abs=0.005)
    assert late_cycles(Adam(0.05, beta1=0.9, beta2=0.99)).min() > 0.7


def test_at_a_large_rate_it_saws_over_the_whole_interval():
    for cycle in late_cycles(AMSGrad(0.5, beta1=0.9, beta2=0.99)):
        assert (cycle.min(), cycle.max()) == (-1, 1)
        assert abs(cycle.mean()) < 0.1


def test_adam_with_a_long_memory_ends_there_too():
    late = late_cycles(Adam(0.05, beta1=0.9, beta2=0.9999), 400)
    assert late.min() == -1
    assert late.mean() < -0.8
