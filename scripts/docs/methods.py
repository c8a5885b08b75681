"""Write the cheat sheet of all optimizers: a card and a line of the table each, none left out."""

import json
from pathlib import Path
from typing import Any

import gd_core.optimizers
from scripts.docs.sheet.cards import card, valley
from scripts.docs.sheet.facts import Facts, facts_of

ROOT = Path(__file__).resolve().parents[2]
OUTPUT = ROOT / "docs" / "generated" / "methods.md"
TRACES = ROOT / "docs" / "generated" / "traces" / "optimizers.json"
HEAD = (
    "| Method | Year | The idea | Kept for each parameter | Default rate "
    "| Each parameter by itself | Worth it today? |\n|---|---|---|---|---|---|---|"
)
SHEET = """\
<div class="gd-sheet" markdown="1">
<div class="gd-sheet__bar">{valley}</div>

<div class="gd-sheet__cards" markdown="1">
{cards}
</div>

<div class="gd-sheet__table" markdown="1">

{head}
{rows}

</div>

</div>
"""


def row(facts: Facts) -> str:
    """Write an optimizer's line."""
    cells = (
        f"[{facts.label}]({facts.stem}.md)",
        facts.year,
        facts.idea,
        f"{facts.kept:.3g}",
        facts.rate,
        "yes" if facts.by_itself else "no",
        facts.today,
    )
    return f"| {' | '.join(cells)} |"


def read_traces() -> dict[str, Any]:
    """Read the runs that cards show; a method whose run is still to be made has none."""
    return json.loads(TRACES.read_text(encoding="utf-8")) if TRACES.is_file() else {}


def build() -> list[Path]:
    """Write cards and table, for a snippet to include; return their path."""
    traces = read_traces()
    methods = [facts_of(name) for name in gd_core.optimizers.__all__]
    cards = [card(facts, traces.get(facts.name)) for facts in methods]
    text = SHEET.format(
        valley=valley(), cards="\n".join(cards), head=HEAD, rows="\n".join(map(row, methods))
    )
    OUTPUT.parent.mkdir(parents=True, exist_ok=True)
    OUTPUT.write_text(text, encoding="utf-8")
    return [OUTPUT]
