"""Draw the picture of the README, which stands on white: `python -m scripts.build.readme`.

It is the one figure that is kept in git, since who reads the repository has built nothing. A test
compares it with what this script draws.
"""

from dataclasses import fields
from pathlib import Path
from typing import Any

from scripts.build.figures import render
from scripts.figures.look.theme import LIGHT, Theme
from scripts.figures.momentum.momentum import draw_valley

ROOT = Path(__file__).resolve().parents[2]
PICTURE = ROOT / ".github" / "valley.svg"


class OnItsBackground(Theme):
    """A theme that fills the background, which pages leave to the page."""

    def settings(self) -> dict[str, Any]:
        """Matplotlib's rcParams of this theme."""
        return {**super().settings(), "savefig.facecolor": self.background}


def draw() -> bytes:
    """Return the picture as SVG."""
    look = {field.name: getattr(LIGHT, field.name) for field in fields(LIGHT)}
    return render(draw_valley, OnItsBackground(**look))


if __name__ == "__main__":
    PICTURE.write_bytes(draw())
