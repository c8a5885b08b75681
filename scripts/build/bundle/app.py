"""Bundle what runs in the pages, `docs/app/`, into `docs/generated/app/`.

Every file there has a hash of its content in its name, and names the others by theirs: a page gets
the scripts, styles and races of one version, or none. mkdocs.yml takes the first script and the
stylesheet from the environment, see `environment()`. A site that is being served has plain names,
so that an edit of a script asks for no new pages.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any

from scripts.build.bundle.fonts import drop_fonts
from scripts.build.bundle.licenses import write_licenses
from scripts.build.bundle.preload import preloads
from scripts.errors import BuildError

ROOT = Path(__file__).resolve().parents[3]
APP = ROOT / "docs" / "app"
GENERATED = ROOT / "docs" / "generated"
OUTPUT = GENERATED / "app"
NAMES = "names.json"
ESBUILD = ROOT / "node_modules" / "esbuild" / "bin" / "esbuild"
# The program itself, of the one platform that is installed, starts faster than its Node wrapper.
PROGRAMS = "node_modules/@esbuild/*/bin/esbuild"
FILES = ("runtime/manifest.json", "races/*.json", "maps/*.json", "matrices/*.json")
SCRIPTS = ("main.js", "runtime/python.js")  # the second for who asks Python from outside a page
EARLY = "early.js"  # a script of the head, no module
WORKER = "app/runtime/worker.js"
STYLE = "styles/main.css"
# What mkdocs.yml needs while a site is served, whose files have plain names.
PLAIN = {
    "GD_APP_EARLY": "generated/app/early.js",
    "GD_APP_SCRIPT": "generated/app/main.js",
    "GD_APP_STYLE": "generated/app/main.css",
    "GD_APP_PRELOAD": "",
}
OPTIONS = (
    "--bundle",
    "--format=esm",
    "--minify",
    "--target=es2022",
    "--legal-comments=none",
    "--chunk-names=[name]-[hash]",
    "--asset-names=[name]-[hash]",
    # Every browser that runs our Python reads WOFF2, so that the older font formats stay out.
    "--loader:.woff2=file",
    "--loader:.woff=empty",
    "--loader:.ttf=empty",
    "--log-level=warning",
)


class BundleError(BuildError):
    """Nothing can be bundled, or nothing has been."""


def esbuild() -> list[str]:
    """The command that runs esbuild: the program itself, else its wrapper in Node."""
    found = [path for path in ROOT.glob(PROGRAMS) if os.access(path, os.X_OK)]
    return [str(found[0])] if len(found) == 1 else ["node", str(ESBUILD)]


class Bundler:
    """Runs esbuild into one folder, and remembers what became of each source."""

    def __init__(self, output: Path, *, is_hashed: bool) -> None:
        self.output = output
        self.is_hashed = is_hashed
        self.inputs: set[str] = set()
        self.outputs: dict[str, dict[str, Any]] = {}

    def run(self, entries: list[str], *options: str) -> dict[str, str]:
        """Bundle some entries; return the name of what each became."""
        metafile = self.output / f"{Path(entries[0]).stem}-metafile.json"
        names = f"--entry-names={'[name]-[hash]' if self.is_hashed else '[name]'}"
        places = [f"--outdir={self.output}", f"--metafile={metafile}", names]
        sources = [str(APP / entry) for entry in entries]
        command = [*esbuild(), *sources, *OPTIONS, *places, *options]
        try:
            done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
        except FileNotFoundError as error:
            raise BundleError(f"{error.filename} is missing; run `make setup`.") from None
        if done.returncode:
            raise BundleError(f"esbuild failed.\n{done.stderr}")
        made = json.loads(metafile.read_text())
        metafile.unlink()
        self.inputs.update(used_inputs(made))
        self.outputs.update(made["outputs"])
        return entry_names(made)

    def copy(self, source: Path) -> str:
        """Copy a file that scripts fetch; return its name."""
        content = source.read_bytes()
        mark = f"-{sha256(content).hexdigest()[:8]}" if self.is_hashed else ""
        target = self.output / f"{source.parent.name}-{source.stem}{mark}{source.suffix}"
        target.write_bytes(content)
        return target.name


def used_inputs(metafile: dict[str, Any]) -> Iterator[str]:
    """Name the sources of which something went into a bundle."""
    for output in metafile["outputs"].values():
        yield from (name for name, part in output["inputs"].items() if part["bytesInOutput"])
        yield from output["inputs"] if output.get("entryPoint", "").endswith(".css") else ()


def entry_names(metafile: dict[str, Any]) -> dict[str, str]:
    """The file that each entry became, by the entry's path inside the app."""
    prefix = APP.relative_to(ROOT).as_posix() + "/"
    return {
        output["entryPoint"].removeprefix(prefix): Path(name).name
        for name, output in metafile["outputs"].items()
        if "entryPoint" in output and not name.endswith(".map")
    }


