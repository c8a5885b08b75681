"""Each explorer's task has an answer, and every number in it is what the reader will see."""

import re

import pytest

from scripts.build.data import races
from tests.app.presets import gallery, optimizers, others
from tests.app.presets.changed import PRESETS

COMPUTED = {
    name.replace("_", "-"): function
    for module in (gallery, optimizers, others)
    for name, function in vars(module).items()
    if getattr(function, "__module__", "") == module.__name__
}
WRITTEN = sorted(path.stem for path in races.PRESETS.glob("*.json"))
NUMBER = re.compile(r"(?<![\w.])-?\d+(?:\.\d+)?(?:e-?\d+)?")


def half_a_digit(text):
    """Half of the last digit of a number as it is written, and a hair."""
    mantissa, _, exponent = text.partition("e")
    decimals = len(mantissa.partition(".")[2])
    return 0.501 * 10.0 ** (int(exponent or 0) - decimals)


@pytest.mark.parametrize("name", WRITTEN)
def test_an_answer_says_what_the_reader_will_see(name):
    answer = PRESETS[name]["answer"]
    written = NUMBER.findall(answer)
    computed = COMPUTED[name]()
    for text, value in computed.items():
        assert text in written, f"{text} is not in the answer of {name}: {answer}"
        off = abs(abs(float(value)) - abs(float(text)))
        assert off <= half_a_digit(text), f"{name}: {text} is {value}"
    given = NUMBER.findall(PRESETS[name]["task"] + str(PRESETS[name]["optimizers"]))
    fractions = {text for text in written if not text.isdigit()}
    assert fractions <= {*computed, *given}, f"nothing computes a number of {name}"


def test_every_preset_has_an_answer_that_is_computed():
    assert set(COMPUTED) == set(WRITTEN)
