"""A step that an optimizer refuses, since it is not finite, ends its run; other runs go on."""

import numpy as np
import pytest

import gd_core.optimizers
from gd_core import AdaGrad, Adam, Lookahead, Nesterov, ScheduleFreeAdamW, SharpnessAware, minimize
from gd_core.checked import is_elementwise, looks_ahead, settings_of
from gd_core.surfaces import IllConditionedBowl


class Wall:
    """A bowl with a wall so steep that its gradient, while finite, has no square."""

    def __call__(self, params):
        return (params**2).sum(axis=-1)

    def gradient(self, params):
        return np.where(params > 10, 1e200, 2 * params)


WALL = Wall()
STARTS = np.array([[1.0, 2.0], [1.0, 20.0], [3.0, -1.0]])


def test_a_slope_of_exactly_0_without_epsilon_is_recorded():
    run = minimize(IllConditionedBowl(), np.array([1.0, 0.0]), Adam(epsilon=0.0), 5)
    assert run.diverged_at == 1
    assert np.isnan(run.params[1:]).all()


@pytest.mark.parametrize("optimizer", [AdaGrad(0.1), Lookahead(AdaGrad(0.1)), Nesterov(1e200)])
def test_one_run_is_recorded(optimizer):
    run = minimize(WALL, STARTS[1], optimizer, 5, limit=1e300)
    assert run.diverged_at == 1
    assert optimizer.learning_rate in (0.1, 1e200)


def test_a_step_that_breaks_off_is_recorded():
    run = minimize(WALL, STARTS[0], ScheduleFreeAdamW(1e160), 5)
    assert run.diverged_at == 1


class Refusing:
    """It has no checks of its own, and refuses the third step."""

    def __init__(self):
        self.t = 0

    def update(self, params, gradients):
        self.t += 1
        if self.t == 3:
            raise FloatingPointError("no third step")
        return params - 0.1 * gradients


def test_so_is_one_of_a_class_without_checks():
    assert minimize(WALL, STARTS[0], Refusing(), 5).diverged_at == 3


WRAPPERS = {
    "alone": lambda optimizer: optimizer,
    "in Lookahead": Lookahead,
    "in SharpnessAware": lambda optimizer: SharpnessAware(optimizer, axis=-1),
}
KINDS = [
    getattr(gd_core, n) for n in gd_core.optimizers.__all__ if is_elementwise(getattr(gd_core, n))
]
WRAPPED = [(kind, "alone") for kind in KINDS]
WRAPPED += [(kind, key) for key in list(WRAPPERS)[1:] for kind in KINDS if not looks_ahead(kind)]


@pytest.mark.parametrize("epsilon", [0.0, 1e-8])
@pytest.mark.parametrize(("kind", "wrapper"), WRAPPED)
def test_of_many_runs_the_others_go_on(kind, wrapper, epsilon):
    settings = {"epsilon": epsilon} if "epsilon" in settings_of(kind) else {}
    optimizer = WRAPPERS[wrapper](kind(**settings))
    together = minimize(WALL, STARTS, optimizer, 12, limit=1e300, record_states=True)
    for run, start in enumerate(STARTS):
        alone = minimize(WALL, start, optimizer, 12, limit=1e300, record_states=True)
        np.testing.assert_array_equal(together.params[:, run], alone.params)
        np.testing.assert_array_equal(together.losses[:, run], alone.losses)
        for key, values in alone.states.items():
            np.testing.assert_array_equal(together.states[key][:, run], values)
