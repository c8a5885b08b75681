"""The table of all methods has a line for each, true to the code, and stands on its page."""

import re

import gd_core.optimizers
from scripts.docs import methods
from scripts.docs.pages import DOCS

ROW = re.compile(r"^\| \[(.+)\]\((.+)\.md\) \| (.+) \| (\S+) \| (yes|no) \|$", re.MULTILINE)


def test_every_optimizer_has_its_line_in_the_order_of_the_site(tmp_path, monkeypatch):
    monkeypatch.setattr(methods, "OUTPUT", tmp_path / "methods.md")
    (path,) = methods.build()
    rows = ROW.findall(path.read_text(encoding="utf-8"))
    assert [stem for _, stem, *_ in rows] == [
        methods.page_stem(name) for name in gd_core.optimizers.__all__
    ]
    assert all((DOCS / "optimizers" / f"{stem}.md").is_file() for _, stem, *_ in rows)
    found = {label: rest for label, _, *rest in rows}
    assert found["Gradient descent"] == ["A step against the gradient.", "0", "yes"]
    assert found["Adafactor"][1:] == ["0.02", "no"]
    assert found["Adam"][1:] == ["2", "yes"]


def test_memory_is_that_of_a_long_run():
    assert [methods.kept(name) for name in ("AMSGrad", "Nesterov", "SOAP")] == [3, 1, 6]


def test_the_page_includes_the_table():
    page = (DOCS / "optimizers" / "index.md").read_text(encoding="utf-8")
    assert page.count('--8<-- "docs/generated/methods.md"') == 1
