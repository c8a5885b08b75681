"""Write the stylesheet that gives each optimizer its color and dash.

`docs/app/styles/optimizers.json` is the one place where they stand: scripts import it, figures
read it through `scripts.figures.look`, and the page's styles are made from it here. An element with
`data-optimizer="Adam"` has the properties `--run` and `--dash`; a further run of the same
method also has `data-twin="1"`, then "2", and so on, which keep the hue.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[3]
COLORS = ROOT / "docs" / "app" / "styles" / "optimizers.json"
OUTPUT = ROOT / "docs" / "generated" / "styles" / "optimizers.css"
SCHEMES = {"light": ":root", "dark": '[data-md-color-scheme="slate"]'}
PRINTED = '@media print { [data-md-color-scheme="slate"]'  # paper is white in either scheme
# A twin goes away from the relief: toward black where that is light, else toward white.
AWAY = {"light": "#000000", "dark": "#ffffff"}
MOST_TWINS = 15  # a race holds sixteen runs
# What sets a further run apart: its share of black or white, and its dash. There are three shares
# and five dashes, so that no two of fifteen have both in common.
SHARES = (0.35, 0.6, 0.8)
DASHES = ("4 2", "1 2", "8 2 1 2", "3 1 1 1", "10 2 3 2")
TWINS = {n + 1: (SHARES[n % 3], DASHES[n % 5]) for n in range(MOST_TWINS)}
OTHER = {"hue": "ink", "dash": "5 3"}  # of a method that has no line of its own


@cache
def read_colors() -> dict[str, Any]:
    """Read the colors, by relief, hue and optimizer."""
    return json.loads(COLORS.read_text(encoding="utf-8"))


def mixed(color: str, other: str, share: float) -> str:
    """Mix two sRGB colors, as CSS's `color-mix(in srgb, ...)` does."""
    pairs = [(int(color[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(one + share * (two - one)):02x}" for one, two in pairs)


def twin_of(number: int) -> tuple[float, str]:
    """How a further run of a method differs: the share of black or white in it, and its dash."""
    return TWINS[min(number, MOST_TWINS)]


def color_of(name: str, scheme: str, twin: int = 0) -> str:
    """Give the color of an optimizer's run in a scheme, "light" or "dark"."""
    colors = read_colors()
    color = colors["hues"][colors["optimizers"].get(name, OTHER)["hue"]][scheme]
    return mixed(color, AWAY[scheme], twin_of(twin)[0]) if twin else color


def dash_of(name: str, twin: int = 0) -> str:
    """Give the dash of an optimizer's run in pixels, as SVG writes it; empty for a whole line."""
    return twin_of(twin)[1] if twin else read_colors()["optimizers"].get(name, OTHER)["dash"]


def stylesheet() -> str:
    """Give the style rules of all optimizers."""
    colors = read_colors()
    rules = [rule(selector, scheme_properties(colors, s)) for s, selector in SCHEMES.items()]
    rules.append(rule(PRINTED, scheme_properties(colors, "light")) + " }")
    rules += rules_of("[data-optimizer]", OTHER)
    for name, line in colors["optimizers"].items():
        rules += rules_of(f'[data-optimizer="{name}"]', line)
    return "\n".join(rules)


def rules_of(selector: str, line: dict[str, str]) -> list[str]:
    """Give the rules of a method and of its further runs."""
    hue = f"var(--gd-{line['hue']})"
    rules = [rule(selector, {"--run": hue, "--dash": line["dash"] or "none"})]
    for twin in range(1, MOST_TWINS + 1):
        share, dash = twin_of(twin)
        run = f"color-mix(in srgb, {hue}, var(--gd-away) {share:.0%})"
        rules.append(rule(f'{selector}[data-twin="{twin}"]', {"--run": run, "--dash": dash}))
    return rules


def scheme_properties(colors: dict[str, Any], scheme: str) -> dict[str, str]:
    """Give what differs between light and dark: hues, relief, and where twins go."""
    low, high = colors["relief"][scheme]
    hues = {f"--gd-{hue}": shades[scheme] for hue, shades in colors["hues"].items()}
    for group in ("series", "figure"):
        hues |= {f"--gd-{group}-{key}": pair[scheme] for key, pair in colors[group].items()}
    relief = {"--gd-relief-low": low, "--gd-relief-high": high, "--gd-away": AWAY[scheme]}
    return hues | relief


def rule(selector: str, properties: dict[str, str]) -> str:
    """Write one rule of a stylesheet."""
    return f"{selector} {{{' '.join(f'{name}: {value};' for name, value in properties.items())}}}"


def build() -> list[Path]:
    """Write the stylesheet."""
    OUTPUT.parent.mkdir(parents=True, exist_ok=True)
    OUTPUT.write_text(stylesheet() + "\n", encoding="utf-8")
    return [OUTPUT]
