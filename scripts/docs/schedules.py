"""Write the cards of all schedules: what each makes of a learning rate in the course of a run."""

import importlib
from collections.abc import Sequence
from pathlib import Path

import gd_core.schedules
from scripts.build.data.races import load_explorer

ROOT = Path(__file__).resolve().parents[2]
OUTPUT = ROOT / "docs" / "generated" / "schedules.md"
WIDTH, HEIGHT, MARGIN = 200, 80, 8
STEPS, SHOWN = 400, 5  # of a run, and how far apart those that are drawn
JUMP = 0.05  # between neighboring rates
FALLS, STALLS, PATIENCE = 80, 50, 40  # steps in which a loss falls, then not; for who watches it
CARD = """\
<div class="gd-card gd-card--schedule" markdown="1">
<div class="gd-card__trace">{picture}</div>

[{label}]({stem}.md){{ .gd-card__name }}

{idea}
{{ .gd-card__today }}

</div>
"""


def names() -> list[str]:
    """Name all schedules, in the order of the lab; then those that need a loss to watch."""
    offered = list(makers())
    return [*offered, *(name for name in gd_core.schedules.__all__ if name not in offered)]


def makers() -> dict:
    """What makes the lab's schedules for a run of so many steps, at rate 1."""
    load_explorer()
    return importlib.import_module("gd_page.lab.unit_schedules").MAKERS


def rates(name: str) -> list[float]:
    """Give a schedule's rate at each step of a run whose highest rate is 1."""
    if name in makers():
        schedule = makers()[name](STEPS)
        return [float(schedule(step)) for step in range(STEPS)]
    watching = getattr(gd_core.schedules, name)(1.0, factor=0.3, patience=PATIENCE)
    return [float(watching.update(loss)) for loss in stalling_losses()]


def stalling_losses() -> list[float]:
    """Give losses that fall, stall, and fall again."""
    losses, loss = [], 1.0
    for step in range(STEPS):
        loss *= 0.95 if step % (FALLS + STALLS) < FALLS else 1.0
        losses.append(loss)
    return losses


def words(name: str) -> tuple[str, str, str]:
    """Give a schedule's name in words, the stem of its page, and its idea."""
    module = importlib.import_module(getattr(gd_core.schedules, name).__module__)
    label, _, idea = (module.__doc__ or "").partition("\n")[0].partition(": ")
    stem = module.__name__.rpartition(".")[2].replace("_", "-")
    return label, stem, idea[:1].upper() + idea[1:]


def picture(label: str, values: Sequence[float]) -> str:
    """Draw rates against the step: some of them, and both sides of each jump."""
    highest, last = max(values), len(values) - 1
    wide, high = (WIDTH - 2 * MARGIN) / last, HEIGHT - 2 * MARGIN
    points = [
        f"{MARGIN + wide * at:.1f} {HEIGHT - MARGIN - high * values[at] / highest:.1f}"
        for at in range(len(values))
        if at % SHOWN == 0 or at == last or is_jump(values[at - 1 : at + 2])
    ]
    return (
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{label}: the rate in a run">'
        f'<path class="gd-trace__axis" d="M{MARGIN} {HEIGHT - MARGIN}H{WIDTH - MARGIN}"/>'
        f'<path class="gd-trace__run" d="M{"L".join(points)}"/></svg>'
    )


def is_jump(values: Sequence[float]) -> bool:
    """Tell whether neighboring rates differ so much that a picture must show both."""
    return max(values) - min(values) > JUMP


def build() -> list[Path]:
    """Write the cards, for a snippet to include; return their path."""
    cards = []
    for name in names():
        label, stem, idea = words(name)
        drawn = picture(label, rates(name))
        cards.append(CARD.format(label=label, stem=stem, idea=idea, picture=drawn))
    text = "\n".join(['<div class="gd-sheet__cards" markdown="1">', *cards, "</div>", ""])
    OUTPUT.parent.mkdir(parents=True, exist_ok=True)
    OUTPUT.write_text(text, encoding="utf-8")
    return [OUTPUT]
