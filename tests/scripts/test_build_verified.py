"""The page of what is verified holds every optimizer and every claim."""

import json

from scripts import build_verified
from scripts.claims import Claim
from tests.reference.cases import CASES


def test_every_optimizer_has_a_row_with_small_deviations():
    rows = list(build_verified.held_rows())
    assert [row.split("`")[1] for row in rows] == list(CASES)
    deviations = [cell for row in rows for cell in row.strip(" |").split(" | ")[2:]]
    assert all(cell == "none" or 0 < float(cell) <= 1e-9 for cell in deviations)


def test_a_claim_has_an_anchor_and_its_evidence():
    claim = Claim("a-b", "It | holds.", "a.md", "verified.md#a-b", "tests/x.py::test_y", None)
    (row,) = build_verified.claim_rows([claim])
    assert '<span id="a-b"></span>It \\| holds.' in row
    assert "tests/x.py" in row
    assert "test_y" in row


def test_a_cited_claim_shows_its_source():
    claim = Claim("a", "It holds.", "a.md", "verified.md#a", None, "Cauchy (1847)")
    assert build_verified.evidence(claim) == "Cauchy (1847)"


def test_mutants_are_listed_with_what_caught_them(monkeypatch, tmp_path):
    mutant = {"file": "adam.py", "mistake": "no bias correction", "caught_by": "test_adam"}
    path = tmp_path / "mutants.json"
    path.write_text(json.dumps({"mutants": [mutant]}))
    monkeypatch.setattr(build_verified, "MUTANTS", path)
    assert list(build_verified.mutant_rows()) == [
        "| `adam.py` | no bias correction | `test_adam` |"
    ]


def test_the_page_is_written_once(monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(build_verified, "OUTPUT", tmp_path / "verified.md")
    monkeypatch.setattr(build_verified, "STAMP", tmp_path / "stamp")
    build_verified.main()
    build_verified.main()
    assert capsys.readouterr().out.count("written") == 1
    assert (tmp_path / "verified.md").read_text().startswith("---\ntitle: Verified")
