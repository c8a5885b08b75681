"""What `make benchmark` takes hold of in the laboratory's page is there."""

import re

from scripts.browser_benchmark.files import PAGES
from tests.browser.lab import lab_of, open_tab

SOURCE = (PAGES / "explorer.js").read_text(encoding="utf-8")


def test_the_benchmarks_page_finds_a_rate_for_each_run_the_paths_and_the_map(visit):
    lab = lab_of(visit.go("lab/"))
    (rates,) = re.findall(r'RATES = "(.*)"', SOURCE)
    (runs,) = re.findall(r'runs = document\.querySelector\("(.*)"\)', SOURCE)
    assert lab.locator(rates).count() == 3
    assert visit.page.locator(runs).locator("path").count() >= 3
    maps = open_tab(lab, "Maps")
    assert maps.locator(".gd-maps__words").count() == 1
    assert maps.get_by_role("button", name="Compute map").count() == 1
    assert maps.get_by_role("combobox", name="Optimizer", exact=True).count() == 1
