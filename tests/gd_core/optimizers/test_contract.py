"""What every optimizer promises, whatever its rule."""

import copy
import pickle

import numpy as np
import pytest

from tests.gd_core.optimizers.table import NAMES, bowl, descend, make, same_state, state, step

SHAPES = [(), (1,), (3,), (2, 3), (2, 1, 3)]


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize("shape", SHAPES, ids=str)
@pytest.mark.parametrize("name", NAMES)
def test_keeps_dtype_and_shape_of_params_and_state(name, shape, dtype):
    optimizer, params = make(name), np.full(shape, 1.5, dtype)
    for _ in range(3):
        params = step(optimizer, params, bowl(params))
        assert params.shape == shape
        assert params.dtype == dtype
    memories = [v for k, v in vars(optimizer).items() if k in ("m", "v", "u", "velocity")]
    assert all(memory.shape == shape and memory.dtype == dtype for memory in memories)


@pytest.mark.parametrize("name", NAMES)
def test_leaves_its_arguments_as_they_were(name):
    optimizer, params = make(name), np.array([1.0, -2.0])
    gradients = np.array([0.5, 3.0])
    for _ in range(2):
        result = step(optimizer, params, gradients)
        assert params.tolist() == [1.0, -2.0]
        assert gradients.tolist() == [0.5, 3.0]
        assert not np.shares_memory(result, params)


@pytest.mark.parametrize("name", NAMES)
def test_later_changes_of_the_arguments_change_no_state(name):
    optimizer = make(name)
    params, gradients = np.array([1.0, -2.0]), np.array([0.5, 3.0])
    result = step(optimizer, params, gradients)
    before = state(optimizer)
    params[:], gradients[:], result[:] = 7, 8, 9
    assert same_state(state(optimizer), before)


@pytest.mark.parametrize("name", NAMES)
def test_accepts_read_only_and_strided_arrays(name):
    wide = np.arange(1.0, 9.0)
    params, gradients = wide[::2], wide[::-2]
    params.flags.writeable = gradients.flags.writeable = False
    found = step(make(name), params, gradients)
    assert np.array_equal(found, step(make(name), params.copy(), gradients.copy()))


@pytest.mark.parametrize("name", NAMES)
def test_goes_downhill_on_a_bowl(name):
    rate = {"AdaDelta": 30.0}.get(name, 0.02)
    points = descend(make(name, learning_rate=rate), np.array([1.0, -1.0]), bowl, 300)
    assert np.linalg.norm(points[-1]) < 0.5 * np.linalg.norm(points[0])


@pytest.mark.parametrize("name", NAMES)
def test_a_rate_of_zero_stays(name):
    optimizer, params = make(name, learning_rate=0), np.array([1.0, -2.0])
    for _ in range(3):
        params = step(optimizer, params, bowl(params))
    assert params.tolist() == [1.0, -2.0]


@pytest.mark.parametrize("name", NAMES)
def test_the_rate_may_change_at_any_time(name):
    optimizer, params = make(name, learning_rate=0.1), np.array([1.0, -2.0])
    for rate in (0.1, 0.05, 0.0, np.float64(0.2), 1):
        optimizer.learning_rate = rate
        params = step(optimizer, params, bowl(params))
    assert np.isfinite(params).all()
    assert params.tolist() != [1.0, -2.0]


@pytest.mark.parametrize("duplicate", [copy.deepcopy, lambda o: pickle.loads(pickle.dumps(o))])
@pytest.mark.parametrize("name", NAMES)
def test_a_copy_goes_the_same_way_and_leaves_the_original_alone(name, duplicate):
    optimizer, params = make(name), np.array([1.0, -2.0])
    params = descend(optimizer, params, bowl, 3)[-1]
    before = state(optimizer)
    twin = duplicate(optimizer)
    ahead = descend(twin, params, bowl, 5)
    assert same_state(state(optimizer), before)
    assert np.array_equal(descend(optimizer, params, bowl, 5), ahead)


@pytest.mark.parametrize("name", [n for n in NAMES if n != "AdamW"])
def test_a_shifted_problem_gives_shifted_steps(name):
    shift, start = np.array([3.0, -5.0]), np.array([1.0, -2.0])
    moved = descend(make(name), start + shift, lambda p: bowl(p - shift), 20)
    np.testing.assert_allclose(moved - shift, descend(make(name), start, bowl, 20), atol=1e-12)


@pytest.mark.parametrize("name", ["AdaGrad", "RMSProp", "Adam", "AdamW"])
def test_the_scale_of_the_loss_does_not_matter(name):
    start = np.array([1.0, -2.0])
    plain = descend(make(name, epsilon=0.0), start, bowl, 20)
    large = descend(make(name, epsilon=0.0), start, lambda p: 1e4 * bowl(p), 20)
    np.testing.assert_allclose(large, plain, rtol=1e-12)


@pytest.mark.parametrize("name", ["GradientDescent", "Momentum", "Nesterov"])
def test_a_larger_loss_is_a_larger_rate(name):
    start = np.array([1.0, -2.0])
    plain = descend(make(name, learning_rate=0.08), start, bowl, 20)
    large = descend(make(name, learning_rate=0.02), start, lambda p: 4 * bowl(p), 20)
    np.testing.assert_allclose(large, plain, rtol=1e-12)
