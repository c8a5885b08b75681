"""Hyperparameters with an axis of runs: many runs at once equal each run alone."""

import numpy as np
import pytest

from gd_core.checked import settings_of
from tests.gd_core.optimizers.table import ELEMENTWISE, SETTINGS, bowl, descend, make

START = np.array([1.0, -2.0])
BY_RUN = [(n, key) for n, key in SETTINGS if n in ELEMENTWISE and (n, key) != ("RAdam", "beta2")]


def bowls(params):
    """Give the gradient of the same bowl for each run."""
    return params * np.array([1, 2], params.dtype)


def values(name, key):
    """Give three values of a hyperparameter about its default."""
    setting = settings_of(make(name))[key]
    return [0.3, 0.6, 0.99] if setting.high == 1 else [c * setting.default for c in (0.5, 1, 3)]


# Without checks, an array setting of float64 makes float32 params into float64.
@pytest.mark.parametrize("dtype", [pytest.param("float32", marks=pytest.mark.checks), "float64"])
@pytest.mark.parametrize(("name", "key"), BY_RUN)
def test_runs_at_once_equal_separate_runs(name, key, dtype):
    three = np.array(values(name, key))
    start = np.tile(START.astype(dtype), (3, 1))
    together = descend(make(name, **{key: three[:, None]}), start, bowls, 25)
    assert together.dtype == dtype
    for run, value in enumerate(three.tolist()):
        alone = descend(make(name, **{key: value}), START.astype(dtype), bowl, 25)
        # 1 - 0.99 in float32 has an error of 1e-6, which a batch of float32 runs inherits
        tolerance = 1e-12 if dtype == "float64" else 3e-4
        np.testing.assert_allclose(together[:, run], alone, rtol=tolerance, atol=tolerance / 10)


@pytest.mark.parametrize("name", ELEMENTWISE)
def test_starts_at_once_equal_separate_runs(name):
    starts = np.array([[1.0, -2.0], [0.3, 4.0], [-5.0, 0.1]])
    together = descend(make(name), starts, bowls, 25)
    for run, start in enumerate(starts):
        assert np.array_equal(together[:, run], descend(make(name), start, bowl, 25))


@pytest.mark.checks
@pytest.mark.parametrize("shape", [(3,), (2, 2), (2, 3, 1), (1, 1, 1)], ids=str)
@pytest.mark.parametrize("name", ELEMENTWISE)
def test_a_rate_that_does_not_fit_is_refused(name, shape):
    optimizer = make(name, learning_rate=np.full(shape, 0.1))
    with pytest.raises(ValueError, match=r"learning_rate of shape .* must broadcast to params"):
        descend(optimizer, np.ones((3, 2)), bowl, 1)


@pytest.mark.checks
def test_radam_takes_one_beta2():
    with pytest.raises(ValueError, match=r"^beta2 must be one number, got an array of shape"):
        make("RAdam", beta2=np.array([0.9, 0.99]))
