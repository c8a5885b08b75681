"""Bundle the browser libraries and fonts that pages use into `docs/generated/vendor/`.

Each file in `scripts/vendor/` names what the site needs of a library; esbuild makes one module or
stylesheet of it. The license of every package that went in is listed beside them.
"""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

from scripts.build.stamps import digest_of, is_fresh, write_stamp

ROOT = Path(__file__).resolve().parent.parent
ENTRIES = ROOT / "scripts" / "vendor"
MODULES = ROOT / "node_modules"
OUTPUT = ROOT / "docs" / "generated" / "vendor"
STAMP = OUTPUT / ".vendor.stamp"
# Every browser that runs our Python reads WOFF2, so that the older font formats stay out.
OPTIONS = (
    "--bundle",
    "--format=esm",
    "--minify",
    "--target=es2022",
    "--legal-comments=none",
    "--loader:.woff2=file",
    "--loader:.woff=empty",
    "--loader:.ttf=empty",
    "--log-level=warning",
)


def entries() -> list[Path]:
    """The files that name what is bundled."""
    return sorted(ENTRIES.iterdir())


def bundle(metafile: Path) -> None:
    """Run esbuild; raise CalledProcessError when it fails."""
    esbuild = MODULES / "esbuild" / "bin" / "esbuild"
    places = [f"--outdir={OUTPUT}", f"--metafile={metafile}"]
    subprocess.run(["node", esbuild, *entries(), *OPTIONS, *places], cwd=ROOT, check=True)


def declare_types() -> None:
    """Give each module its types: an entry only re-exports, so that it declares itself."""
    for entry in ENTRIES.glob("*.js"):
        shutil.copy(entry, OUTPUT / f"{entry.stem}.d.ts")


def drop_empty_fonts(stylesheet: Path) -> None:
    """Take the font sources out that the bundle left empty."""
    text = stylesheet.read_text()
    stylesheet.write_text(re.sub(r',url\(\) ?format\("\w+"\)', "", text))


def packages_in(metafile: Path) -> list[str]:
    """Name the npm packages whose files went into the bundles."""
    inputs = json.loads(metafile.read_text())["inputs"]
    found = re.findall(r"node_modules/((?:@[^/]+/)?[^/]+)/", "\n".join(inputs))
    return sorted(set(found))


def license_of(package: str) -> str:
    """Return one package's name, version, license, and the license's text."""
    folder = MODULES / package
    about = json.loads((folder / "package.json").read_text())
    texts = [path.read_text() for path in sorted(folder.glob("LICEN[CS]E*"))]
    title = f"{package} {about['version']} ({about.get('license', 'see below')})"
    return "\n".join([title, "=" * len(title), *texts])


def build() -> list[Path]:
    """Make every bundle and the list of licenses; return the files made."""
    shutil.rmtree(OUTPUT, ignore_errors=True)
    OUTPUT.mkdir(parents=True)
    metafile = OUTPUT / "metafile.json"
    bundle(metafile)
    declare_types()
    drop_empty_fonts(OUTPUT / "katex.css")
    licenses = "\n\n".join(license_of(package) for package in packages_in(metafile))
    (OUTPUT / "LICENSES.txt").write_text(licenses)
    metafile.unlink()
    return sorted(OUTPUT.iterdir())


def main() -> int:
    """Bundle what changed."""
    current = digest_of([*entries(), Path(__file__), ROOT / "package-lock.json"])
    if is_fresh(STAMP, current):
        return 0
    try:
        made = build()
    except (subprocess.CalledProcessError, FileNotFoundError) as error:
        print(f"vendor: esbuild failed ({error}); run `make setup` again.", file=sys.stderr)
        return 1
    write_stamp(STAMP, current, made)
    size = sum(path.stat().st_size for path in made) / 1e6
    print(f"vendor: {len(made)} files, {size:.1f} MB", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
