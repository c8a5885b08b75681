"""Make everything under `docs/generated/`, in order; each step skips itself while up to date."""

import subprocess
import sys
import time

STEPS = {
    "runtime": "Python for the browser",
    "figures": "figures, light and dark",
    "races": "the explorer's first pictures",
    "app": "scripts and styles of the pages, bundled",
    "verified": "the page of what was measured",
}
MODULES = {
    "runtime": "scripts.runtime",
    "figures": "scripts.build_figures",
    "races": "scripts.build_races",
    "app": "scripts.build.app",
    "verified": "scripts.build_verified",
}


def main() -> int:
    """Run the steps one after the other; stop at the first that fails."""
    for name, purpose in STEPS.items():
        print(f"build: {name} ({purpose})", flush=True)
        started = time.monotonic()
        code = subprocess.run([sys.executable, "-m", MODULES[name]]).returncode
        if code:
            print(f"build: {name} failed, see the line above.", file=sys.stderr)
            return code
        print(f"build: {name} done in {time.monotonic() - started:.1f} s", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
