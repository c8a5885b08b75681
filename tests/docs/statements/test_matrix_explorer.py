"""What the matrix explorers' tasks and their pages state, read from their first races."""

import json
from pathlib import Path

import numpy as np
import pytest

BUILT = Path(__file__).parents[3] / "docs" / "generated" / "matrices"
CATALOG = json.loads((BUILT / "catalog.json").read_text("utf-8"))


def array(packed):
    data = np.array([np.nan if value is None else value for value in packed["data"]])
    return data.reshape(packed["shape"])


def runs_of(preset):
    built = json.loads((BUILT / f"{preset}.json").read_text("utf-8"))
    names = [run["name"] for run in built["state"]["runs"]]
    return dict(zip(names, built["runs"], strict=True))


def wrong(run, step):
    """The mean error of the six most frequent facts, and of the six rarest, in percent."""
    errors = 100 * array(run["errors"])[step]
    return errors[:6].mean().round(), errors[-6:].mean().round()


def directions(run, of, step):
    """How many singular values are at least half of the largest."""
    return (array(run[of]["parts"])[step] >= 0.5).sum()


def end(run, problem="AssociativeMemory"):
    return run["losses"]["data"][-1] - CATALOG["problems"][problem]["lowest"]


@pytest.mark.parametrize("preset", ["muon", "shampoo", "soap", "adafactor"])
def test_each_race_opens_with_the_best_rates(preset):
    state = json.loads((BUILT / f"{preset}.json").read_text("utf-8"))["state"]
    for run in state["runs"]:
        assert run["rate"] == CATALOG["best"][state["problem"]][run["name"]]


def test_muon_learns_rare_facts_at_the_pace_of_frequent_ones():
    runs = runs_of("muon")
    assert wrong(runs["Adam"], 10) == (14, 87)
    assert wrong(runs["Muon"], 10) == (84, 83)
    for step in range(40):
        frequent, rare = wrong(runs["Muon"], step)
        assert abs(frequent - rare) <= 4, step
    for step in range(40):
        assert directions(runs["Muon"], "updates", step) >= 23
    assert directions(runs["Muon"], "gradients", 0) == 2
    assert wrong(runs["Muon"], 30)[1] < wrong(runs["Momentum"], 30)[1]
    assert 0.5 < end(runs["Adam"]) / end(runs["Muon"]) < 0.9
    assert end(runs["Adam"]) < end(runs["Momentum"])


def test_shampoos_first_step_goes_far_along_nearly_all_directions():
    run = runs_of("shampoo")["Shampoo"]
    losses = run["losses"]["data"]
    assert losses[1] > 1000 * losses[0]
    assert directions(run, "updates", 0) == 7
    assert directions(run, "gradients", 0) == 2


def test_soap_gives_rare_facts_a_scale_of_their_own():
    runs = runs_of("soap")
    assert wrong(runs["Adam"], 20) == (1, 51)
    assert wrong(runs["SOAP"], 20) == (17, 21)
    assert max(wrong(runs["Shampoo"], 1)) <= 5


def test_adafactor_starts_late_from_weights_of_zero():
    runs = runs_of("adafactor")
    assert wrong(runs["Adam"], 10)[0] == 14
    assert wrong(runs["Adafactor"], 10)[0] == 95
    assert wrong(runs["Adafactor"], 40)[1] == 30
    assert wrong(runs["Adam"], 40)[1] == 4
    rows, columns = CATALOG["problems"]["AssociativeMemory"]["shape"]
    assert (rows + columns, 2 * rows * columns) == (48, 1152)
