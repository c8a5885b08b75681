"""The picture of the README is the one that its script draws."""

import re

import numpy as np

from scripts.build.pages import readme

NUMBER = re.compile(r" ?-?(?:\d+\.\d+|\.\d+|\d+)")


def parts(svg):
    """A picture's text without its numbers, and the numbers."""
    return NUMBER.sub("", svg), np.array([float(number) for number in NUMBER.findall(svg)])


def test_the_picture_in_the_readme_is_what_the_script_draws():
    """Another processor may round another way, by less than anyone sees."""
    text, numbers = parts(readme.PICTURE.read_text(encoding="utf-8"))
    drawn_text, drawn = parts(readme.draw().decode())
    assert text == drawn_text, "run `python -m scripts.build.pages.readme`"
    np.testing.assert_allclose(numbers, drawn, atol=0.15)


def test_the_readme_shows_it():
    name = readme.PICTURE.relative_to(readme.ROOT).as_posix()
    assert f"]({name})" in (readme.ROOT / "README.md").read_text(encoding="utf-8")
