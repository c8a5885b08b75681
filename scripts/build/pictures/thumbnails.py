"""Draw what the laboratory's menus show: each surface, and each race of the gallery, in small."""

import json
import subprocess
from pathlib import Path
from typing import Any

from scripts.build.data.races import OUTPUT, load_explorer, plain, read_presets
from scripts.errors import BuildError

ROOT = Path(__file__).resolve().parents[3]
SCRIPT = Path(__file__).with_suffix(".mjs")


def what_to_draw() -> dict[str, Any]:
    """Give the catalog, the heights of every surface by name, and the gallery's races."""
    explorer = load_explorer()
    catalog = explorer.catalog()
    kept = [name for name in catalog["surfaces"] if name != "Expression"]
    fields = {name: explorer.field({"surface": name}) for name in kept}
    names = read_presets()["lab"]["gallery"]
    races = {name: json.loads((OUTPUT / f"{name}.json").read_text()) for name in names}
    return plain({"catalog": catalog, "fields": fields, "races": races})


def draw(content: dict[str, Any]) -> str:
    """Draw with the page's own scripts, in Node; return JSON.

    Raises:
        BuildError: Node is missing, or a script failed.
    """
    text = json.dumps(content)
    command = ["node", str(SCRIPT)]
    done = subprocess.run(command, cwd=ROOT, input=text, capture_output=True, text=True)
    if done.returncode:
        raise BuildError(f"no thumbnails could be drawn.\n{done.stderr}")
    return done.stdout


def build() -> list[Path]:
    """Draw all thumbnails; return the file made."""
    path = OUTPUT / "thumbnails.json"
    path.write_text(draw(what_to_draw()), encoding="utf-8")
    return [path]
