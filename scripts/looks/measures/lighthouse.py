"""Lighthouse's scores for a phone: performance, accessibility, best practices, SEO.

It is no part of the tree: the pinned version goes into the cache of downloads when it is first
asked for, each file of it held against the hashes of the lock in `scripts/looks/lighthouse`.
"""

import json
import os
import shutil
import statistics
import subprocess
from pathlib import Path
from typing import Any

import pooch

from scripts.browser import FLAGS, chromium
from scripts.errors import BuildError
from scripts.looks.report import Found, Row
from scripts.looks.visits import Visitor
from scripts.runtime.places import cache_folder, node

PAGES = ["home", "adam", "lab"]
LEAST = 95
ROUNDS = 3  # other work on the machine costs points, so the median of some visits counts
PINNED = Path(__file__).resolve().parents[1] / "lighthouse"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
TIMES = {
    "first paint, s": "first-contentful-paint",
    "largest, s": "largest-contentful-paint",
    "blocked, s": "total-blocking-time",
}
SHIFT = "cumulative-layout-shift"
Report = dict[str, Any]


def measure(visitor: Visitor, pages: list[str]) -> Found:
    """Visit each page some times, with Lighthouse's own simulated phone and link."""
    script = installed()
    rows, details = [], []
    for path in pages:
        reports = [visited(script, visitor.address(path)) for _ in range(ROUNDS)]
        rows.append(_row(path, reports))
        details += [f"{path or 'home'}: {fault}" for fault in faults_of(reports[-1])]
    title = f"Lighthouse, mobile: median of {ROUNDS}"
    return Found(title, f"each of the four at least {LEAST}", rows, details)


def installed() -> Path:
    """The command's script, installed into the cache unless it is there.

    Raises:
        BuildError: npm could not install it.
    """
    lock = PINNED / "package-lock.json"
    folder = cache_folder() / f"lighthouse-{pooch.file_hash(str(lock))[:12]}"
    script = folder / "node_modules" / "lighthouse" / "cli" / "index.js"
    if not (folder / "complete").exists():
        folder.mkdir(exist_ok=True)
        for name in ("package.json", "package-lock.json"):
            shutil.copy(PINNED / name, folder)
        npm = [str(node().with_name("npm")), "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        done = subprocess.run(npm, cwd=folder, capture_output=True, text=True)
        if done.returncode:
            raise BuildError(f"npm could not install Lighthouse: {done.stderr.strip()[-300:]}")
        (folder / "complete").touch()
    return script


def visited(script: Path, address: str) -> Report:
    """One visit: Lighthouse's report as it writes it.

    Raises:
        BuildError: Lighthouse ended without one.
    """
    flags = " ".join(("--headless=new", *FLAGS))
    options = ["--quiet", "--output=json", f"--chrome-flags={flags}"]
    options += [f"--only-categories={','.join(CATEGORIES)}"]
    environment = {**os.environ, "CHROME_PATH": chromium() or ""}
    command = [str(node()), str(script), address, *options]
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    if done.returncode:
        raise BuildError(f"Lighthouse failed on {address}: {done.stderr.strip()[-300:]}")
    return json.loads(done.stdout)


def _row(path: str, reports: list[Report]) -> Row:
    scores = {name: round(100 * _median(reports, score_of, name)) for name in CATEGORIES}
    times = {
        said: round(_median(reports, value_of, name) / 1000, 2) for said, name in TIMES.items()
    }
    shift = {"shift": round(_median(reports, value_of, SHIFT), 3)}
    return {"page": path or "home", **scores, **times, **shift, "holds": holds(scores)}


def holds(scores: dict[str, int]) -> bool:
    """Tell whether each category reaches its goal."""
    return min(scores.values()) >= LEAST


def _median(reports: list[Report], read: Any, name: str) -> float:
    return statistics.median(read(report, name) for report in reports)


def score_of(report: Report, category: str) -> float:
    """A category's score, from 0 to 1; 0 where it has none."""
    return report["categories"][category]["score"] or 0.0


def value_of(report: Report, audit: str) -> float:
    """An audit's number, in its own unit."""
    return report["audits"][audit].get("numericValue", 0.0)


def faults_of(report: Report) -> list[str]:
    """The audits that take points from a category, with what they weigh in it."""
    faults = []
    for name in CATEGORIES:
        for part in report["categories"][name]["auditRefs"]:
            audit = report["audits"][part["id"]]
            if part["weight"] and audit["score"] is not None and audit["score"] < 0.9:
                value = audit.get("displayValue", "").replace("\xa0", " ")
                faults.append(f"{name}: {audit['title']} {value} (weight {part['weight']})")
    return faults
