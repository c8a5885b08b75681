"""What every optimizer promises, whatever its rule."""

import copy
import pickle

import numpy as np
import pytest

from tests.gd_core.optimizers.table import (
    ELEMENTWISE,
    NAMES,
    START,
    WHOLE,
    bowl,
    descend,
    make,
    same_state,
    state,
    step,
)

SHAPES = [(), (1,), (3,), (2, 3), (3, 2), (2, 1, 3)]
MEMORIES = ("m", "v", "u", "s", "z", "x", "v_max", "velocity", "start")
SHAPED = [(name, shape) for name in NAMES for shape in SHAPES if name != "Muon" or len(shape) == 2]


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize(("name", "shape"), SHAPED, ids=str)
def test_keeps_dtype_and_shape_of_params_and_state(name, shape, dtype):
    optimizer, params = make(name), np.full(shape, 1.5, dtype)
    for _ in range(3):
        params = step(optimizer, params, bowl(params))
        assert params.shape == shape
        assert params.dtype == dtype
    memories = [v for k, v in vars(optimizer).items() if k in MEMORIES and type(v) is not float]
    assert all(memory.shape == shape and memory.dtype == dtype for memory in memories)


@pytest.mark.parametrize("name", NAMES)
def test_leaves_its_arguments_as_they_were(name):
    optimizer, params = make(name), START.copy()
    gradients = bowl(START)
    for _ in range(2):
        result = step(optimizer, params, gradients)
        assert np.array_equal(params, START)
        assert np.array_equal(gradients, bowl(START))
        assert not np.shares_memory(result, params)


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


RATES = {
    "AdaDelta": 30.0,
    "AdaGrad": 0.2,
    "Shampoo": 0.2,
    "Prodigy": 1.0,
    "LAMB": 0.005,
    "Adafactor": 0.1,
}


@pytest.mark.parametrize("name", NAMES)
def test_goes_downhill_on_a_bowl(name):
    points = descend(make(name, learning_rate=RATES.get(name, 0.02)), START, bowl, 300)
    assert np.linalg.norm(points[-1]) < 0.5 * np.linalg.norm(START)


@pytest.mark.parametrize("name", NAMES)
def test_a_rate_of_zero_stays(name):
    optimizer, params = make(name, learning_rate=0), START
    for _ in range(3):
        params = step(optimizer, params, bowl(params))
    assert np.array_equal(params, START)


@pytest.mark.parametrize("name", NAMES)
def test_the_rate_may_change_at_any_time(name):
    optimizer, params = make(name, learning_rate=0.1), START
    for rate in (0.1, 0.05, 0.0, np.float64(0.2), 1):
        optimizer.learning_rate = rate
        params = step(optimizer, params, bowl(params))
    assert np.isfinite(params).all()
    assert not np.array_equal(params, START)


@pytest.mark.parametrize("duplicate", [copy.deepcopy, lambda o: pickle.loads(pickle.dumps(o))])
@pytest.mark.parametrize("name", NAMES)
def test_a_copy_goes_the_same_way_and_leaves_the_original_alone(name, duplicate):
    optimizer, params = make(name), START
    params = descend(optimizer, params, bowl, 3)[-1]
    before = state(optimizer)
    twin = duplicate(optimizer)
    ahead = descend(twin, params, bowl, 5)
    assert same_state(state(optimizer), before)
    assert np.array_equal(descend(optimizer, params, bowl, 5), ahead)


DECAYING = [name for name in NAMES if "weight_decay" in make(name).SETTINGS]
RELATIVE = ["LAMB", "Adafactor"]  # their steps are parts of the size of params


@pytest.mark.parametrize("name", [n for n in NAMES if n not in RELATIVE])
def test_a_shifted_problem_gives_shifted_steps(name):
    shift, settings = np.array([3.0, -5.0]), {"weight_decay": 0.0} if name in DECAYING else {}
    moved = descend(make(name, **settings), START + shift, lambda p: bowl(p - shift), 20)
    plain = descend(make(name, **settings), START, bowl, 20)
    np.testing.assert_allclose(moved - shift, plain, atol=1e-9)


SCALE_FREE = ["AdaGrad", "RMSProp", "Adam", "AdamW", "AMSGrad", "AdaMax", "NAdam", "AdaBelief"]
SCALE_FREE += ["LAMB", "SOAP", "Muon", "ScheduleFreeAdamW", "Prodigy", "Shampoo"]


@pytest.mark.parametrize("name", SCALE_FREE)
def test_the_scale_of_the_loss_does_not_matter(name):
    plain = descend(make(name, epsilon=0.0), START, bowl, 20)
    large = descend(make(name, epsilon=0.0), START, lambda p: 2.0**14 * bowl(p), 20)
    np.testing.assert_allclose(large, plain, rtol=1e-9)


def test_lion_sees_signs_alone():
    plain = descend(make("Lion"), START, bowl, 20)
    assert np.array_equal(descend(make("Lion"), START, lambda p: 8 * bowl(p), 20), plain)


@pytest.mark.parametrize("name", ["GradientDescent", "Momentum", "Nesterov"])
def test_a_larger_loss_is_a_larger_rate(name):
    plain = descend(make(name, learning_rate=0.08), START, bowl, 20)
    large = descend(make(name, learning_rate=0.02), START, lambda p: 4 * bowl(p), 20)
    np.testing.assert_allclose(large, plain, rtol=1e-12)


@pytest.mark.parametrize("name", ELEMENTWISE)
def test_the_order_of_parameters_does_not_matter(name):
    flat = descend(make(name), START.ravel(), lambda p: 3 * p, 10)
    assert np.array_equal(descend(make(name), START, lambda p: 3 * p, 10).reshape(flat.shape), flat)


@pytest.mark.parametrize("name", WHOLE)
def test_a_rule_for_the_whole_array_takes_one_rate(name):
    with pytest.raises(ValueError, match=r"^learning_rate must be one number, got .* \(1, 2\)"):
        make(name, learning_rate=np.array([[0.1, 0.2]]))
