"""What axe-core, the checker of accessibility rules, has against each page in both schemes."""

from collections import Counter

from playwright.sync_api import Page

from scripts.looks.report import Found
from scripts.looks.visits import SCHEMES, SCREEN, Visitor, settle
from scripts.runtime.places import ROOT

PAGES = ["home", "optimizers", "learning", "lab", "others"]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
RUN = """async () => {
  const { violations } = await axe.run(document, { resultTypes: ["violations"] });
  return violations.map(({ id, nodes }) => [id, nodes.length, nodes[0].html.slice(0, 100)]);
}"""
Violation = tuple[str, int, str]


def measure(visitor: Visitor, pages: list[str]) -> Found:
    """Run axe-core on whole pages; where an explorer has tabs, with each of them open."""
    rows, details = [], []
    examples: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for path in pages:
        by_scheme = {scheme: _in_scheme(visitor, path, scheme) for scheme in SCHEMES}
        sums = {scheme: sum(n for _, n, _ in found) for scheme, found in by_scheme.items()}
        for name, number, example in (one for found in by_scheme.values() for one in found):
            counts[name] += number
            examples.setdefault(name, f"{path or 'home'}: {' '.join(example.split())}")
        names = sorted({name for found in by_scheme.values() for name, _, _ in found})
        held = not any(sums.values())
        rows.append({"page": path or "home", **sums, "rules": ", ".join(names), "holds": held})
    details = [f"{n} x {name}, first on {examples[name]}" for name, n in counts.most_common()]
    return Found("axe-core: elements against its rules", "0 on every page", rows, details)


def _in_scheme(visitor: Visitor, path: str, scheme: str) -> list[Violation]:
    with visitor.page(path, SCREEN, color_scheme=scheme, reduced_motion="reduce") as page:
        page.evaluate(AXE.read_text(encoding="utf-8"))
        found = page.evaluate(RUN)
        for at in range(page.locator("gd-explorer").get_by_role("tab").count()):
            show_tab(page, at)
            found += page.evaluate(RUN)
        if page.evaluate(OPEN):
            settle(page)
            found += page.evaluate(RUN)
    return merged(found)


OPEN = """() => {
  const folded = [...document.querySelectorAll("gd-explorer details:not([open])")];
  for (const details of folded) details.open = true;
  return folded.length;
}"""


def show_tab(page: Page, at: int) -> None:
    """Open one of the explorer's tabs, if the screen shows it."""
    tab = page.locator("gd-explorer").get_by_role("tab").nth(at)
    if tab.is_visible():
        tab.click()
        settle(page)


def merged(found: list[Violation]) -> list[Violation]:
    """Of what several states of a page have against a rule, the worst."""
    worst: dict[str, Violation] = {}
    for one in found:
        if one[0] not in worst or one[1] > worst[one[0]][1]:
            worst[one[0]] = one
    return list(worst.values())
