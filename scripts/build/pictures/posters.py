"""Draw the poster of every explorer: its first picture, which stands in the page itself.

It is what a reader sees without JavaScript, before it arrives, and in print. The explorer's own
code draws it, so that what takes its place looks the same.
"""

import shutil
import subprocess
from pathlib import Path

from scripts.build.data import maps, matrices, races
from scripts.errors import BuildError

ROOT = Path(__file__).resolve().parents[3]
OUTPUT = ROOT / "docs" / "generated" / "posters"
FIRST_PAGE = OUTPUT / "hero"
HOME = "home"
DOOR = "failing-saddle"  # the race of the gallery on the first page's door to the laboratory
SCRIPT = Path(__file__).with_suffix(".mjs")


def presets() -> list[str]:
    """The presets that explorers open with: all but those of the gallery and the first page's."""
    found = races.read_presets()
    return sorted(set(found) - set(found["lab"]["gallery"]) - {HOME})


def build() -> list[Path]:
    """Draw all posters; return the files made.

    Raises:
        BuildError: The explorer's code has failed, and has said why.
    """
    shutil.rmtree(OUTPUT, ignore_errors=True)
    matrix = sorted(path.stem for path in matrices.PRESETS.glob("*.json"))
    made = draw("gd-explorer", races.OUTPUT, OUTPUT, presets())
    made += draw("gd-hero", races.OUTPUT, FIRST_PAGE, [HOME])
    made += draw("gd-thumbnail", races.OUTPUT, FIRST_PAGE, [DOOR])
    made += draw("gd-momentum-map", maps.OUTPUT, OUTPUT / "maps", ["momentum"])
    return made + draw("gd-matrix-explorer", matrices.OUTPUT, OUTPUT / "matrix", matrix)


def draw(tag: str, data: Path, folder: Path, names: list[str]) -> list[Path]:
    """Draw the posters of one kind of explorer; return the files made.

    Raises:
        BuildError: The explorer's code has failed, and has said why.
    """
    folder.mkdir(parents=True, exist_ok=True)
    command = ["node", str(SCRIPT), tag, str(data), str(folder), *names]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    if done.returncode:
        raise BuildError(f"The posters could not be drawn.\n{done.stderr}")
    return [folder / f"{name}.html" for name in names]
