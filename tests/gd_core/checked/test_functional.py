"""What is read off an update's source: whether it changes anything in place."""

import linecache

import numpy as np
import pytest

import gd_core
from gd_core.checked import checked
from gd_core.guard.functional import counters_of

HEAD = "def update(self, params, gradients):\n    "
CODE = 0


def made(lines, **names):
    """Compile an update of some lines, with a source that can be found."""
    global CODE
    CODE += 1
    file, source = f"<update {CODE}>", HEAD + "\n    ".join(lines.split("; ")) + "\n"
    linecache.cache[file] = (len(source), None, source.splitlines(keepends=True), file)
    space = {"np": np, **names}
    exec(compile(source, file, "exec"), space)
    return space["update"]


@pytest.mark.not_in_page  # where gd_core has no sources, every state is copied
@pytest.mark.parametrize(
    ("name", "counters"),
    [("Adam", {"t"}), ("Momentum", set()), ("LAMB", {"t"}), ("AMSGrad", {"t"}), ("RAdam", {"t"})],
)
def test_the_plain_classes_count_and_change_nothing_else(name, counters):
    assert counters_of(getattr(gd_core, name).update.__wrapped__) == counters


@pytest.mark.parametrize(
    "lines",
    [
        "self.m = 0.9 * self.m + gradients; return params - self.m",
        "v = np.maximum(self.v, -gradients**2); return params - np.sqrt(v)",
        "self.a, b = (1, 2) if self.a > 2 and not self.a else (b, 2); return params",
        "if self.t: return params - max(1.0, float(self.t)) * gradients",
        "return params - gradients / np.linalg.norm(gradients)",
    ],
)
def test_what_changes_nothing_is_known(lines):
    assert counters_of(made(lines)) == frozenset()


@pytest.mark.parametrize(
    "lines",
    [
        "m = self.m; m += gradients; return params",
        "self.m[0] = 1; return params",
        "self.m[0] += 1; return params",
        "np.sqrt(gradients, self.m); return params",
        "np.add(gradients, 1, out=self.m); return params",
        "np.add.at(self.m, 0, 1); return params",
        "np.copyto(self.m, gradients); return params",
        "self.m.sort(); return params",
        "self.box.m = gradients; return params",
        "self.box.t += 1; return params",
        "self = params; self.m = 1; return params",
        "max(self.m, gradients, key=self.m.sort); return params",
        "np.linalg.norm(gradients, self.m); return params",
        "np = self; np.sqrt(self.m); return params",
        "del self.m; return params",
        "for self.m in params: pass",
        "return self.step(params)",
        "return (m := self.m)",
    ],
)
def test_what_changes_something_or_may_is_not(lines):
    assert counters_of(made(lines)) is None


def test_names_that_mean_something_else_are_not_trusted():
    lines = "return params - max(1.0, 2.0) * gradients"
    assert counters_of(made(lines)) == frozenset()
    assert counters_of(made(lines, max=lambda *_: 1.0)) is None
    assert counters_of(made(lines, np=object())) is None


def test_a_source_that_is_missing_or_older_is_not_trusted():
    update = made("return params - gradients")
    linecache.cache.clear()
    assert counters_of(update) is None
    update = made("self.m[0] = 1; return params")
    file = update.__code__.co_filename
    harmless = [*HEAD.splitlines(keepends=True)[:1], "    return params\n"]
    linecache.cache[file] = (1, None, harmless, file)
    assert counters_of(update) is None
    assert counters_of(np.sqrt) is None
    assert counters_of(lambda self, params, gradients: params) is None


def test_a_counter_that_is_an_array_is_put_back():
    class Counting:
        def __init__(self):
            self.t = np.zeros(2)

        def update(self, params, gradients):
            self.t += gradients
            return params / (2 - self.t)

    optimizer = checked(Counting)()
    with pytest.raises(FloatingPointError):
        optimizer.update(np.ones(2), np.array([2.0, 1.0]))
    assert optimizer.t.tolist() == [0, 0]
