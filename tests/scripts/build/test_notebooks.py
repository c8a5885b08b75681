"""A notebook's page: prose, code, what it printed and what it drew, from one run."""

import pytest

from scripts.build import notebooks
from scripts.errors import BuildError

TEXT = """\
# ---
# jupyter: {}
# ---

# %% [markdown]
# # A title
#
# Some prose, $x$.

# %%
import matplotlib.pyplot as plt

print("one")

# %%
plt.plot([1, 2])
plt.show()

# %% [markdown]
# ## The end
"""
PAGE = """\
Some prose, $x$.

```python
import matplotlib.pyplot as plt

print("one")
```

```text
one
```

```python
plt.plot([1, 2])
plt.show()
```

![What the cell draws](../generated/notebooks/small-1.svg){ .gd-drawn }

## The end
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder with one notebook, whose page goes there too."""
    monkeypatch.setattr(notebooks, "NOTEBOOKS", tmp_path)
    monkeypatch.setattr(notebooks, "OUTPUT", tmp_path / "made")
    (tmp_path / "small.py").write_text(TEXT)
    return tmp_path


def test_a_page_has_all_that_the_notebook_says_prints_and_draws(folder):
    """In its order; the same bytes at every build."""
    page, figure = notebooks.build()
    assert page.read_text() == PAGE
    drawn = figure.read_bytes()
    notebooks.build()
    assert figure.read_bytes() == drawn


def test_a_cell_that_raises_stops_the_build(folder):
    """The line names the notebook, and says what went wrong."""
    (folder / "small.py").write_text("# %%\n1 / 0\n")
    with pytest.raises(BuildError, match=r"small\.py: ZeroDivisionError: division by zero"):
        notebooks.build()
