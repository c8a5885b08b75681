"""What the page of NAdam states about the weights in its steps."""

import numpy as np
import pytest

from gd_core import Adam, NAdam
from scripts.figures.adaptive.nadam import steps_after_a_turn, weights


def test_the_newest_gradient_weighs_most_of_the_step():
    newest = [weights(make)[:2] for make in (Adam, NAdam)]
    np.testing.assert_allclose(newest, [[0.10, 0.09], [0.58, 0.04]], atol=0.005)


def test_it_turns_at_once_and_adam_at_the_seventh_step():
    adam, nadam = steps_after_a_turn(Adam), steps_after_a_turn(NAdam)
    assert (nadam < 0).all()
    assert int(np.argmax(adam < 0)) + 1 == 7


def test_its_mean_hands_on_more_of_the_noise():
    noise = [float((weights(make, 60) ** 2).sum() ** 0.5) for make in (Adam, NAdam)]
    assert noise == pytest.approx([0.23, 0.58], abs=0.005)
