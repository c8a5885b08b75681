"""Draw the poster of every explorer: its first picture, which stands in the page itself.

It is what a reader sees without JavaScript, before it arrives, and in print. The explorer's own
code draws it, so that what takes its place looks the same.
"""

import shutil
import subprocess
from pathlib import Path

from scripts.build import races
from scripts.errors import BuildError

ROOT = Path(__file__).resolve().parents[2]
OUTPUT = ROOT / "docs" / "generated" / "posters"
HOME = "home"
DRAWINGS = (HOME, "thumbnail")  # what the theme shows on the first page, see drawn.py
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
    OUTPUT.mkdir(parents=True)
    names = presets()
    command = ["node", str(SCRIPT), str(races.OUTPUT), str(OUTPUT), *names]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    if done.returncode:
        raise BuildError(f"The posters could not be drawn.\n{done.stderr}")
    return [OUTPUT / f"{name}.html" for name in (*DRAWINGS, *names)]
