"""Run every test: the quick checks, JavaScript, Python, documentation, and the built site.

The tests in the browser wait half of their time, so that those of Python run beside them, with
less priority; what they print is shown when they are done.
"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import IO

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


def start(
    name: str, command: list[str], output: IO[bytes] | None = None
) -> subprocess.Popen[bytes]:
    """Start a part of the run; with a file for its output it gives way to the others."""
    print(f"test: {name}", flush=True)
    command = command if output is None else ["nice", "-n", "10", *command]
    return subprocess.Popen(command, cwd=ROOT, stdout=output, stderr=output)


def main() -> int:
    """Run all parts even when one fails, and name those that failed at the end."""
    if browser.main():
        return 1
    failed = ["quick checks"] if check.main() else []
    parts, started = steps(), time.monotonic()
    with tempfile.TemporaryFile() as output:
        python = start("Python", parts.pop("Python"), output)
        codes = {name: start(name, command).wait() for name, command in parts.items()}
        codes["Python"] = python.wait()
        output.seek(0)
        print(output.read().decode(errors="replace"), flush=True)
    failed += [name for name, code in codes.items() if code]
    print(f"test: all parts took {time.monotonic() - started:.0f} s", flush=True)
    print(f"test: failed: {', '.join(failed)}" if failed else "test: all parts passed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
