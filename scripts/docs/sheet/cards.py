"""A method's card: its way down one valley, its rule, and what one wants to know at a glance."""

from typing import Any

import numpy as np

from gd_core.surfaces import Ravine
from scripts.build.pictures.traces import WINDOW
from scripts.docs.sheet.facts import Facts

WIDTH, HEIGHT = 200, 130
UNIT = WIDTH / (WINDOW[0][1] - WINDOW[0][0])  # of the plane, in pixels
# The theme sets the `href` of all that has one, which of a `use` cannot be set: hence `xlink:href`.
LEVELS = (60.0, 25.0, 10.0, 4.0, 1.5, 0.5, 0.1)  # losses, each of which has an ellipse

CARD = """\
<div class="gd-card" data-optimizer="{name}" markdown="1">
<div class="gd-card__trace">{picture}</div>

[{label}]({stem}.md){{ .gd-card__name }} <span class="gd-card__year">{year}</span>

{rule}

{today}

<div class="gd-card__facts"><span>keeps {state}</span><span>rate {rate}</span></div>

</div>
"""


def card(facts: Facts, trace: dict[str, Any] | None) -> str:
    """Write a method's card in Markdown."""
    return CARD.format(
        name=facts.name,
        label=facts.label,
        stem=facts.stem,
        year=facts.year,
        picture=picture(facts.label, trace),
        rule="  \n".join(f"$\\displaystyle {line}$" for line in facts.rule)
        + "\n{ .gd-card__rule .gd-formula }",
        state=state(facts),
        rate=facts.rate or "none",
        today=f"{facts.today}\n{{ .gd-card__today }}" if facts.today else "",
    )


def state(facts: Facts) -> str:
    """Name what a method keeps, in HTML."""
    if not facts.arrays:
        return "nothing"
    return ", ".join(f"<code>{name}</code>" for name in facts.arrays)


def picture(label: str, trace: dict[str, Any] | None) -> str:
    """Draw a run over the valley; without a run, the valley."""
    title = f"The way of {label} down a valley"
    run = ""
    if trace:
        title += f", at rate {trace['rate']:g}: it ends at a loss of {trace['loss']:g}"
        points = [(f"{x:.1f}", f"{y:.1f}") for x, y in map(place, trace["points"])]
        line = "L".join(" ".join(point) for point in points)
        (x, y), (end_x, end_y) = points[0], points[-1]
        run = (
            f'<path class="gd-trace__run" d="M{line}"/>'
            f'<circle class="gd-trace__start" cx="{x}" cy="{y}" r="3.5"/>'
            f'<circle class="gd-trace__end" cx="{end_x}" cy="{end_y}" r="3.5"/>'
        )
    return (
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{title}">'
        f'<use xlink:href="#gd-valley"/>{run}</svg>'
    )


def place(point: Any) -> tuple[float, float]:
    """Turn a point of the plane into one of the picture."""
    (left, _), (_, top) = WINDOW
    return UNIT * (point[0] - left), UNIT * (top - point[1])


def valley() -> str:
    """Draw the valley once, for all pictures to use."""
    ravine = Ravine()
    angle = -np.degrees(np.arctan2(ravine.sine, ravine.cosine))
    radii = [[UNIT * (2 * level / c) ** 0.5 for c in ravine.curvatures] for level in LEVELS]
    middle = " ".join(f"{at:.1f}" for at in place(ravine.minima[0]))
    turn = f"translate({middle}) rotate({angle:.1f})"
    ellipses = "".join(f'<ellipse rx="{along:.1f}" ry="{across:.1f}"/>' for along, across in radii)
    return (
        '<svg class="gd-valley" aria-hidden="true" width="0" height="0">'
        f'<symbol id="gd-valley" viewBox="0 0 {WIDTH} {HEIGHT}">'
        f'<rect class="gd-trace__high" width="{WIDTH}" height="{HEIGHT}"/>'
        f'<g class="gd-trace__levels" transform="{turn}">{ellipses}</g></symbol></svg>'
    )
