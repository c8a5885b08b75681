"""A Python from a snapshot proves itself, gets its own entropy, and fetches files when needed."""

import random
import sys

import numpy as np
import pytest
from gd_page import restore


def test_the_known_answer_is_the_same_twice_and_depends_on_adam(monkeypatch):
    answer = restore.known_answer()
    assert len(answer) == 64
    assert restore.known_answer() == answer
    monkeypatch.setattr(restore.gd_core, "Adam", restore.gd_core.RMSProp)
    assert restore.known_answer() != answer


def test_global_generators_are_seeded_anew():
    draws = set()
    for _ in range(2):
        random.seed(1)
        np.random.seed(1)  # noqa: NPY002
        restore.reseed()
        draws.add((random.random(), np.random.random()))  # noqa: NPY002
    assert len({first for first, _ in draws}) == len({second for _, second in draws}) == 2


@pytest.fixture
def finder(monkeypatch):
    """The finder that asks for archives, in its place, and what it asked for."""
    monkeypatch.setattr(sys, "meta_path", sys.meta_path.copy())
    asked = []
    restore.when_import_needs_files(asked.append)
    return sys.meta_path[2], asked


def test_each_archive_is_asked_for_once_and_the_finding_is_left_to_others(finder):
    found, asked = finder
    for name in ("numpy.fft", "numpy.linalg", "gd_core.theory", "gd_page.lab", "tomllib", "wave"):
        assert found.find_spec(name) is None
    assert asked == ["numpy", "own", "standard"]


def test_an_archive_that_does_not_come_is_asked_for_again(monkeypatch):
    monkeypatch.setattr(sys, "meta_path", sys.meta_path.copy())
    answers = iter([OSError("a long story\nthe server answered 404"), None])

    def bring(group):
        answer = next(answers)
        if answer:
            raise answer

    restore.when_import_needs_files(bring)
    found = sys.meta_path[2]
    wanted = "could not download the module 'numpy.fft': the server answered 404"
    with pytest.raises(ImportError, match=wanted):
        found.find_spec("numpy.fft")
    assert found.find_spec("numpy.fft") is None
