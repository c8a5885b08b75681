"""The cheat sheet has a card and a line for each method, true to the code, and stands on a page."""

import json
import re

import pytest

import gd_core.optimizers
from scripts.docs import methods
from scripts.docs.pages import DOCS
from scripts.docs.sheet import cards, facts, pages

NAMES = gd_core.optimizers.__all__
ROW = re.compile(r"^\| \[(.+?)\]\((.+?)\.md\) \| (.*) \|$", re.MULTILINE)
CARD = re.compile(r'^<div class="gd-card" data-optimizer="(\w+)"', re.MULTILINE)


@pytest.fixture
def sheet(tmp_path, monkeypatch):
    monkeypatch.setattr(methods, "OUTPUT", tmp_path / "methods.md")
    (path,) = methods.build()
    return path.read_text(encoding="utf-8")


def test_every_optimizer_has_its_line_in_the_order_of_the_site(sheet):
    rows = ROW.findall(sheet)
    assert [stem for _, stem, _ in rows] == [facts.page_stem(name) for name in NAMES]
    assert all((DOCS / "optimizers" / f"{stem}.md").is_file() for _, stem, _ in rows)
    found = {label: rest.split(" | ") for label, _, rest in rows}
    assert found["Gradient descent"][:5] == [
        "1847", "A step against the gradient.", "0", "0.01", "yes"
    ]  # fmt: skip
    assert found["Adafactor"][2:5] == ["0.02", "0.01", "no"]
    assert found["Adam"][0] == "2014"
    assert found["Adam"][2:5] == ["2", "0.001", "yes"]
    assert found["Adam"][5] == "Yes, for most deep networks, and nearly always as AdamW."


def test_every_optimizer_has_its_card_that_has_its_line(sheet):
    assert CARD.findall(sheet) == NAMES


def test_a_method_without_a_run_or_a_verdict_has_a_card_all_the_same(tmp_path, monkeypatch):
    monkeypatch.setattr(methods, "TRACES", tmp_path / "missing.json")
    monkeypatch.setattr(pages, "read", lambda stem: "# A page that is still to be written")
    assert methods.read_traces() == {}
    written = cards.card(facts.facts_of("Adam"), None)
    assert "gd-trace__run" not in written
    assert "gd-card__today" not in written
    assert 'xlink:href="#gd-valley"' in written


def test_memory_is_that_of_a_long_run():
    assert [facts.kept(name) for name in ("AMSGrad", "Nesterov", "SOAP")] == [3, 1, 6]
    assert facts.arrays("Adam") == ("m", "v")
    assert facts.arrays("GradientDescent") == ()


@pytest.mark.parametrize("name", NAMES)
def test_a_card_has_a_rule_a_year_and_a_verdict(name):
    known = facts.facts_of(name)
    assert known.rule
    assert all(line.count("{") == line.count("}") for line in known.rule)
    assert re.fullmatch(r"\d{4}", known.year)
    assert 5 <= len(known.today) <= 140
    assert "](" not in known.today


def test_a_rule_of_several_lines_gives_the_line_that_moves_the_parameters():
    lines = r"m &\leftarrow m + g \\ \theta &\leftarrow \theta - \eta m, \qquad t = t + 1"
    page = f"## The rule\n\n$$\n\\begin{{aligned}}\n{lines}\n\\end{{aligned}}\n$$\n"
    assert pages.rule(page) == [r"\theta \leftarrow \theta - \eta m"]
    single = "## The rule\n\n$$\nv = g, \\qquad \\theta \\leftarrow \\theta - v\n$$\n"
    assert pages.rule(single) == ["v = g", r"\theta \leftarrow \theta - v"]
    assert pages.rule("# No rule") == []


def test_a_break_inside_cases_is_no_line():
    cases = r"\begin{cases} 1 & t > 5 \\ 0 & \text{otherwise} \end{cases}"
    page = f"## The rule\n\n$$\na &= b \\\\\n\\theta &\\leftarrow {cases}\n$$\n"
    assert pages.rule(page) == [rf"\theta \leftarrow {cases}"]


@pytest.mark.parametrize(
    ("verdict", "said"),
    [
        ("Rarely. It is old.", "Rarely."),
        ("Yes. It is the first choice. It is old.", "Yes. It is the first choice."),
        ("In [Adam](adam.md) it lives on\n([Wen et al., 2025](x)).", "In Adam it lives on."),
        (f"Hardly: {'it is long, ' * 9}and old.", "Hardly."),
    ],
)
def test_a_verdict_is_its_first_sentence(verdict, said):
    assert pages.today(f"**Worth it today?** {verdict}\n\nMore.") == said


def test_a_run_starts_at_its_ring_and_ends_at_its_dot():
    trace = {"rate": 0.1, "loss": 0.02, "points": [[-4.4, -1.4], [0, 0]]}
    drawn = cards.picture("Adam", trace)
    assert 'd="M18.2 81.5L151.5 39.1"' in drawn
    assert "at rate 0.1: it ends at a loss of 0.02" in drawn


def test_the_page_includes_the_table():
    page = (DOCS / "optimizers" / "index.md").read_text(encoding="utf-8")
    assert page.count('--8<-- "docs/generated/methods.md"') == 1


def test_the_built_sheet_has_every_run():
    traces = json.loads(methods.TRACES.read_text(encoding="utf-8"))
    assert set(traces) >= set(NAMES)
