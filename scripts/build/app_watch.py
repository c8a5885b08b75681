"""Bundle again after each edit of a script or style, while a site is being served."""

import time
from pathlib import Path

from scripts.build.app import APP, BundleError, build, generated_files

INTERVAL = 0.15  # seconds between two looks at the sources


def sources() -> dict[Path, int]:
    """When each file was last written that a bundle is made from."""
    own = [path for kind in ("js", "css") for path in APP.rglob(f"*.{kind}")]
    return {path: path.stat().st_mtime_ns for path in [*own, *generated_files()]}


def rebuild(output: Path) -> None:
    """Bundle into a folder, and say in one line how it went."""
    started = time.monotonic()
    try:
        build(output, is_hashed=False)
    except BundleError as error:
        print(f"app: {error}", flush=True)
    else:
        print(f"app: bundled in {time.monotonic() - started:.2f} s", flush=True)


def watch(output: Path) -> int:
    """Bundle now and after each edit, until Ctrl+C."""
    seen: dict[Path, int] = {}
    try:
        while True:
            try:
                current = sources()
            except FileNotFoundError:  # an editor is just replacing the file
                continue
            if current != seen:
                seen = current
                rebuild(output)
            time.sleep(INTERVAL)
    except KeyboardInterrupt:
        return 0
