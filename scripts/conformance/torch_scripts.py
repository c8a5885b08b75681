"""Run "Copy as PyTorch" on PyTorch: a script must end where the explorer's own runs end.

`make conformance` calls this. A script may end elsewhere where a comment in it says so, and there
it must: an excuse that is not needed is a difference too.
"""

import contextlib
import io
import re
import sys
from typing import Any

import numpy as np
from gd_page.lab.conventions import STANDARD
from gd_page.lab.scenes import Scene, make_scene
from gd_page.script.write import as_python

from scripts.conformance.states import states

BOUND = 1e-8
END = re.compile(r"(.+): x = (\S+), y = (\S+), loss = (\S+)")
EXCUSE = re.compile(r"^# ([^:\n]+): .*another path", re.MULTILINE)
LEFT_OUT = re.compile(r"^# (.+) is not in torch\.optim", re.MULTILINE)


def ends_of(text: str) -> list[tuple[str, np.ndarray]]:
    """Run a script; return what it prints: a name, and the last point and its loss."""
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(text, "script", "exec"), {"__name__": "__main__"})
    found = [END.fullmatch(line) for line in printed.getvalue().splitlines()]
    return [(match[1], np.array(match.groups()[1:], dtype=float)) for match in found if match]


def title_of(entry: dict[str, Any]) -> str:
    """What a script calls an optimizer of a state."""
    convention = entry.get("convention") or STANDARD
    return entry["name"] if convention == STANDARD else f"{entry['name']} ({convention})"


def differences(scene: Scene, text: str) -> list[str]:
    """Say which of a scene's optimizers end elsewhere in a script than in the explorer."""
    left_out, excused = set(LEFT_OUT.findall(text)), set(EXCUSE.findall(text))
    wanted = [i for i, entry in enumerate(scene.entries) if title_of(entry) not in left_out]
    ends, wrong = ends_of(text), []
    if len(ends) != len(wanted):
        return [f"it prints {len(ends)} ends, not {len(wanted)}"]
    for index, (name, end) in zip(wanted, ends, strict=True):
        run = scene.run(index)
        expected = np.array([*run.final_params, run.final_loss])
        agrees = bool(np.allclose(end, expected, rtol=BOUND, atol=BOUND))
        if not name.startswith(title_of(scene.entries[index])):
            wrong.append(f"{title_of(scene.entries[index])} is called {name}")
        elif agrees == (name in excused):
            how = "ends in the same place in spite of its comment" if agrees else "ends elsewhere"
            wrong.append(f"{name} {how}: {end} and {expected}")
    return wrong


def main() -> int:
    """Try every state; report each and count the differences."""
    wrong: list[str] = []
    tried = states()
    for title, state in tried.items():
        scene = make_scene(state)
        found = differences(scene, as_python(state, "torch")["text"])
        print(f"torch scripts: {title}: {'; '.join(found) or 'as in the explorer'}", flush=True)
        wrong += found
    print(f"torch scripts: {len(tried)} states, {len(wrong)} differences", flush=True)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
