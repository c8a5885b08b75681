"""What no optimizer may change, on numbers that Hypothesis makes: runs, scale, shift."""

import hypothesis.extra.numpy as arrays
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.gd_core.optimizers.table import ELEMENTWISE, NAMES, make, step

PLAIN = ["GradientDescent", "Momentum", "Nesterov"]
SCALE_FREE = ["AdaGrad", "RMSProp", "Adam", "AdamW", "AMSGrad", "AdaMax", "NAdam", "AdaBelief"]
RELATIVE = ["LAMB", "Adafactor"]  # their steps are parts of the size of params
DECAYING = [name for name in NAMES if "weight_decay" in make(name).SETTINGS]
# Away from 0, since a gradient of 0 at first is 0 / 0 without epsilon.
NUMBERS = st.floats(2**-6, 2**6).flatmap(lambda size: st.sampled_from([size, -size]))
FEW = settings(max_examples=15, deadline=None)


@st.composite
def problems(draw, shapes):
    """Draw params and the gradients of a few steps, of one shape."""
    whole = arrays.arrays("float64", draw(shapes), elements=NUMBERS)
    return draw(whole), draw(st.lists(whole, min_size=1, max_size=5))


MATRICES = problems(arrays.array_shapes(min_dims=2, max_dims=2, max_side=3))


def walk(optimizer, params, gradients):
    """Take a step for each gradient; return the last params."""
    for g in gradients:
        params = step(optimizer, params, g)
    return params


@pytest.mark.parametrize("name", ELEMENTWISE)
@FEW
@given(drawn=MATRICES, data=st.data())
def test_runs_at_once_equal_separate_runs(name, drawn, data):
    params, gradients = drawn
    rates = data.draw(arrays.arrays("float64", len(params), elements=st.floats(1e-4, 1.0)))
    together = walk(make(name, learning_rate=rates[:, np.newaxis]), params, gradients)
    for run, rate in enumerate(rates.tolist()):
        alone = walk(make(name, learning_rate=rate), params[run], [g[run] for g in gradients])
        np.testing.assert_allclose(together[run], alone, rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize("name", SCALE_FREE)
@FEW
@given(drawn=MATRICES, power=st.integers(-20, 20))
def test_a_scaled_loss_gives_the_same_steps(name, drawn, power):
    params, gradients = drawn
    plain = walk(make(name, epsilon=0.0), params, gradients)
    scaled = walk(make(name, epsilon=0.0), params, [g * 2.0**power for g in gradients])
    np.testing.assert_allclose(scaled, plain, rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize("name", PLAIN)
@FEW
@given(drawn=MATRICES, power=st.integers(-20, 20))
def test_a_scaled_loss_is_a_scaled_rate(name, drawn, power):
    params, gradients = drawn
    larger = walk(make(name, learning_rate=0.1 * 2.0**power), params, gradients)
    scaled = walk(make(name, learning_rate=0.1), params, [g * 2.0**power for g in gradients])
    assert np.array_equal(larger, scaled)


@pytest.mark.parametrize("name", [name for name in NAMES if name not in RELATIVE])
@FEW
@given(drawn=MATRICES, shift=st.floats(-100, 100))
def test_a_shifted_start_gives_shifted_steps(name, drawn, shift):
    params, gradients = drawn
    kept = {"weight_decay": 0.0} if name in DECAYING else {}
    plain = walk(make(name, **kept), params, gradients)
    shifted = walk(make(name, **kept), params + shift, gradients)
    np.testing.assert_allclose(shifted - shift, plain, rtol=1e-9, atol=1e-9)
