"""What the page of AdaMax states about its steps."""

import numpy as np
import pytest

from gd_core import Adam, AdaMax
from scripts.figures.adaptive.adamax import step_lengths

SHOCK = np.where(np.arange(800) == 50, 100.0, 1.0)


def test_it_dips_deeper_and_is_back_sooner_than_adam():
    adam, adamax = (step_lengths(make(1.0, beta2=0.99), SHOCK) for make in (Adam, AdaMax))
    assert adam[50:].min() == pytest.approx(0.11, abs=0.005)
    assert adamax[50:].min() == pytest.approx(0.02, abs=0.005)
    back = [60 + int(np.argmax(steps[60:] >= 0.9)) for steps in (adam, adamax)]
    assert back == [653, 498]
    assert 60 + int(np.argmax(adamax[60:] > adam[60:])) == 460


def test_the_mean_forgets_half_as_fast_as_the_maximum():
    """Once a shock is all that the divisors hold, they fade by the root of beta2, and by beta2."""
    optimizers = [make(1.0, beta2=0.99, epsilon=0.0) for make in (Adam, AdaMax)]
    for gradient in [1e6] + [1.0] * 2000:
        for optimizer in optimizers:
            optimizer.update(np.zeros(1), np.array([gradient]))
        if optimizers[0].t == 200:
            adam, adamax = optimizers[0].v[0] ** 0.5, optimizers[1].u[0]
        if optimizers[0].t == 400:
            assert optimizers[0].v[0] ** 0.5 / adam == pytest.approx(0.99**100, rel=1e-3)
            assert optimizers[1].u[0] / adamax == pytest.approx(0.99**200, rel=1e-3)


@pytest.mark.parametrize(("beta2", "length"), [(0.999, 1.009), (0.99, 1.100)])
def test_fading_gradients_give_steps_longer_than_the_rate(beta2, length):
    lengths = step_lengths(AdaMax(1.0, beta2=beta2, epsilon=0.0), beta2 ** np.arange(600.0))
    assert lengths[-1] == pytest.approx(length, abs=5e-4)
    assert lengths.max() == pytest.approx(0.1 / (1 - 0.9 / beta2), rel=1e-6)
