"""Find browsers for the tests and for build steps: installed, Playwright's own, or Debian's."""

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
MACOS = (
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
)


def installed_chromium() -> str | None:
    """Return the path of a Chromium or Chrome that this machine already has."""
    named = os.environ.get("GD_CHROMIUM")
    found = (shutil.which(name) for name in NAMES)
    return (
        named
        or next(filter(None, found), None)
        or next((str(p) for p in MACOS if p.exists()), None)
    )


def playwright_chromium() -> str | None:
    """Return the path of Playwright's own Chromium, downloading it when the network allows."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    if not Path(path).exists():
        command = [sys.executable, "-m", "playwright", "install", "chromium"]
        _runs_quietly(command)
    return path if Path(path).exists() else None


def debian_package(name: str) -> bool:
    """Install a Debian package when this is Debian and we are root; tell whether it worked."""
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return False
    print(f"browser: installing Debian's package {name}", flush=True)
    update, install = ["apt-get", "update"], ["apt-get", "install", "-y", "--no-install-recommends"]
    return _runs_quietly(update) and _runs_quietly([*install, name])


def _runs_quietly(command: list[str]) -> bool:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    return not subprocess.run(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ).returncode


@cache
def chromium(install: bool = True) -> str | None:
    """Return the path of a Chromium; with `install`, fetch one when there is none."""
    path = installed_chromium()
    if path or not install:
        return path
    path = playwright_chromium()
    if not path and debian_package("chromium"):
        path = installed_chromium()
    return path


def firefox(install: bool = True) -> str | None:
    """Return the path of a Firefox; with `install`, fetch Debian's when there is none."""
    found = (shutil.which(name) for name in ("firefox-esr", "firefox"))
    path = next(filter(None, found), None)
    if not path and install and debian_package("firefox-esr"):
        path = shutil.which("firefox-esr")
    return path


def main() -> int:
    """Make sure that a Chromium is there, or say in one line what to do; try for a Firefox."""
    firefox()  # a second opinion: where it cannot be had, Chromium's tests stand alone
    if chromium() is None:
        message = (
            "browser: no Chromium or Chrome found; install one, or set GD_CHROMIUM to its path."
        )
        print(message, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
