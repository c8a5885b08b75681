"""What the page of Adafactor states about a layer."""

import numpy as np
import pytest

from gd_core import Adafactor, Adam
from gd_core.problems import MultilayerNetwork
from scripts.figures.matrix._layer_search import RATES, best_layer
from scripts.figures.matrix.adafactor import misjudged, squares


@pytest.mark.parametrize("is_turned", [False, True])
def test_on_a_layer_the_stand_in_is_off_by_nine_percent(is_turned):
    assert misjudged(is_turned) == pytest.approx(1.09, abs=0.005)
    exact, kept = squares(is_turned)
    np.testing.assert_allclose(kept.sum(axis=1), exact.sum(axis=1), rtol=1e-6)


def test_it_ends_beside_adam_with_a_tenth_of_the_numbers():
    rates = tuple(RATES)
    factored, plain = (best_layer(make, False, rates) for make in (Adafactor, Adam))
    assert (factored[0], plain[0]) == (0.5, 0.3)
    assert factored[1] == pytest.approx(plain[1], abs=0.01)
    rows, columns = MultilayerNetwork.taught().widths[:2]
    assert (rows + columns, 2 * rows * columns) == (40, 768)
    factored, plain = (best_layer(make, True, rates)[1] for make in (Adafactor, Adam))
    assert factored > 1.4 * plain > 1.4 * 0.15
