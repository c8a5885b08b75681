"""What the measures make of what a page or a tool told them."""

import pytest

from scripts.looks.__main__ import PARTS
from scripts.looks.measures import contrasts, lighthouse, reach, rules, stops, touch, weight
from scripts.looks.pages import chosen, pages_of
from scripts.looks.visits import SiteFiles


def stop(name, box, region="article", is_seen=True):
    return {"name": name, "kind": "a", "box": box, "region": region, "isSeen": is_seen}


def test_stops_in_order_have_no_fault():
    boxes = [[0, 0, 10, 10], [20, 0, 30, 10], [0, 20, 10, 30]]
    assert stops.faults_of([stop("x", box) for box in boxes]) == []


def test_stops_that_are_unnamed_unseen_or_go_back_are_told():
    found = stops.faults_of(
        [
            stop("first", [0, 100, 10, 110]),
            stop("up", [0, 0, 10, 10]),
            stop("", [0, 20, 10, 30]),
            stop("far up", [0, 0, 9, 9], region="nav", is_seen=False),
        ]
    )
    assert found == [
        "a “” in article has no name",
        "a “far up” in nav has the focus unseen",
        "from a “first” in article back to a “up” in article",
    ]


def test_the_gap_is_to_the_nearest_picture():
    control = {"box": [0, 0, 10, 10], "boxes": [[0, 50, 10, 60], [30, 0, 40, 10]]}
    assert reach.gap(control) == 20
    assert reach.gap({**control, "boxes": []}) > 1e6


def test_areas_are_small_in_either_direction_and_told_by_size():
    areas = [{"kind": "button", "name": n, "width": 44, "height": 30} for n in ("Play", "Reset")]
    assert all(touch.is_small(area) for area in areas)
    assert not touch.is_small({**areas[0], "height": 44})
    assert touch.grouped(areas) == ["2 x button 44x30: Play, Reset"]


def test_bytes_are_summed_by_ending():
    sent = [("/site/a.js", 2000), ("/site/b.svg", 5000), ("/site/c.js", 4000)]
    assert weight.by_ending(sent) == [("js", 6), ("svg", 5)]


def test_of_many_states_the_worst_counts():
    found = [("color-contrast", 2, "<a>"), ("region", 1, "<div>"), ("color-contrast", 5, "<b>")]
    assert rules.merged(found) == [("color-contrast", 5, "<b>"), ("region", 1, "<div>")]


def test_the_least_contrast_of_a_relief_is_at_one_of_its_ends():
    assert contrasts.least_contrast(["#000000"], "light", "full") > 12
    assert contrasts.least_contrast(["#000000", "#d6d2cb"], "light", "full") == pytest.approx(1)


def test_the_lighthouse_audits_that_cost_points_are_named():
    audits = {
        "slow": {"title": "Too slow", "score": 0.4, "displayValue": "9\xa0s", "numericValue": 9e3},
        "fine": {"title": "Fine", "score": 1},
        "free": {"title": "Without weight", "score": 0},
        "none": {"title": "Does not apply", "score": None},
    }
    parts = [{"id": name, "weight": int(name != "free")} for name in audits]
    empty = {"score": 0.98, "auditRefs": []}
    categories = dict.fromkeys(lighthouse.CATEGORIES, empty)
    categories["performance"] = {"score": 0.5, "auditRefs": parts}
    report = {"audits": audits, "categories": categories}
    assert lighthouse.faults_of(report) == ["performance: Too slow 9 s (weight 1)"]
    assert lighthouse.value_of(report, "slow") == 9000
    scores = {name: 100 * lighthouse.score_of(report, name) for name in lighthouse.CATEGORIES}
    assert scores["seo"] == 98
    assert not lighthouse.holds(scores)
    assert lighthouse.holds({**scores, "performance": 95})


@pytest.mark.parametrize("name", PARTS)
def test_the_pages_of_each_measure_exist(name):
    if PARTS[name].PAGES:
        assert chosen(pages_of(), PARTS[name].PAGES)


def test_served_pages_name_the_server_that_serves_them(tmp_path):
    (tmp_path / "sitemap.xml").write_text("<loc>http://a/b/</loc><loc>http://a/b/c/</loc>")
    (tmp_path / "index.html").write_text('<link rel="canonical" href="http://a/b/">')
    (tmp_path / "x.js").write_text("http://a/b/")
    files = SiteFiles(tmp_path)
    files.url = "http://here"
    assert files["/site/index.html"].raw == b'<link rel="canonical" href="http://here/site/">'
    assert files["/site/x.js"].raw == b"http://a/b/"
    assert set(files) == {"/site/sitemap.xml", "/site/index.html", "/site/x.js"}
    assert len(files) == 3
    assert files.get("/site/none.html") is None
    assert files.get("/x.js") is None
