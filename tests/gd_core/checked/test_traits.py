"""What the rest of the house asks of an optimizer, checked or not."""

import inspect

import pytest

import gd_core.optimizers
from gd_core import GradientAccumulation, GradientDescent, Lookahead, Nesterov, SharpnessAware
from gd_core.checked import is_elementwise, looks_ahead
from tests.gd_core.checked.classes import Ahead, Noisy, PassingOn, Plain, PlainAhead


def test_what_looks_ahead():
    ahead = [Nesterov, Nesterov(), Ahead, SharpnessAware(GradientDescent()), PassingOn(Nesterov())]
    assert all(looks_ahead(optimizer) for optimizer in ahead)
    plain = [Plain, gd_core.Adam(), Lookahead(GradientDescent()), PassingOn(Plain()), PassingOn()]
    assert not any(looks_ahead(optimizer) for optimizer in plain)
    assert not looks_ahead(set())  # whose update is written in C


def unchecked(name):
    """Make a class anew from its source, without `@checked`: the class as it is printed."""
    kind = getattr(gd_core.optimizers, name)
    names = dict(vars(inspect.getmodule(kind)))
    source = inspect.getsource(kind)
    exec(source[source.index("class ") :], names)
    return names[name]


@pytest.mark.not_in_page
@pytest.mark.parametrize("name", gd_core.optimizers.__all__)
def test_a_class_without_checks_is_tried(name):
    assert is_elementwise(unchecked(name)) == is_elementwise(getattr(gd_core.optimizers, name))


def test_what_is_elementwise():
    for name in gd_core.optimizers.__all__:
        kind = getattr(gd_core.optimizers, name)
        assert is_elementwise(kind) == is_elementwise(kind())
    assert not is_elementwise(Ahead)
    assert not is_elementwise(PlainAhead())
    assert is_elementwise(Plain())
    assert is_elementwise(Noisy())
    assert is_elementwise(PassingOn())  # cannot be tried
    assert not is_elementwise(Lookahead(gd_core.LAMB()))
    assert is_elementwise(GradientAccumulation(Lookahead(Plain()), 2))
