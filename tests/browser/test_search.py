"""The search finds the page that a reader means, and its index holds words."""

import gzip
import json
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.addresses import SITE

SCRIPT = Path(__file__).with_name("search.mjs")
# What readers type, and the page that they mean.
FIRST = {
    "adam": "optimizers/adam/",
    "Adam": "optimizers/adam/",
    "AdaMax": "optimizers/adamax/",
    "adam optimizer": "optimizers/adam/",
    "adamw": "optimizers/adamw/",
    "agc": "techniques/adaptive-clipping/",
    "backprop": "gradients/",
    "batch size": "batch-size/",
    "beta2": "optimizers/adam/",
    "cheat sheet": "optimizers/",
    "choose": "choosing/",
    "clip": "techniques/clipping/",
    "condition number": "foundations/",
    "convergence": "convergence/",
    "convex": "foundations/#convex",
    "cosine": "schedules/cosine-annealing/",
    "diverge": "learning-rate/",
    "early stopping": "generalization/#early-stopping",
    "ema": "techniques/exponential-moving-average/",
    "gradient clipping": "techniques/clipping/",
    "gradient descent": "optimizers/gradient-descent/",
    "heavy ball": "optimizers/momentum/",
    "Hessian": "foundations/",
    "hyperparameters": "techniques/hyperparameter-search/",
    "learning rate": "learning-rate/",
    "learning_rate": "learning-rate/",
    "lion": "optimizers/lion/",
    "lookahead": "techniques/lookahead/",
    "loss is nan": "learning-rate/",
    "lr": "learning-rate/",
    "mini-batch": "variants/mini-batch/",
    "minibatch": "variants/mini-batch/",
    "momentum": "optimizers/momentum/",
    "muon": "optimizers/muon/",
    "nag": "optimizers/nesterov/",
    "overfitting": "generalization/",
    "plateau": "schedules/reduce-on-plateau/",
    "playground": "lab/",
    "rmsprop": "optimizers/rmsprop/",
    "saddle": "foundations/#saddle",
    "sam": "techniques/sharpness-aware/",
    "schedule": "schedules/",
    "sgd": "variants/stochastic/",
    "SGDR": "schedules/warm-restarts/",
    "swa": "techniques/exponential-moving-average/",
    "warm restarts": "schedules/warm-restarts/",
    "warm-up": "schedules/linear-warmup/",
    "warmup": "schedules/linear-warmup/",
    "weight decay": "techniques/weight-decay/",
    "which optimizer": "choosing/",
    "wsd": "schedules/warmup-stable-decay/",
}
LIMIT = 150_000  # bytes of the index as it travels; with the pages' code it was 239,000


@pytest.fixture(scope="module")
def found() -> dict[str, list[str]]:
    """The addresses that the theme lists for each query."""
    done = subprocess.run(
        ["node", SCRIPT, SITE, *FIRST], capture_output=True, text=True, check=True
    )
    return dict(zip(FIRST, map(json.loads, done.stdout.splitlines()), strict=True))


@pytest.fixture(scope="module")
def entries() -> list[dict]:
    """What is indexed: sections, each with its title and text."""
    return json.loads((SITE / "search" / "search_index.json").read_text())["docs"]


@pytest.mark.parametrize("query", FIRST)
def test_the_page_that_is_meant_comes_first(found, query):
    assert found[query][:1] == [FIRST[query]]


def test_the_index_holds_words_and_neither_code_nor_tex(entries):
    """A line of code, a command of TeX, or the text of a picture."""
    for entry in entries:
        for sign in ("\\(", "\\frac", "$$", "import numpy", "def update", "<pre>"):
            assert sign not in entry["text"], entry["location"]


def test_the_index_is_small():
    assert len(gzip.compress((SITE / "search" / "search_index.json").read_bytes())) < LIMIT


def test_the_search_box_lists_adam_first_with_words_alone(page, site_url):
    page.goto(site_url)
    page.locator(".md-search__input").click()
    page.keyboard.type("adam")
    first = page.locator(".md-search-result__link").first
    expect(first).to_be_visible()
    assert first.get_attribute("href").split("?")[0].endswith("optimizers/adam/")
    expect(page.locator(".md-search-result__list")).not_to_contain_text("\\")


@pytest.mark.parametrize("width", [360, 768, 960, 1280, 1440])
def test_the_opened_search_lies_in_the_window(page, site_url, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{site_url}optimizers/adam/")
    page.keyboard.press("/")
    page.keyboard.type("bias")
    found = page.locator(".md-search-result__item").first
    expect(found).to_be_in_viewport(ratio=0.9)
