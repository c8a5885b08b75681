"""What the theme draws: the optimizers' names, and a run that slows at a saddle and leaves."""

import re

import numpy as np

from gd_core import optimizers
from scripts.build.pictures import drawn


def test_the_names_are_those_of_the_library_and_of_the_pages():
    names = drawn.environment()["GD_OPTIMIZERS"].split()
    assert set(names) == set(optimizers.__all__)
    assert len({name.lower() for name in names}) == len(names)  # a page's stem finds its name


def test_the_run_nears_the_saddle_and_leaves_it():
    points = drawn.run()
    lengths = np.hypot(*np.diff(points, axis=0).T)
    slowest = 10 + lengths[10:40].argmin()
    assert np.hypot(*points[slowest]) < 0.15  # beside the saddle, at the origin
    assert lengths[slowest] < lengths[0] / 4
    assert lengths[slowest:].max() > 4 * lengths[slowest]
    assert np.allclose(points[-1], [0, 2], atol=0.01)


def test_the_drawing_stays_inside_and_keeps_the_pace_of_the_run():
    points = drawn.pixels(drawn.run())
    assert (points > 0).all()
    assert (points < [drawn.WIDTH, drawn.HEIGHT]).all()
    shares = drawn.shares(points)
    assert (shares[0], shares[-1]) == (0, 1)
    assert (np.diff(shares) >= 0).all()


def test_the_drawing_is_markup_that_yaml_reads_as_one_word():
    text = drawn.saddle()
    assert re.fullmatch(r"<g [^\n#]*</g>", text)
    assert text.count("<path") > drawn.LEVELS
