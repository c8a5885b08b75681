"""The printed tables: medians, the noise as least and most, ratios, and what was hoped for."""

import statistics
from collections.abc import Sequence

from scripts.browser_benchmark.boots import Measured
from scripts.browser_benchmark.explorer import percentile


def spread(values: Sequence[float]) -> str:
    """Median (least-most), in whole milliseconds."""
    return f"{statistics.median(values):,.0f} ({min(values):,.0f}-{max(values):,.0f})"


def verdict(value: float, most: float | None) -> str:
    """Say whether a value keeps below what is expected."""
    if most is None:
        return ""
    return f"expected <= {most:g}: {'yes' if value <= most else 'NO'}"


def row(what: str, ours: str, stock: str = "", ratio: str = "", note: str = "") -> str:
    """One line of a table."""
    return f"  {what:<38}{ours:>22}{stock:>24}{ratio:>8}  {note}".rstrip()


def boot_rows(found: Measured, limits: dict[str, float]) -> list[str]:
    """One line for each kind of boot, with ours / stock."""
    lines = []
    for what in ("cold", "second visit", "after Stop"):
        ours, stock = found.get((what, "ours")), found.get((what, "stock"))
        if not ours or not stock:
            continue
        ratio = statistics.median(ours) / statistics.median(stock)
        held = statistics.median(ours) if what == "after Stop" else ratio
        note = verdict(round(held, 2), limits.get(what))
        lines.append(row(what, spread(ours), spread(stock), f"{ratio:.2f}", note))
    tasks = {way: max(found["longest task", way]) for way in ("ours", "stock")}
    said = {way: f"{task:.0f}" if task else "none over 50" for way, task in tasks.items()}
    note = verdict(tasks["ours"], limits.get("longest task"))
    return [*lines, row("longest main-thread task", said["ours"], said["stock"], "", note)]


def bytes_rows(sizes: dict[str, dict[str, int]]) -> list[str]:
    """Megabytes up to the first result, by encoding."""
    lines = []
    for encoding, by_way in sizes.items():
        ours, stock = by_way["ours"] / 1e6, by_way["stock"] / 1e6
        lines.append(row(f"MB, {encoding}", f"{ours:.2f}", f"{stock:.2f}", f"{ours / stock:.2f}"))
    return lines


def moves_row(what: str, values: list[float], has_limits: bool = True) -> str:
    """Median and 95th percentile of many moves."""
    middle, late = statistics.median(values), percentile(values, 95)
    held = "yes" if middle <= 40 and late <= 100 else "NO"
    note = f"expected 40 and 100: {held}" if has_limits else ""
    return row(
        what, f"{middle:.0f}, p95 {late:.0f}", f"({min(values):.0f}-{max(values):.0f})", "", note
    )


def explorer_rows(found: dict[str, list[float]]) -> list[str]:
    """The laboratory's lines."""
    lines = [
        moves_row("slider to picture, first move", found["first move of a slider"]),
        moves_row("slider to picture, moves after it", found["slider"]),
        moves_row("drag, from picture to picture", found["between pictures of a drag"]),
        moves_row("drag of the start, all six changed", found["start"], has_limits=False),
    ]
    for what in (name for name in found if name.startswith("map")):
        note = verdict(statistics.median(found[what]), 1000)
        lines.append(row(what, spread(found[what]), "", "", note))
    lines.append(row("frames a second while playing", spread(found["frames a second"])))
    task = max(found["longest task while playing"])
    lines.append(row("longest task while playing", f"{task:.0f}" if task else "none over 50"))
    return lines
