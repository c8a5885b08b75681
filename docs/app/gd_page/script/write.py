"""The explorer's "Copy as Python": a state as a script that makes the same runs elsewhere."""

from collections.abc import Mapping
from typing import Any

from gd_page.lab.scenes import make_scene
from gd_page.script import gd_core_script, torch_script

WRITERS = {"gd_core": gd_core_script.write, "torch": torch_script.write}


def as_python(state: Mapping[str, Any], library: str) -> dict[str, str]:
    """Write the script that prints each optimizer's last point and loss.

    The state is made into a scene first, which refuses unknown names; what reaches the text are
    names of our own, numbers, and a typed expression rewritten from its checked tree.

    Args:
        state: The state of the explorer.
        library: The library of the script, "gd_core" or "torch".

    Raises:
        ValueError: The library is unknown, or the state cannot be run.
    """
    if library not in WRITERS:
        raise ValueError(f"library must be one of {', '.join(WRITERS)}, got {library!r}")
    scene = make_scene(state)
    for index in range(len(scene.names)):
        scene.optimizer(index)  # refuses a convention that is unknown, a number out of range
    return {"text": WRITERS[library](scene)}
