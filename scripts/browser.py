"""Find browsers for the tests and for the memory snapshot; install them where that is wanted.

Looking for one never installs anything. `make browser`, which `make test` runs first, installs
what is missing, unless the variable GD_INSTALL_BROWSERS is `no`: Playwright's Chromium, which stays
in the user's cache, else Debian's packages, for which one must be root.
"""

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


@cache
def chromium() -> str | None:
    """Return the path of a Chromium or Chrome: the one named, installed, or Playwright's own."""
    found = (shutil.which(name) for name in NAMES)
    return (
        os.environ.get("GD_CHROMIUM")
        or next(filter(None, found), None)
        or next((str(path) for path in MACOS if path.exists()), None)
        or playwright_chromium()
    )


def playwright_chromium() -> str | None:
    """Return the path of the Chromium that Playwright has downloaded, if it has."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def firefox() -> str | None:
    """Return the path of a Firefox that this machine has."""
    found = (shutil.which(name) for name in ("firefox-esr", "firefox"))
    return next(filter(None, found), None)


def install_chromium() -> None:
    """Let Playwright download its Chromium; where it cannot, take Debian's."""
    print("browser: no Chromium found; downloading Playwright's", flush=True)
    _runs_quietly([sys.executable, "-m", "playwright", "install", "chromium"])
    chromium.cache_clear()
    if chromium() is None and debian_package("chromium"):
        chromium.cache_clear()


def debian_package(name: str) -> bool:
    """Install a Debian package when this is Debian and we are root; tell whether it worked."""
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return False
    print(f"browser: installing Debian's package {name} (GD_INSTALL_BROWSERS=no forbids it)")
    update, install = ["apt-get", "update"], ["apt-get", "install", "-y", "--no-install-recommends"]
    return _runs_quietly(update) and _runs_quietly([*install, name])


def _runs_quietly(command: list[str]) -> bool:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    return not subprocess.run(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ).returncode


def main() -> int:
    """Make sure that a Chromium is there, or say in one line what to do; try for a Firefox."""
    may_install = os.environ.get("GD_INSTALL_BROWSERS") != "no"
    if may_install and firefox() is None:
        debian_package("firefox-esr")  # without it Chromium's tests stand alone
    if may_install and chromium() is None:
        install_chromium()
    if chromium() is None:
        message = "no Chromium or Chrome found; install one, or set GD_CHROMIUM to its path."
        print(f"browser: {message}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