def generated_files() -> list[Path]:
    """The files of other build steps that the scripts fetch."""
    found = [path for pattern in FILES for path in sorted(GENERATED.glob(pattern))]
    if not (GENERATED / FILES[0]).is_file():
        raise BundleError("the runtime is missing; run `make generated`.")
    return found


def wheels() -> list[Path]:
    """The Python packages that the runtime ships."""
    runtime = GENERATED / "runtime"
    listed = json.loads((runtime / "manifest.json").read_text())["files"]
    return [runtime / file["name"] for file in listed if file["name"].endswith(".whl")]


def bundle(output: Path, *, is_hashed: bool = True) -> None:
    """Write every file into a new folder, and how they are named."""
    bundler = Bundler(output, is_hashed=is_hashed)
    sources = generated_files()
    files = {f"generated/{p.relative_to(GENERATED).as_posix()}": bundler.copy(p) for p in sources}
    with ThreadPoolExecutor() as pool:
        # The stylesheet waits for the scripts only where their names tell what they hold.
        style = None if is_hashed else pool.submit(bundle_style, bundler, "main.js")
        early = bundler.run([EARLY], "--format=iife")
        names = bundle_scripts(bundler, files) | early
        first = f"{names['main.js']} {names[EARLY]}"
        named = style.result() if style else bundle_style(bundler, first)
    write_licenses(output, bundler.inputs, wheels())
    named = {entry: names[entry] for entry in (EARLY, *SCRIPTS)} | named
    named["preload"] = preloads(bundler.outputs) if is_hashed else ""
    (output / NAMES).write_text(json.dumps(named, indent=1) + "\n")


def bundle_scripts(bundler: Bundler, files: dict[str, str]) -> dict[str, str]:
    """Bundle the worker, and then the scripts, which know its name and those of other files."""
    worker = WORKER.removeprefix("app/")
    files = files | {WORKER: bundler.run([worker])[worker]}
    known = {path: f"generated/app/{name}" for path, name in files.items()}
    define = f"--define:globalThis.GD_BUNDLED_FILES={json.dumps(known)}"
    return bundler.run(list(SCRIPTS), "--splitting", define)


def bundle_style(bundler: Bundler, scripts: str) -> dict[str, str]:
    """Bundle the styles; the first scripts' names, in a comment, make their name new with them.

    See docs/app/ui/version.js.
    """
    style = bundler.run([STYLE], f"--banner:css=/* {scripts} */")
    drop_fonts(bundler.output / style[STYLE])
    return style


@contextmanager
def replacing(folder: Path) -> Iterator[Path]:
    """Give a new folder that takes the place of an old one once it is complete."""
    part = folder.with_name(f".{folder.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True)
    yield part
    shutil.rmtree(folder, ignore_errors=True)
    part.replace(folder)


def build(output: Path = OUTPUT, *, is_hashed: bool = True) -> list[Path]:
    """Bundle everything anew; return the files made.

    Raises:
        BundleError: A source does not parse, or what the bundle is made from is missing.
    """
    with replacing(output) as part:
        bundle(part, is_hashed=is_hashed)
    return sorted(output.iterdir())


def environment(folder: Path = OUTPUT) -> dict[str, str]:
    """The variables that mkdocs.yml needs: the script, the stylesheet, what pages ask for early.

    Raises:
        BundleError: Nothing has been bundled.
    """
    if not (folder / NAMES).is_file():
        raise BundleError("the scripts are not bundled; run `make generated`.")
    names = json.loads((folder / NAMES).read_text())
    return {
        "GD_APP_EARLY": f"generated/app/{names[EARLY]}",
        "GD_APP_SCRIPT": f"generated/app/{names['main.js']}",
        "GD_APP_STYLE": f"generated/app/{names[STYLE]}",
        "GD_APP_PRELOAD": names["preload"],
    }


def main() -> int:
    """Bundle everything once."""
    try:
        made = build()
    except BuildError as error:
        print(f"app: {error}", file=sys.stderr)
        return 1
    print(f"app: {len(made)} files, {sum(p.stat().st_size for p in made) / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
