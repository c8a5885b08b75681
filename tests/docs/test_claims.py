"""Every mark on a sentence leads to a test that exists, or to a source."""

import re

import pytest

from scripts.docs.claims import CLAIM, all_claims, claims_of, is_test
from scripts.docs.pages import DOCS, page_name, pages

HERE = "tests/docs/test_claims.py::test_a_good_mark_has_no_trouble"
PAGE = DOCS / "optimizers" / "adam.md"


def claims_in(text, tmp_path):
    page = tmp_path / "page.md"
    page.write_text(text, encoding="utf-8")
    return claims_of(page)


@pytest.mark.parametrize("page", pages(), ids=page_name)
def test_every_mark_leads_to_its_evidence(page):
    assert not [f"{c.name}: {c.trouble}" for c in claims_of(page) if c.trouble]


@pytest.mark.parametrize("page", pages(), ids=page_name)
def test_every_mark_is_read(page):
    text = page.read_text(encoding="utf-8")
    assert len(re.findall(r"verified\.md#", text)) == len(CLAIM.findall(text))


def test_no_two_claims_share_a_name():
    names = [claim.name for claim in all_claims()]
    assert not {name for name in names if names.count(name) > 1}


def marked(attributes, address="../verified.md#a"):
    return f"[It holds.]({address}){{ .claim {attributes} }}"


def trouble_of(text, monkeypatch, tmp_path):
    folder = tmp_path / "optimizers"
    folder.mkdir()
    monkeypatch.setattr("scripts.docs.claims.DOCS", tmp_path)
    (claim,) = claims_in(text, folder)
    return claim.trouble


def test_a_good_mark_has_no_trouble(monkeypatch, tmp_path):
    assert trouble_of(marked(f'data-test="{HERE}"'), monkeypatch, tmp_path) is None


@pytest.mark.parametrize(
    "text",
    [
        marked(""),
        marked('data-test="tests/docs/test_claims.py::test_that_is_not_there"'),
        marked('data-test="tests/nowhere.py::test_a"'),
        marked(f'data-test="{HERE}" data-source="a book"'),
        marked('data-source="a book"', "verified.md#a"),
    ],
)
def test_a_mark_that_leads_nowhere_is_caught(text, monkeypatch, tmp_path):
    assert trouble_of(text, monkeypatch, tmp_path)


def test_only_test_functions_are_tests():
    assert is_test(HERE)
    assert not is_test("tests/docs/test_claims.py::marked")


@pytest.mark.parametrize("page", pages(), ids=page_name)
def test_no_mark_stands_where_markdown_is_not_read(page):
    captions = re.findall(r"<figcaption>.*?</figcaption>", page.read_text(encoding="utf-8"), re.S)
    assert not [caption for caption in captions if "](" in caption or "**" in caption]
