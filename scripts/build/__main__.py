"""Make what the site serves: `python -m scripts.build [generated | step ...]`.

Without a name everything is made, the site last; `generated` makes all but the site. A name may be
the beginning of several: `figures` makes every figure. `--force` makes even what is up to date.
"""

import argparse
import os
import sys
import time
from concurrent.futures import ProcessPoolExecutor, as_completed

from scripts.build.step import Step, remove_orphans
from scripts.build.steps import GENERATED, everything, generated
from scripts.errors import BuildError


def chosen(names: list[str]) -> list[list[Step]]:
    """Return the stages asked for.

    Raises:
        BuildError: No step has such a name.
    """
    if names in ([], ["generated"]):
        return generated() if names else everything()
    stages = [[s for s in stage if is_named(s, names)] for stage in everything()]
    unknown = [n for n in names if not any(is_named(s, [n]) for stage in stages for s in stage)]
    if unknown:
        raise BuildError(f"no step is called {', '.join(unknown)}.")
    return stages


def is_named(step: Step, names: list[str]) -> bool:
    """Tell whether a step is asked for, by its name or by the beginning of it."""
    return any(step.name == name or step.name.startswith(f"{name}-") for name in names)


def run(step: Step) -> str:
    """Run one step; return a line that says what it made, and how long it took."""
    started = time.monotonic()
    made = step.run()
    size = sum(path.stat().st_size for path in made) / 1e6
    took = time.monotonic() - started
    return f"build: {step.name}: {len(made)} files, {size:.1f} MB, in {took:.1f} s"


def run_stage(steps: list[Step], is_forced: bool) -> int:
    """Run what is not up to date, side by side; return how many steps that were."""
    stale = [step for step in steps if is_forced or not step.is_fresh()]
    if len(stale) == 1:
        print(f"build: {stale[0].name}", flush=True)
        print(run(stale[0]), flush=True)
    elif stale:
        with ProcessPoolExecutor(min(os.cpu_count() or 1, len(stale))) as pool:
            for done in as_completed([pool.submit(run, step) for step in stale]):
                print(done.result(), flush=True)
    return len(stale)


def make(names: list[str], is_forced: bool = False) -> None:
    """Make what was asked for; after a whole run remove what no step makes any more."""
    count = sum(run_stage(stage, is_forced) for stage in chosen(names))
    if names in ([], ["generated"]):
        steps = [step for stage in everything() for step in stage]
        if removed := [path.relative_to(GENERATED) for path in remove_orphans(GENERATED, steps)]:
            print(f"build: removed {len(removed)} files that nothing makes: {removed[0]}, ...")
    print("build: done" if count else "build: up to date", flush=True)


def main() -> int:
    """Run the steps; stop at the first that fails, with one line."""
    parser = argparse.ArgumentParser(description="Make what the site serves.")
    parser.add_argument("names", nargs="*", help="steps; everything when empty")
    parser.add_argument("--force", action="store_true", help="make even what is up to date")
    arguments = parser.parse_args()
    try:
        make(arguments.names, arguments.force)
    except BuildError as error:
        print(f"build: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
