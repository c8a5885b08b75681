"""Symbol tables: the page says what a name means, the signature its range and default."""

import pytest

from scripts.docs.pages import fences_of, page_name, pages
from scripts.docs.symbols import format_symbols, number, table

ADAM = "$m$ | m | mean\n$\\beta_1$ | beta1 | memory\n | beta2, learning_rate, epsilon | rest"
FENCES = [(page, f) for page in pages() for f in fences_of(page) if f.language == "symbols"]


def test_there_is_a_table_for_every_optimizer():
    tables = [page for page, _ in FENCES if page.parent.name == "optimizers"]
    pages_ = [p for p in pages() if p.parent.name == "optimizers" and p.stem != "index"]
    assert tables == pages_


@pytest.mark.parametrize(("page", "fence"), FENCES, ids=[page_name(p) for p, _ in FENCES])
def test_every_table_is_complete(page, fence):
    assert table(fence.source, fence.options["of"]).count("\n") >= 2


def test_ranges_and_defaults_come_from_the_signature():
    text = table(ADAM, "Adam")
    assert text.splitlines()[0] == "| Symbol | In the code | Meaning | Range | Default |"
    assert "| $m$ | `m` | mean |  | starts at 0 |" in text
    assert r"| $\beta_1$ | `beta1` | memory | [0, 1) | 0.9 |" in text


RANGES = {
    "OneCycle": {"learning_rate": "(0, ∞)", "total_steps": "[2, ∞)", "warmup_fraction": "(0, 1)"},
    "LinearWarmup": {"schedule": "", "steps": "[1, ∞)"},
    "Cyclic": {"minimum": "[0, `learning_rate`]", "decay": "(0, 1]"},
    "Lookahead": {"rate": "(0, 1]", "slow": ""},
    "Prodigy": {"d0": "(0, ∞)"},
    "SOAP": {"frequency": "whole, at least 1"},
}


@pytest.mark.parametrize("name", RANGES)
def test_a_range_is_the_one_that_the_class_holds(name):
    fence = next(f for _, f in FENCES if f.options["of"] == name)
    rows = [row.split(" | ") for row in table(fence.source, name).splitlines()]
    at = rows[0].index("Range")
    found = {row[1].strip("`"): row[at] for row in rows}
    assert {key: found[key].strip() for key in RANGES[name]} == RANGES[name]


def test_a_forgotten_setting_is_named():
    with pytest.raises(ValueError, match=r"symbols of Adam .* missing: \['epsilon'\]"):
        table(ADAM.replace(", epsilon", ""), "Adam")


def test_a_name_that_the_code_does_not_have_is_named():
    with pytest.raises(ValueError, match=r"symbols of Adam must stand in its code, got \['rho'\]"):
        table(f"{ADAM}\n$r$ | rho | nothing", "Adam")


@pytest.mark.parametrize("text", ["beta1", "$m$ | m", "a | b | c | d | e"])
def test_a_line_of_another_form_is_quoted(text):
    with pytest.raises(ValueError, match="a line of symbols must be"):
        table(text, "Adam")


def test_an_unknown_class_is_named():
    with pytest.raises(ValueError, match="got 'Adma'"):
        table(ADAM, "Adma")


def test_numbers_are_written_as_the_pages_do():
    assert [number(x) for x in (0.001, 1e-8, 1e-16, 1.0, 0, None)] == [
        "0.001",
        "10⁻⁸",
        "10⁻¹⁶",
        "1",
        "0",
        "None",
    ]


def test_formulas_in_a_meaning_become_formulas():
    html = format_symbols(ADAM.replace("memory", "of $m$"), "symbols", "", {"of": "Adam"}, None)
    assert '<span class="arithmatex"><span class="katex">' in html
    assert "<mi>m</mi>" in html
