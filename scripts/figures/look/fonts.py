"""The site's typeface for Matplotlib, so that a figure is laid out with the page's own metrics.

Inter comes as variable WOFF2, a file for each script; Matplotlib reads static TrueType. The cut of
each weight is kept below `.cache/`.
"""

import logging
import subprocess
from functools import cache
from hashlib import sha256
from pathlib import Path
from types import SimpleNamespace

from fontTools.ttLib import TTFont, woff2
from fontTools.varLib.instancer import instantiateVariableFont
from matplotlib.font_manager import fontManager

from scripts.runtime.places import node

ROOT = Path(__file__).resolve().parents[3]
FILES = ROOT / "node_modules" / "@fontsource-variable" / "inter" / "files"
CUTS = ROOT / ".cache" / "fonts"
SUBSETS = {"Inter": "latin", "Inter Greek": "greek"}
FAMILIES = [*SUBSETS, "DejaVu Sans"]
WEIGHTS = (400, 600)
UNPACK = "process.stdout.write(zlib.brotliDecompressSync(fs.readFileSync(0)))"


def decompress(packed: bytes) -> bytes:
    """Unpack Brotli with Node, which the build needs anyway, where Python has no module for it."""
    unpacked = subprocess.run([node(), "-e", UNPACK], input=packed, capture_output=True, check=True)
    return unpacked.stdout


def cut(family: str, weight: int) -> Path:
    """Return one weight of one subset as a TrueType file, made if it is not there."""
    source = FILES / f"inter-{SUBSETS[family]}-wght-normal.woff2"
    digest = sha256(source.read_bytes()).hexdigest()[:12]
    path = CUTS / f"{family.replace(' ', '-')}-{weight}-{digest}.ttf"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        font = instantiateVariableFont(TTFont(source), {"wght": weight})
        name_cut(font, family, weight)
        font.flavor = None
        finished = path.with_suffix(f".{id(font)}")
        font.save(finished)
        finished.replace(path)  # another process may make the same file
    return path


def name_cut(font: TTFont, family: str, weight: int) -> None:
    """Write family and weight into a font, whose subsets else all have one name."""
    font["OS/2"].usWeightClass = weight  # pyright: ignore[reportAttributeAccessIssue]
    names = font["name"]
    names.names = [record for record in names.names if record.nameID not in {16, 17}]
    style = "Regular" if weight == WEIGHTS[0] else "SemiBold"
    for key, text in {1: family, 2: style, 4: f"{family} {style}"}.items():
        names.setName(text, key, 3, 1, 0x409)


@cache
def register() -> None:
    """Make the typeface known to Matplotlib, once in a process."""
    if not woff2.haveBrotli:
        woff2.brotli, woff2.haveBrotli = SimpleNamespace(decompress=decompress), True
    # Symbols come from a typeface that has no such weight, which is not worth a warning.
    logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)
    for family in SUBSETS:
        for weight in WEIGHTS:
            fontManager.addfont(cut(family, weight))
