"""Run every test: the quick checks, JavaScript, Python, documentation, and the built site."""

import subprocess
import sys
import time
from pathlib import Path

from scripts import browser, check

ROOT = Path(__file__).resolve().parent.parent
BOTH_CORES = ["-n", "2", "--durations", "10"]
# A file's tests share servers and pages, so that a file stays in one process; the files come in
# the order of tests/browser/conftest.py, which puts the longest first.
BY_FILE = [*BOTH_CORES, "--dist", "loadfile", "--no-loadscope-reorder"]


def steps() -> dict[str, list[str]]:
    """Name each part of the test run, and give its command."""
    scripts = [str(path) for path in sorted((ROOT / "tests" / "app").rglob("*.test.mjs"))]
    coverage = ["--cov", "--cov-branch", "--cov-report=term-missing:skip-covered"]
    return {
        "JavaScript": ["node", "--test", *scripts],
        "Python": [
            sys.executable,
            "-m",
            "pytest",
            *BOTH_CORES,
            *coverage,
            "--ignore=tests/browser",
        ],
        "browser": [sys.executable, "-m", "pytest", *BY_FILE, "tests/browser"],
    }


def main() -> int:
    """Run all parts even when one fails, and name those that failed at the end."""
    if browser.main():
        return 1
    failed = ["quick checks"] if check.main() else []
    for name, command in steps().items():
        print(f"test: {name}", flush=True)
        started = time.monotonic()
        if subprocess.run(command, cwd=ROOT).returncode:
            failed.append(name)
        print(f"test: {name} took {time.monotonic() - started:.0f} s", flush=True)
    print(f"test: failed: {', '.join(failed)}" if failed else "test: all parts passed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
