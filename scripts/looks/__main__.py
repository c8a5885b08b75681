"""Measure how the built site looks and handles: `make looks`, or a part with a page.

    python -m scripts.looks share reach --pages home adam
    python -m scripts.looks --json looks.json
    python -m scripts.looks --screenshots folder --pages lab

Goals are those of a quiet machine: Lighthouse's performance falls when others work on it.
"""

import argparse
import os
import sys
from pathlib import Path

from scripts.browser import chromium
from scripts.browser_benchmark.files import SITE
from scripts.looks.measures import (
    contrasts,
    lighthouse,
    reach,
    rules,
    screenshots,
    share,
    shifts,
    stops,
    touch,
    weight,
)
from scripts.looks.pages import GROUPS, chosen, pages_of
from scripts.looks.report import Found, Row, show, write_json
from scripts.looks.visits import Visitor, visiting

PARTS = {
    "share": share,
    "reach": reach,
    "shifts": shifts,
    "contrasts": contrasts,
    "stops": stops,
    "touch": touch,
    "rules": rules,
    "weight": weight,
    "lighthouse": lighthouse,
}


def arguments() -> argparse.Namespace:
    """Read what was asked for."""
    parser = argparse.ArgumentParser(description="Measure how the built site looks and handles.")
    said = f"of {', '.join(PARTS)}; all when left out, none with --screenshots alone"
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], metavar="part", help=said)
    groups = f"addresses, names of pages, or groups: {', '.join(GROUPS)}"
    parser.add_argument("--pages", nargs="+", default=[], help=groups)
    parser.add_argument("--json", type=Path, help="write the tables to this file too")
    parser.add_argument("--screenshots", type=Path, help="take pictures into this folder")
    return parser.parse_args()


def machine() -> Row:
    """What else the machine does, on which times depend."""
    return {"load": round(os.getloadavg()[0], 2), "cores": os.cpu_count()}


def measured(visitor: Visitor, given: argparse.Namespace) -> dict[str, Found]:
    """Measure part after part, and print each as it comes."""
    pages = pages_of()
    tables = {}
    for name in given.parts or ([] if given.screenshots else PARTS):
        part = PARTS[name]
        tables[name] = part.measure(visitor, chosen(pages, given.pages or part.PAGES))
        show(tables[name])
    if given.screenshots:
        wanted = chosen(pages, given.pages or screenshots.PAGES)
        show(screenshots.take(visitor, wanted, given.screenshots))
    return tables


def main() -> int:
    """Measure what was asked for; say at the end which parts miss their goals."""
    given = arguments()
    if not (SITE / "sitemap.xml").is_file() or chromium() is None:
        print("looks: needs a built site (`make site`) and a Chromium.", file=sys.stderr)
        return 1
    before = machine()
    print(f"Load of the machine: {before['load']} on {before['cores']} cores")
    try:
        with visiting() as visitor:
            tables = measured(visitor, given)
    except ValueError as error:
        print(f"looks: {error}", file=sys.stderr)
        return 2
    missed = [f"{name} ({found.misses})" for name, found in tables.items() if found.misses]
    print(f"\nGoals missed: {', '.join(missed) or 'none'}")
    if given.json:
        write_json(given.json, {"before": before, "after": machine()}, tables)
    return 0


if __name__ == "__main__":
    sys.exit(main())
