"""What every optimizer promises, whatever its rule."""

import copy
import pickle

import hypothesis.extra.numpy as arrays
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gd_core.checked import state_of
from tests.gd_core.optimizers.table import (
    ELEMENTWISE,
    NAMES,
    START,
    TRAITS,
    WHOLE,
    arrays_in,
    bowl,
    descend,
    having,
    make,
    same_state,
    state,
    step,
    with_setting,
    without,
)

SHAPES = [(), (1,), (3,), (2, 3), (3, 2), (2, 1, 3)]
SHAPED = [
    (name, shape)
    for name, traits in TRAITS.items()
    for shape in SHAPES
    if len(shape) == 2 or not traits.matrices_alone
]


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize(("name", "shape"), SHAPED, ids=str)
def test_keeps_dtype_and_shape_of_params_and_state(name, shape, dtype):
    optimizer, params = make(name), np.full(shape, 1.5, dtype)
    for _ in range(3):
        params = step(optimizer, params, bowl(params))
        assert params.shape == shape
        assert params.dtype == dtype
    for key, value in state_of(optimizer).items():
        if key not in TRAITS[name].of_axes and type(value) not in (int, float):
            assert (key, value.shape, value.dtype) == (key, shape, dtype)


@pytest.mark.parametrize("name", NAMES)
def test_leaves_its_arguments_as_they_were(name):
    optimizer, params = make(name), START.copy()
    gradients = bowl(START)
    for _ in range(2):
        result = step(optimizer, params, gradients)
        assert np.array_equal(params, START)
        assert np.array_equal(gradients, bowl(START))
        for array in (result, *arrays_in(optimizer)):
            assert not np.shares_memory(array, params)
            assert not np.shares_memory(array, gradients)


@pytest.mark.parametrize("name", NAMES)
def test_later_changes_of_the_arguments_change_no_state(name):
    optimizer = make(name)
    params, gradients = START.copy(), bowl(START)
    result = step(optimizer, params, gradients)
    before = state(optimizer)
    params[:], gradients[:], result[:] = 7, 8, 9
    assert same_state(state(optimizer), before)


@pytest.mark.parametrize("name", NAMES)
def test_accepts_read_only_and_strided_arrays(name):
    wide = np.arange(1.0, 9.0).reshape(2, 4)
    params, gradients = wide[:, ::2], wide[:, ::-2].T
    params.flags.writeable = gradients.flags.writeable = False
    found = step(make(name), params, gradients)
    assert np.array_equal(found, step(make(name), params.copy(), gradients.copy()))


@pytest.mark.parametrize("name", NAMES)
def test_goes_downhill_on_a_bowl(name):
    optimizer = make(name, learning_rate=TRAITS[name].downhill_rate)
    points = descend(optimizer, START, bowl, 300)
    assert np.linalg.norm(points[-1]) < 0.5 * np.linalg.norm(START)


@pytest.mark.parametrize("name", NAMES)
def test_a_rate_of_zero_stays(name):
    optimizer, params = make(name, learning_rate=0), START
    for _ in range(3):
        params = step(optimizer, params, bowl(params))
    assert np.array_equal(params, START)
    assert optimizer.learning_rate == 0
    assert type(optimizer.learning_rate) is int


@pytest.mark.parametrize("name", NAMES)
def test_the_rate_may_change_at_any_time(name):
    optimizer, params = make(name, learning_rate=0.1), START
    for rate in (0.1, 0.05, 0.0, np.float64(0.2), 1):
        optimizer.learning_rate = rate
        params = step(optimizer, params, bowl(params))
    assert np.isfinite(params).all()
    assert not np.array_equal(params, START)


DUPLICATES = [
    pytest.param(copy.copy, id="shallow", marks=pytest.mark.checks),
    pytest.param(copy.deepcopy, id="deep"),
    pytest.param(lambda optimizer: pickle.loads(pickle.dumps(optimizer)), id="pickled"),
]


@pytest.mark.parametrize("duplicate", DUPLICATES)
@pytest.mark.parametrize("name", NAMES)
def test_a_copy_goes_the_same_way_and_leaves_the_original_alone(name, duplicate):
    rates = {"learning_rate": np.array([[0.1], [0.2]])} if name in ELEMENTWISE else {}
    optimizer, params = make(name, **rates), START
    params = descend(optimizer, params, bowl, 3)[-1]
    before = state(optimizer)
    twin = duplicate(optimizer)
    for one in arrays_in(optimizer):
        assert not any(np.shares_memory(one, other) for other in arrays_in(twin))
    ahead = descend(twin, params, bowl, 5)
    assert same_state(state(optimizer), before)
    assert np.array_equal(descend(optimizer, params, bowl, 5), ahead)


# Three laws, on numbers that Hypothesis makes. They keep away from 0, since a gradient of 0 at
# first is 0 / 0 without epsilon.
NUMBERS = st.floats(2**-6, 2**6).flatmap(lambda size: st.sampled_from([size, -size]))
FEW = settings(max_examples=15, deadline=None)


