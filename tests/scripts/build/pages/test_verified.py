"""The page of what is verified holds every optimizer, every schedule and every claim."""

import pytest

from gd_core import optimizers
from scripts.build.pages import verified as build_verified
from scripts.conformance.cases import CASES
from scripts.docs import evidence
from scripts.docs.claims import Claim
from scripts.errors import BuildError
from scripts.mutation.mutants import Mutant


def measured(name="adam"):
    return evidence.optimizer_evidence(name, CASES[name])


def test_a_deviation_is_measured_and_small():
    row = measured()
    assert (row["optimizer"], row["library"]) == ("Adam", "torch")
    assert 0 < row["deviations"]["open loop"] <= 1e-9
    assert 0 < row["deviations"]["closed loop"] <= 1e-12


def test_a_wrong_optimizer_has_a_large_deviation(monkeypatch):
    monkeypatch.setattr(optimizers.Adam, "update", lambda self, params, gradients: params)
    assert measured()["deviations"]["open loop"] > 0.1


def test_a_schedule_is_held_to_its_recording():
    recorded = {"schedule": "ExponentialDecay", "arguments": {"learning_rate": 1.0, "gamma": 0.5}}
    row = evidence.schedule_evidence({**recorded, "rates": [1.0, 0.5, 0.5]})
    assert row == {"schedule": "ExponentialDecay", "steps": 3, "deviation": 0.25}


def test_a_row_names_the_reference_and_its_note():
    (row,) = build_verified.held_rows([{**measured(), "note": "as recorded"}])
    assert row.startswith("| `Adam` | torch 2.13.0, `Adam` (as recorded) | 20")


@pytest.mark.parametrize(("value", "text"), [(0.0, "none"), (1.26e-15, "1e-15")])
def test_a_deviation_is_shown_with_one_digit(value, text):
    assert build_verified.shown(value) == text


def test_a_claim_has_an_anchor_and_its_test():
    claim = Claim("a-b", "It | holds.", "a.md", "verified.md#a-b", "tests/x.py::test_y", None)
    (row,) = build_verified.claim_rows([claim])
    assert '<span id="a-b"></span>It \\| holds.' in row
    assert "tests/x.py" in row
    assert "test_y" in row


def test_a_cited_claim_shows_its_source():
    claim = Claim("a", "It holds.", "a.md", "verified.md#a", None, "Cauchy (1847)")
    assert build_verified.rests_on(claim) == "Cauchy (1847)"


def test_mistakes_are_counted_and_listed_with_what_noticed_them():
    mutant = {"file": "adam.py", "mistake": "no bias correction", "caught_by": "tests/a.py::test_b"}
    text = build_verified.broken([mutant, {**mutant, "caught_by": None}])
    assert "They noticed 1 of 2." in text
    assert "| `adam.py` | no bias correction | [`test_b`](" in text


@pytest.fixture
def one_stale_row(monkeypatch):
    """A mistake whose row is older than the code."""
    mutant = Mutant("optimizers/adam.py", "a", "b", "no bias correction")
    rows = [{"file": mutant.file, "mistake": mutant.mistake}, {"file": "x.py", "mistake": "two"}]
    monkeypatch.setattr(build_verified, "stale_mutants", lambda: [mutant])
    monkeypatch.setattr(build_verified, "read", lambda: rows)
    return rows


def test_a_stale_row_is_refused(one_stale_row, monkeypatch):
    monkeypatch.delenv("GD_DRAFT", raising=False)
    with pytest.raises(BuildError, match=r"1 rows .*optimizers/adam\.py.* run `make mutation`"):
        build_verified.mutants()


def test_a_draft_leaves_a_stale_row_out(one_stale_row, monkeypatch):
    monkeypatch.setenv("GD_DRAFT", "1")
    assert build_verified.mutants() == one_stale_row[1:]


def test_measurements_are_written_and_read(monkeypatch, tmp_path):
    monkeypatch.setattr(evidence, "OUTPUT", tmp_path / "evidence.json")
    monkeypatch.setattr(evidence, "measure", lambda: {"optimizers": []})
    assert evidence.build() == [tmp_path / "evidence.json"]
    assert evidence.evidence() == {"optimizers": []}


def test_the_page_is_written(monkeypatch, tmp_path):
    empty = {"optimizers": [], "schedules": [], "torch": "2.13.0"}
    monkeypatch.setattr(build_verified, "evidence", lambda: empty)
    monkeypatch.setattr(build_verified, "mutants", lambda: [])
    monkeypatch.setattr(build_verified, "OUTPUT", tmp_path / "verified.md")
    assert build_verified.build() == [tmp_path / "verified.md"]
    assert (tmp_path / "verified.md").read_text().startswith("---\ntitle: Verified")
