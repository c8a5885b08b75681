"""A checked class is still the class that was written; so are its subclasses."""

import copy
import inspect

import numpy as np
import pytest

import gd_core.optimizers
from gd_core.checked import checked, settings_of
from tests.gd_core.checked.classes import ONES, Data, Decaying, Lists, Louder, shown
from tests.gd_core.checked.in_place import Keyword


@pytest.mark.not_in_page
def test_signature_and_source_are_those_of_the_class():
    assert str(inspect.signature(Lists.update)) == (
        "(self, params, gradients, scale=1.0, *, sign=1.0)"
    )
    assert list(inspect.signature(Lists).parameters)[:2] == ["learning_rate", "gamma"]
    assert inspect.getsource(Lists).startswith("@checked(gamma=FRACTION")
    assert "self.last.append" in inspect.getsource(Lists.update)


def test_a_subclass_may_call_the_update_of_its_base():
    louder, adam = Louder(), gd_core.Adam()
    for g in (ONES, -2 * ONES):
        assert np.array_equal(louder.update(ONES, g), adam.update(ONES, 3 * g))
    assert repr(louder) == "Louder(volume=3.0, t=2)"
    with pytest.raises(ValueError, match=r"^beta1 must be in \[0, 1\), got 1"):
        Louder(beta1=1.0)
    with pytest.raises(FloatingPointError, match="v would overflow with a gradient of 3e"):
        louder.update(ONES, 1e200 * ONES)
    assert louder.t == 2


@pytest.mark.parametrize("rate", [0.1, np.array([0.1, 0.2])])
def test_a_subclass_may_be_checked_as_well(rate):
    optimizer = Decaying(rate)
    params = optimizer.update(ONES, ONES)
    np.testing.assert_allclose(optimizer.learning_rate, rate * 0.5)
    np.testing.assert_allclose(params, 1 - rate)
    assert list(settings_of(optimizer)) == ["learning_rate", "decay"]
    before = shown(optimizer)
    with pytest.raises(FloatingPointError):
        optimizer.update(-1.79e308 * ONES, 1.7e308 * ONES)
    assert shown(optimizer) == before
    with pytest.raises(ValueError, match=r"^decay must be in \[0, 1\)"):
        Decaying(decay=1.0)


def test_what_a_class_has_of_its_own_wins():
    assert repr(Data()) == "Data(learning_rate=0.1, m=0.0)"
    assert copy.copy(Data()) == "a copy of its own"
    with pytest.raises(ValueError, match=r"^learning_rate must be in \[0, inf\), got -1"):
        Data(-1.0)


def test_a_constructor_and_an_update_may_have_other_forms():
    optimizer = Keyword(lambda step: 0.5)
    assert optimizer.update(ONES, gradients=ONES).tolist() == [0.5, 0.5]
    assert list(settings_of(optimizer)) == ["limit", "learning_rate"]
    with pytest.raises(ValueError, match=r"^limit must be in \[0, inf\), got -1"):
        Keyword(lambda step: 0.5, limit=-1.0)  # which is kept under another name
    with pytest.raises(ValueError, match=r"^gradients must be finite"):
        optimizer.update(ONES, gradients=np.nan * ONES)


def test_a_class_with_slots_is_refused():
    with pytest.raises(TypeError, match=r"^Slotted must not have __slots__"):
        checked(type("Slotted", (), {"__slots__": ("t",), "update": Data.update}))
