"""The table of traits has a row for each optimizer, and the house knows what `@checked` says."""

from gd_core.checked import is_elementwise
from tests.gd_core.optimizers.table import NAMES, TRAITS, having, make


def test_every_optimizer_has_a_row():
    missing = [name for name in NAMES if name not in TRAITS]
    assert not missing, f"TRAITS in tests/gd_core/optimizers/table.py has no row for {missing}"
    assert list(TRAITS) == NAMES, "TRAITS has rows that are no optimizers, or another order"


def test_some_look_at_the_whole_array():
    whole = {name for name in NAMES if not is_elementwise(make(name))}
    assert {"LAMB", "Adafactor", "Shampoo", "SOAP", "Muon", "Prodigy"} <= whole
    assert {"Adam", "Nesterov", "Lion"}.isdisjoint(whole)
    of_the_whole = having(relative=True) + having(matrices_alone=True)
    of_the_whole += [name for name, traits in TRAITS.items() if traits.of_axes]
    assert set(of_the_whole) <= whole
