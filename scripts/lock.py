"""Pin every version anew: `requirements.txt` with hashes, `package-lock.json` without addresses."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PYTHON = "pip compile pyproject.toml --group dev --universal --python-version 3.11"
UV = [*PYTHON.split(), "--generate-hashes", "--quiet", "-o", "requirements.txt"]


def drop_addresses(lock: Path) -> None:
    """Take the download addresses out of npm's lock file; its integrity hashes stay."""
    content = json.loads(lock.read_text())
    for package in content["packages"].values():
        package.pop("resolved", None)
    lock.write_text(json.dumps(content, indent=2) + "\n")


def main() -> int:
    """Write both lock files; uv, which resolves for every platform at once, must be installed."""
    uv = shutil.which("uv")
    if uv is None:
        print("lock: uv is missing; install it (pip install uv).", file=sys.stderr)
        return 1
    subprocess.run([uv, *UV], cwd=ROOT, check=True)
    subprocess.run(["npm", "install", "--package-lock-only"], cwd=ROOT, check=True)
    drop_addresses(ROOT / "package-lock.json")
    return 0


if __name__ == "__main__":
    sys.exit(main())
