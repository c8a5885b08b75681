"""A small site made of cells, built with the configuration of the real one."""

import os
import subprocess
import sys
from pathlib import Path

from scripts.build.bundle.app import environment
from tests.browser.addresses import ROOT, SHARED_FOLDERS

LONG = "\n".join(f"line_{number} = {number}" for number in range(90))
FIRST = """# Cells

```python cell="define"
import numpy as np

theta = np.array([4.0, -2.0])
for step in range(3):
    theta = theta - 0.1 * 2 * theta
    print("step", step)
theta
```

```text output="define"
step 0
```

A sentence below, which must not move.

```python cell="use"
float(theta.sum())
```

=== "In a tab"

    ```python cell="figure"
    import matplotlib.pyplot as plt

    plt.plot([1, 4, 9])
    plt.show()
    ```

- In a list, and longer than any phone is wide:

    ```python cell="long-line"
    print("a long line of code in a list", "that a phone cannot show without scrolling", 1 + 1)
    ```

```python cell="typo"
never_defined_anywhere
```

```python cell="as-printed"
for step in range(3):
    print("step", step)
```

```text output="as-printed"
step 0
step 1
step 2
```

A sentence below the last.

```python cell="long"
{long}
```
"""
SECOND = """# Another page

```python cell="define"
"theta" in globals()
```
"""
CONFIG = """INHERIT: {root}/mkdocs.yml
theme: {{custom_dir: {root}/docs/app/theme}}
docs_dir: docs
site_dir: site
site_url: {url}
strict: false
nav: [index.md, second.md]
plugins: [search]
hooks: []
"""


def build_cells_site(folder: Path, url: str) -> None:
    """Build the site in a folder's `site/`, for an address: instant navigation compares it."""
    docs = folder / "docs"
    docs.mkdir()
    (docs / "index.md").write_text(FIRST.replace("{long}", LONG))
    (docs / "second.md").write_text(SECOND)
    for name in SHARED_FOLDERS:
        (docs / name).symlink_to(ROOT / "docs" / name)
    config = folder / "mkdocs.yml"
    config.write_text(CONFIG.format(root=ROOT, url=url))
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", str(config)]
    names = {**os.environ, **environment()}
    done = subprocess.run(command, cwd=ROOT, env=names, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]
