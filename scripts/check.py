"""The quick checks: ruff, pyright, tsc, Biome, knip, and the pages: nav, links, pictures."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COMMANDS = {
    "ruff": [sys.executable, "-m", "ruff", "check", "--quiet", "."],
    "ruff format": [sys.executable, "-m", "ruff", "format", "--quiet", "--check", "."],
    "pyright": ["node", "node_modules/pyright/index.js", "--warnings"],
    "tsc": ["node", "node_modules/typescript/bin/tsc", "--project", "."],
    "biome": ["node", "node_modules/@biomejs/biome/bin/biome", "check", "--error-on-warnings", "."],
    "knip": ["node", "node_modules/knip/bin/knip.js"],
    "pages": [sys.executable, "-m", "pytest", "tests/docs/test_pages.py"],
}


def main() -> int:
    """Run every check; show the output of those that fail."""
    failed = []
    for name, command in COMMANDS.items():
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
        print(f"check: {name}: {'failed' if done.returncode else 'ok'}", flush=True)
        if done.returncode:
            failed.append(name)
            print(done.stdout + done.stderr, flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
