"""The cards of the schedules: one each, with the rates that the class itself gives."""

import re

import pytest

import gd_core.schedules
from scripts.docs import schedules
from scripts.docs.pages import DOCS


def test_every_schedule_has_a_card_with_its_page(tmp_path, monkeypatch):
    monkeypatch.setattr(schedules, "OUTPUT", tmp_path / "schedules.md")
    (path,) = schedules.build()
    stems = re.findall(r"^\[.+\]\((.+)\.md\)", path.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(stems) == len(gd_core.schedules.__all__)
    assert all((DOCS / "schedules" / f"{stem}.md").is_file() for stem in stems)
    assert path.stat().st_size < 16_000


@pytest.mark.parametrize("name", gd_core.schedules.__all__)
def test_the_highest_rate_is_one_and_the_picture_shows_it(name):
    rates = schedules.rates(name)
    assert len(rates) == schedules.STEPS
    assert max(rates) == pytest.approx(1)
    label, _, idea = schedules.words(name)
    assert idea.endswith(".")
    drawn = schedules.picture(label, rates)
    top = min(float(y) for y in re.findall(r"[ML][\d.]+ ([\d.]+)", drawn.partition("run")[2]))
    assert top == pytest.approx(schedules.MARGIN, abs=2)


def test_who_watches_the_loss_cuts_the_rate_at_each_stall():
    rates = schedules.rates("ReduceOnPlateau")
    assert sorted({round(rate, 6) for rate in rates}, reverse=True) == [1, 0.3, 0.09, 0.027]


def test_a_jump_keeps_both_its_sides():
    drawn = schedules.picture("Steps", [1.0] * 11 + [0.1] * 11)
    assert drawn.count("L") >= 4


def test_the_overview_includes_the_cards():
    page = (DOCS / "schedules" / "index.md").read_text(encoding="utf-8")
    assert page.count('--8<-- "docs/generated/schedules.md"') == 1