@st.composite
def problems(draw):
    """Draw params and the gradients of a few steps, matrices of one shape."""
    shape = draw(arrays.array_shapes(min_dims=2, max_dims=2, max_side=3))
    whole = arrays.arrays("float64", shape, elements=NUMBERS)
    return draw(whole), draw(st.lists(whole, min_size=1, max_size=5))


def walk(optimizer, params, gradients):
    """Take a step for each gradient; return the last params."""
    for g in gradients:
        params = step(optimizer, params, g)
    return params


@pytest.mark.parametrize("name", having(relative=False))
@FEW
@given(drawn=problems(), shift=st.floats(-100, 100))
def test_a_shifted_problem_gives_shifted_steps(name, drawn, shift):
    (params, gradients), kept = drawn, without("weight_decay", name)
    plain = walk(make(name, **kept), params, gradients)
    shifted = walk(make(name, **kept), params + shift, gradients)
    np.testing.assert_allclose(shifted - shift, plain, rtol=1e-9, atol=1e-9)


@pytest.mark.parametrize("name", having(scale_free=True))
@FEW
@given(drawn=problems(), power=st.integers(-20, 20))
def test_the_scale_of_the_loss_does_not_matter(name, drawn, power):
    (params, gradients), kept = drawn, without("epsilon", name)
    plain = walk(make(name, **kept), params, gradients)
    scaled = walk(make(name, **kept), params, [g * 2.0**power for g in gradients])
    np.testing.assert_allclose(scaled, plain, rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize("name", having(proportional=True))
@FEW
@given(drawn=problems(), power=st.integers(-20, 20))
def test_a_larger_loss_is_a_larger_rate(name, drawn, power):
    params, gradients = drawn
    faster = walk(make(name, learning_rate=0.1 * 2.0**power), params, gradients)
    scaled = [g * 2.0**power for g in gradients]
    assert np.array_equal(walk(make(name, learning_rate=0.1), params, scaled), faster)


@pytest.mark.parametrize("name", ELEMENTWISE)
def test_the_order_of_parameters_does_not_matter(name):
    flat = descend(make(name), START.ravel(), lambda p: 3 * p, 10)
    square = descend(make(name), START, lambda p: 3 * p, 10)
    assert np.array_equal(square.reshape(flat.shape), flat)


@pytest.mark.checks
@pytest.mark.parametrize("name", WHOLE)
def test_a_rule_for_the_whole_array_takes_one_rate(name):
    with pytest.raises(ValueError, match=r"^learning_rate must be one number, got .* \(1, 2\)"):
        make(name, learning_rate=np.array([[0.1, 0.2]]))


def is_refused(optimizer, params, gradients):
    """Step; tell whether the step was refused, after a look at what it has left behind."""
    before, message = state(optimizer), ""
    try:
        assert np.isfinite(step(optimizer, params, gradients)).all()
    except FloatingPointError as error:
        message = str(error)
    assert all(np.isfinite(array).all() for array in arrays_in(optimizer))
    if message:
        assert message.startswith("the step is not finite: ")
        assert same_state(state(optimizer), before)
    return message != ""


@pytest.mark.checks
@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize("earlier", [0, 1, 4])
# Not SOAP: in its axes, which turn, what is exactly 0 is up to rounding.
@pytest.mark.parametrize("name", [name for name in with_setting("epsilon") if name != "SOAP"])
def test_a_slope_of_exactly_0_without_epsilon_is_finite_or_refused(name, earlier, dtype):
    optimizer, params = make(name, epsilon=0.0), START.astype(dtype)
    for _ in range(earlier):
        params = step(optimizer, params, bowl(params))
    slopes = np.array([[1.0, 0.0], [0.0, 1.0]], dtype)
    if is_refused(optimizer, params, slopes):
        with pytest.raises(FloatingPointError, match=r"epsilon = 0 "):
            step(optimizer, params, slopes)
    assert not is_refused(optimizer, params, np.ones_like(params))


HUGE = {"float32": [1e20, 3e38], "float64": [1e160, 1.7e308]}


@pytest.mark.checks
@pytest.mark.parametrize(("dtype", "size"), [(d, size) for d in HUGE for size in HUGE[d]])
@pytest.mark.parametrize("earlier", [0, 1, 4])
@pytest.mark.parametrize("name", NAMES)
def test_one_huge_gradient_neither_freezes_nor_poisons(name, earlier, dtype, size):
    optimizer, params = make(name), START.astype(dtype)
    for _ in range(earlier):
        params = step(optimizer, params, bowl(params))
    huge = np.array([[1.0, 1.0], [-size, 1.0]], dtype)
    if is_refused(optimizer, params, huge):
        with pytest.raises(FloatingPointError, match=r"overflow|OverflowError|LinAlgError"):
            step(optimizer, params, huge)
        moved = params
        for _ in range(3):
            moved = step(optimizer, moved, np.ones_like(params))
        assert not np.array_equal(moved, params)
