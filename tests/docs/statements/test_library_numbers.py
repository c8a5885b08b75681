"""The numbers beside the `print` of the library tabs: our rule's, and where a library parts, its.

The libraries themselves are run by `make conformance`. Here each number is derived once more: from
our class with the library's settings, or from its difference written down in a few lines.
"""

import re

import numpy as np
import pytest

from gd_core import optimizers
from scripts.docs.pages import DOCS

TAB = re.compile(r'^=== "([^"]+)"\n(.*?)(?=^=== |^## )', flags=re.MULTILINE | re.DOTALL)
NUMBERS = re.compile(r"print\(.*\)  # (?:about )?([-\d.\[\], ]+)$", flags=re.MULTILINE)
SQUARE = np.array([[3.0, 1.0], [1.0, 2.0]])
NO_DECAY = {"weight_decay": 0.0}


def printed(page):
    """Library to the numbers that its tab is said to print, flat."""
    tabs = TAB.findall((DOCS / "optimizers" / f"{page}.md").read_text(encoding="utf-8"))
    return {
        name: np.array(re.findall(r"-?\d[\d.]*", NUMBERS.search(text)[1]), float)
        for name, text in tabs
    }


def ours(name, gradients=(0.5, -0.5), rate=0.1, **settings):
    """Our parameter after two steps from 1, or our matrix after two from the identity."""
    optimizer = getattr(optimizers, name)(rate, **settings)
    is_matrix = name in ("Adafactor", "Shampoo", "SOAP", "Muon")
    params = np.eye(2) if is_matrix else np.array([1.0])
    for gradient in gradients if not is_matrix else (SQUARE, SQUARE):
        params = optimizer.update(params, gradient if is_matrix else np.array([gradient]))
    return params.ravel()


def amsgrad_of_optax():
    params, m, v, top = 1.0, 0.0, 0.0, 0.0
    for t, g in enumerate((10.0, 1.0), 1):
        m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g**2
        top = max(top, v / (1 - 0.999**t))  # after the correction
        params -= 0.1 * m / (1 - 0.9**t) / top**0.5
    return params


def adafactor_of_optax():
    params = np.eye(2)
    for _ in range(2):  # not factored, so that u is 1 everywhere; no relative step
        params = params - 0.1 * np.sqrt(np.mean(params**2))
    return params.ravel()


def prodigy_of_optax():
    # d is still d0: Adam's corrected steps of one millionth, 1 and then (m_hat / root of v_hat)
    return 1 - 1e-6 * (1 + (0.9 * 0.05 - 0.05) / 0.19 / 0.5)


EXPECTED = {
    "amsgrad": {
        "PyTorch": ours("AMSGrad", (10.0, 1.0)),
        "Keras": ours("AMSGrad", (10.0, 1.0)),
        "optax": amsgrad_of_optax(),
    },
    "adamax": dict.fromkeys(("PyTorch", "Keras", "optax"), ours("AdaMax")),
    "nadam": {
        "PyTorch": ours("NAdam"),
        "Keras": ours("NAdam", momentum_decay=1.0, epsilon=1e-7),
        "optax": ours("NAdam", momentum_decay=1e6),
    },
    "radam": dict.fromkeys(("PyTorch", "optax"), ours("RAdam")),
    "adabelief": dict.fromkeys(("optax", "PyTorch, by pytorch_optimizer"), ours("AdaBelief")),
    "lion": dict.fromkeys(("Keras", "optax", "PyTorch, by pytorch_optimizer"), ours("Lion")),
    "lamb": dict.fromkeys(("Keras", "optax"), ours("LAMB", **NO_DECAY)),
    "adafactor": {
        "PyTorch": ours("Adafactor"),
        "Keras": ours("Adafactor"),
        "optax": adafactor_of_optax(),
    },
    "shampoo": {"PyTorch, by pytorch_optimizer": ours("Shampoo")},
    "soap": {"PyTorch, by pytorch_optimizer": ours("SOAP", **NO_DECAY)},
    "muon": dict.fromkeys(("PyTorch", "Keras", "optax"), ours("Muon", **NO_DECAY)),
    "schedule-free-adamw": dict.fromkeys(("schedulefree", "optax"), 0.95),
    "prodigy": {"prodigyopt": ours("Prodigy", rate=1.0), "optax": prodigy_of_optax()},
}


@pytest.mark.parametrize("page", EXPECTED)
def test_the_tabs_say_what_the_libraries_print(page):
    found = printed(page)
    assert found.keys() == EXPECTED[page].keys()
    for library, expected in EXPECTED[page].items():
        is_coarse = (page, library) == ("muon", "PyTorch")
        digits = 6 if page == "prodigy" else 2 if is_coarse else 4
        np.testing.assert_allclose(found[library], expected, atol=0.51 * 10.0**-digits)


def test_the_average_is_what_the_schedule_free_tabs_print():
    optimizer, params = optimizers.ScheduleFreeAdamW(0.1), np.array([1.0])
    for gradient in (0.5, -0.5):
        params = optimizer.update(params, np.array([gradient]))
    assert optimizer.averaged[0] == pytest.approx(0.95)
