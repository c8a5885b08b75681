"""Classes of other conventions are guarded as the library's own are."""

import numpy as np
import pytest
from gd_page.lab.conventions import CONVENTIONS

KINDS = [kind for each in CONVENTIONS.values() for _, kind in each.values() if kind]


@pytest.mark.parametrize("kind", KINDS)
def test_bad_input_is_refused_and_the_state_put_back(kind):
    optimizer = kind()
    before = vars(optimizer).copy()
    with pytest.raises(ValueError, match=r"^gradients must be finite"):
        optimizer.update(np.ones(2), np.array([np.nan, 1.0]))
    assert vars(optimizer) == before
