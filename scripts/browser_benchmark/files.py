"""What the benchmark serves, all of it in memory: the built site, stock Pyodide, and two pages."""

import gzip
import json
import subprocess
from functools import cache
from pathlib import Path

from scripts.build.bundle.app import NAMES, OUTPUT
from scripts.runtime.fetch import fetch_wheels
from scripts.runtime.places import PYODIDE, ROOT, node

SITE = ROOT / "site"
PAGES = Path(__file__).resolve().parent / "pages"
STOCK = (
    "pyodide.mjs",
    "pyodide.asm.mjs",
    "pyodide.asm.wasm",
    "python_stdlib.zip",
    "pyodide-lock.json",
)
SOURCE = b"/site/app/runtime/python.js"  # what the pages here import
WORTH = 0.95  # a host that compresses leaves alone what does not shrink
# Quality 11, as for files prepared beforehand, takes half a minute and 5 % less.
BROTLI = """
const { brotliCompressSync, constants } = require("node:zlib");
const bytes = require("node:fs").readFileSync(0);
const params = { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_LGWIN]: 24 };
process.stdout.write(String(brotliCompressSync(bytes, { params }).length));
"""


class File:
    """One served file, in the encodings that it was asked for."""

    def __init__(self, raw: bytes) -> None:
        self.raw = raw

    @property
    def gzipped(self) -> bytes | None:
        """The file in gzip, or None where that gains nothing."""
        return _gzipped(self.raw)

    def size(self, encoding: str) -> int:
        """The bytes that a host with this encoding (raw, gzip or brotli) would send."""
        if encoding == "gzip":
            return len(self.gzipped or self.raw)
        return _brotli_size(self.raw) if encoding == "brotli" else len(self.raw)


@cache
def _gzipped(raw: bytes) -> bytes | None:
    compressed = gzip.compress(raw, compresslevel=6, mtime=0)
    return compressed if len(compressed) < WORTH * len(raw) else None


@cache
def _brotli_size(raw: bytes) -> int:
    command = [str(node()), "-e", BROTLI]
    size = int(subprocess.run(command, input=raw, capture_output=True, check=True).stdout)
    return size if size < WORTH * len(raw) else len(raw)


def bundled(page: bytes) -> bytes:
    """Let a page import the site's Python under the name that the bundle has for it."""
    names = json.loads((OUTPUT / NAMES).read_text(encoding="utf-8"))
    address = f"/site/generated/app/{names['runtime/python.js']}"
    return page.replace(SOURCE, address.encode())


def served_files() -> dict[str, File]:
    """Every file by its address: /site/ as built, /stock/ as npm and the CDN have it, /bench/."""
    folders = {"/site/": SITE, "/bench/": PAGES}
    files = {
        prefix + path.relative_to(folder).as_posix(): File(path.read_bytes())
        for prefix, folder in folders.items()
        for path in folder.rglob("*")
        if path.is_file()
    }
    for address in files:
        if address.startswith("/bench/"):
            files[address] = File(bundled(files[address].raw))
    numpy = fetch_wheels()["numpy"]
    for path in [*(PYODIDE / name for name in STOCK), numpy]:
        files[f"/stock/{path.name}"] = File(path.read_bytes())
    return files
