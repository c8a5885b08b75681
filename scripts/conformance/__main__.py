"""Run the libraries live, in an environment of their own: `make conformance`, `make benchmark`.

    python -m scripts.conformance             recordings, counterparts, torch scripts, pages' fences
    python -m scripts.conformance record      record anew, all or the cases that are named
    python -m scripts.conformance benchmark   time updates against torch

The environment is made once, outside the tree, and again when its requirements change.
"""

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
REQUIREMENTS = ROOT / "requirements-conformance.txt"
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
SETTINGS = {**ONE_THREAD, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'docs' / 'app'}"}
TASKS = {
    "check": [
        "scripts.conformance.check",
        "scripts.conformance.check_counterparts",
        "scripts.conformance.torch_scripts",
        "scripts.conformance.fences",
    ],
    "record": ["scripts.conformance.record", "scripts.conformance.record_schedules"],
    "benchmark": ["scripts.conformance.benchmark"],
}


def folder() -> Path:
    """Name the environment's folder, another one for other requirements or another Python."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    made_from = REQUIREMENTS.read_bytes() + sys.version.encode()
    return cache / "gd-site" / "conformance" / hashlib.sha256(made_from).hexdigest()[:16]


def environment() -> Path:
    """Return the Python that has the libraries; install them if this is the first time."""
    home = folder()
    python = home / ("Scripts" if os.name == "nt" else "bin") / "python"
    complete = home / "complete"
    if not complete.is_file():
        print("conformance: installing the libraries (about 1 GB, once)", flush=True)
        venv.create(home, with_pip=True, clear=True)
        install = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        if subprocess.run([*install, "-r", REQUIREMENTS], cwd=ROOT).returncode:
            raise SystemExit("conformance: the installation failed; check the network, try again.")
        complete.touch()
    return python


def main(arguments: list[str]) -> int:
    """Run the task named, or the check; all its parts, even when one fails."""
    task = arguments[0] if arguments else "check"
    if task not in TASKS:
        print(f"conformance: {task!r} is none of {', '.join(TASKS)}", file=sys.stderr)
        return 2
    python, failed, names = environment(), [], arguments[1:]
    for module in TASKS[task][:1] if names else TASKS[task]:
        command = [python, "-m", module, *names]
        run = subprocess.run(command, cwd=ROOT, env=os.environ | SETTINGS)
        failed += [module] if run.returncode else []
    print(f"conformance: failed: {', '.join(failed)}" if failed else f"conformance: {task} done")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
