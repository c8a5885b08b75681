"""Make everything under `docs/generated/`, in order; each step skips itself while up to date."""

import subprocess
import sys
import time

STEPS = {
    "vendor": "browser libraries and fonts",
    "runtime": "Python for the browser",
    "figures": "figures, light and dark",
    "races": "the explorer's first pictures",
    "verified": "the page of what was measured",
}
MODULES = {
    "vendor": "scripts.build_vendor",
    "runtime": "scripts.runtime",
    "figures": "scripts.build.figures",
    "races": "scripts.build.races",
    "verified": "scripts.build.verified",
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
