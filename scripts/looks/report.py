"""What a measure found, as a printed table and as JSON."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

Row = dict[str, object]
WIDEST = 60
HOLDS = "holds"
SAID = {True: "yes", False: "NO"}


@dataclass(frozen=True)
class Found:
    """A table; a row's entry `holds` says whether it reaches the goal, if it has one.

    Attributes:
        details: What is too long for a table, one line each.
    """

    title: str
    goal: str
    rows: list[Row]
    details: list[str] = field(default_factory=list)

    @property
    def misses(self) -> int:
        """How many rows miss the goal."""
        return sum(row.get(HOLDS) is False for row in self.rows)


def said(value: object) -> str:
    """One entry as it is printed."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return SAID[value]
    if isinstance(value, float):
        return f"{value:.3g}" if abs(value) < 100 else f"{value:,.0f}"
    text = f"{value:,}" if isinstance(value, int) else str(value)
    return text if len(text) <= WIDEST else text[: WIDEST - 1] + "…"


def table(rows: Sequence[Row]) -> list[str]:
    """Lay rows out in columns, numbers to the right."""
    names = list(dict.fromkeys(name for row in rows for name in row))
    lines = [[*names], *([said(row.get(name)) for name in names] for row in rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    numeric = [all(_is_number(row.get(name)) for row in rows) for name in names]
    return [
        "  ".join(
            text.rjust(width) if right else text.ljust(width)
            for text, width, right in zip(line, widths, numeric, strict=True)
        ).rstrip()
        for line in lines
    ]


def _is_number(value: object) -> bool:
    return value is None or (isinstance(value, int | float) and not isinstance(value, bool))


def show(found: Found) -> None:
    """Print a table at once, so that an interrupted run leaves whole ones."""
    missed = f"; {found.misses} of {len(found.rows)} miss it" if found.misses else ""
    print(f"\n{found.title}. Goal: {found.goal}{missed}")
    print("\n".join(f"  {line}" for line in [*table(found.rows), *found.details]), flush=True)


def write_json(path: Path, machine: Row, tables: dict[str, Found]) -> None:
    """Write all tables, and what the machine was doing, to a file."""
    parts = {name: asdict(found) | {"misses": found.misses} for name, found in tables.items()}
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps({"machine": machine, "parts": parts}, indent=2, ensure_ascii=False)
    path.write_text(text + "\n", encoding="utf-8")
