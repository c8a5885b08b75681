"""Where the tests take the optimizers from: the package, or what a reader takes away.

`GD_CLASSES_FROM=docs/generated/listings pytest tests/gd_core/optimizers` runs them over the class
alone; tests of what only `@checked` gives carry the mark `checks`.
"""

import importlib.util
import os
import sys
from pathlib import Path

FOLDER = os.environ.get("GD_CLASSES_FROM")


def pytest_report_header():
    """Say which classes are tested."""
    return f"classes from {Path(FOLDER).name}" if FOLDER else None


def replace_optimizers(folder):
    """Put the classes of a folder's files in the place of the package's."""
    import gd_core.optimizers  # here, so that tests which need it not run while it is broken

    for name in gd_core.optimizers.__all__:
        kind = getattr(gd_core.optimizers, name)
        stem = kind.__module__.rpartition(".")[2]
        spec = importlib.util.spec_from_file_location(stem, Path(folder, f"{stem}.py"))
        module = importlib.util.module_from_spec(spec)
        sys.modules[stem] = module  # where inspect looks for a class's source
        spec.loader.exec_module(module)
        for package in (gd_core, gd_core.optimizers):
            setattr(package, name, getattr(module, name))


if FOLDER:
    replace_optimizers(FOLDER)
