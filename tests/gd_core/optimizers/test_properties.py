"""Every optimizer on arrays that Hypothesis makes."""

import copy
import pickle

import hypothesis.extra.numpy as arrays
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.gd_core.optimizers.table import NAMES, TRAITS, make, same_state, state, step

SHAPES = arrays.array_shapes(min_dims=0, max_dims=3, max_side=4)
MATRICES = arrays.array_shapes(min_dims=2, max_dims=2, max_side=4)  # Muon takes nothing else
DTYPES = st.sampled_from(["float32", "float64"])


@st.composite
def steps(draw, name):
    """Draw params and a few gradients for an optimizer, of one shape and dtype."""
    shape, dtype = draw(MATRICES if TRAITS[name].matrices_alone else SHAPES), draw(DTYPES)
    numbers = st.floats(-1e3, 1e3, width=32, allow_subnormal=False)
    whole = arrays.arrays(dtype, shape, elements=numbers)
    return draw(whole), draw(st.lists(whole, min_size=1, max_size=4))


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=10, deadline=None)
@given(data=st.data())
def test_finite_in_finite_out_and_arguments_untouched(name, data):
    params, gradients = data.draw(steps(name))
    optimizer = make(name)
    for g in gradients:
        before = params.copy(), g.copy()
        result = step(optimizer, params, g)
        assert result.shape == params.shape
        assert result.dtype == params.dtype
        assert np.isfinite(result).all()
        assert np.array_equal(params, before[0])
        assert np.array_equal(g, before[1])
        params = result


@pytest.mark.checks
@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=10, deadline=None)
@given(data=st.data(), where=st.integers(0, 63), bad=st.sampled_from([np.nan, np.inf, -np.inf]))
def test_one_bad_number_anywhere_changes_nothing(name, data, where, bad):
    params, gradients = data.draw(steps(name))
    optimizer = make(name)
    for g in gradients:
        step(optimizer, params, g)
    before = state(optimizer)
    spoiled = gradients[0].copy()
    spoiled.flat[where % spoiled.size] = bad
    with pytest.raises(ValueError, match=f"^gradients must be finite, got {bad}"):
        step(optimizer, params, spoiled)
    assert same_state(state(optimizer), before)


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=5, deadline=None)
@given(data=st.data())
def test_copies_remember(name, data):
    params, gradients = data.draw(steps(name))
    optimizer = make(name)
    for g in gradients:
        step(optimizer, params, g)
    expected = step(copy.deepcopy(optimizer), params, gradients[0])
    revived = pickle.loads(pickle.dumps(optimizer))
    assert np.array_equal(step(revived, params, gradients[0]), expected)
    assert np.array_equal(step(optimizer, params, gradients[0]), expected)
