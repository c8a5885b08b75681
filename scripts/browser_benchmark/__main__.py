"""Time the page's Python in Chromium against stock Pyodide: `make benchmark`.

"Stock" is what a usual site does in a module worker: npm's files as they are, `loadPyodide()`, then
`loadPackage("numpy")`. Both ways take turns and share one server, which compresses with gzip and
lets browsers keep files for ever. Each round has a new browser profile: a cold visit, Stop, and a
second visit. Take ratios rather than milliseconds.
"""

import argparse
import os
import sys

from playwright.sync_api import Playwright, sync_playwright

from scripts.browser import chromium
from scripts.browser_benchmark.boots import (
    WAYS,
    in_turns,
    measure_memory,
    sent_until_result,
)
from scripts.browser_benchmark.explorer import measure_explorer
from scripts.browser_benchmark.files import SITE, File, served_files
from scripts.browser_benchmark.server import Link, serving
from scripts.browser_benchmark.table import boot_rows, bytes_rows, explorer_rows, row

MEGABITS, DELAY = 20, 0.040
LOOPBACK_LIMITS = {"cold": 0.25, "second visit": 0.30, "after Stop": 100.0, "longest task": 50.0}
PACED_LIMITS = {"cold": 0.55, "longest task": 50.0}
PARTS = ("loopback", "paced", "memory", "explorer")


def show(title: str, lines: list[str], columns: tuple[str, ...] = ()) -> None:
    """Print one table at once, so that an interrupted run leaves whole ones."""
    print(f"\n{title}")
    if columns:
        print(row(*columns))
    print("\n".join(lines), flush=True)


def time_boots(playwright: Playwright, files: dict[str, File], rounds: int, paced: bool) -> None:
    """Print the times of boots on one link; on loopback also the bytes."""
    link = Link(MEGABITS * 1e6, DELAY) if paced else None
    with serving(files, link) as server:
        if not paced:  # these first visits also warm the machine's own caches
            sent = {way: sent_until_result(playwright, server, way) for way in WAYS}
            sizes = {"gzip, as sent": {way: sum(n for _, n in sent[way]) for way in WAYS}}
            for encoding in ("raw", "gzip", "brotli"):
                by_way = {way: sum(files[p].size(encoding) for p, _ in sent[way]) for way in WAYS}
                sizes[encoding] = by_way
            show("Bytes up to the first result", bytes_rows(sizes), ("", "ours", "stock", "ratio"))
        found = in_turns(playwright, server, rounds, with_stop=not paced)
    place = f"{MEGABITS} Mbit/s, {DELAY * 1000:.0f} ms" if paced else "loopback"
    limits = PACED_LIMITS if paced else LOOPBACK_LIMITS
    title = f"From a click to the first NumPy result, {place}, ms: median of {rounds} (least-most)"
    show(title, boot_rows(found, limits), ("", "ours", "stock", "ratio"))


def take_memory(playwright: Playwright, files: dict[str, File]) -> None:
    """Print the memory of page and workers."""
    with serving(files) as server:
        found = {way: measure_memory(playwright, server, way) for way in WAYS}
    ours, stock = found["ours"], found["stock"]
    ratio = f"{ours['memory'] / stock['memory']:.2f}"
    lines = [row("with the first result", f"{ours['memory']:.0f}", f"{stock['memory']:.0f}", ratio)]
    lines.append(row("with a spare in waiting", f"{ours['memory with the spare']:.0f}"))
    title = "Memory of page and workers, MB (performance.measureUserAgentSpecificMemory)"
    show(title, lines, ("", "ours", "stock", "ratio"))


def main() -> int:
    """Measure what was asked for; all parts by default."""
    parser = argparse.ArgumentParser(description="Time the page's Python in Chromium.")
    parser.add_argument("--rounds", type=int, default=5, help="visits of each kind")
    parser.add_argument("parts", nargs="*", help=f"of {', '.join(PARTS)}; all when left out")
    given = parser.parse_args()
    if not (SITE / "lab" / "index.html").is_file() or chromium() is None:
        print("benchmark: needs a built site (`make site`) and a Chromium.", file=sys.stderr)
        return 1
    parts, files = given.parts or PARTS, served_files()
    print(f"Load of the machine before: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    with sync_playwright() as playwright:
        for part in ("loopback", "paced"):
            if part in parts:
                time_boots(playwright, files, given.rounds, paced=part == "paced")
        if "memory" in parts:
            take_memory(playwright, files)
        if "explorer" in parts:
            with serving(files) as server:
                found = measure_explorer(playwright, server, given.rounds)
            show("The laboratory, 6 optimizers x 300 steps, ms", explorer_rows(found))
    print(f"\nLoad of the machine after: {os.getloadavg()[0]:.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
