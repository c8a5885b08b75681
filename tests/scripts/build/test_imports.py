"""What a script is made of is read from its imports, in Python and in JavaScript."""

import pytest

from scripts.build import imports


@pytest.fixture
def tree(tmp_path, monkeypatch):
    """An empty repository; returns a function that writes a file into it."""
    monkeypatch.setattr(imports, "PYTHON_ROOTS", (tmp_path, tmp_path / "docs" / "app"))
    monkeypatch.setattr(imports, "DOCS", tmp_path / "docs")

    def write(name, text=""):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        return path

    return write


def test_python_imports_are_followed_however_far_down(tree):
    main = tree("tools/main.py", "from tools.middle import a\nimport numpy as np\n")
    others = {
        tree("tools/__init__.py"),
        tree("tools/middle.py", "def f():\n    from page import lab\n"),
        tree("docs/app/page/__init__.py"),
        tree("docs/app/page/lab.py", "import scipy.linalg\nimport tools.main\n"),
    }
    tree("tools/unused.py")
    found = imports.files_of([main])
    assert found == {main, *others}
    assert imports.packages_of(found) == {"numpy", "scipy"}


def test_an_edit_is_seen(tree):
    main, other = tree("a.py", "import math\n"), tree("b.py")
    assert imports.files_of([main]) == {main}
    main.write_text("import b\nimport math\n")
    assert imports.files_of([main]) == {main, other}


def test_javascript_imports_are_followed_from_files_and_from_the_site(tree):
    main = tree(
        "tools/worker.js",
        'import {\n  a,\n} from "/app/one.js";\nconst b = await import("./two.js");\n',
    )
    one = tree("docs/app/one.js", 'export { c } from "./three.js";\nimport "./four.js";\n')
    others = {tree(name) for name in ("tools/two.js", "docs/app/three.js", "docs/app/four.js")}
    assert imports.files_of([main]) == {main, one, *others}


def test_what_a_comment_or_a_package_names_is_not_followed(tree):
    tree("docs/app/types.js")
    main = tree(
        "docs/app/main.js",
        '/** @typedef {import("./types.js").T} T */\n// import "./types.js"\nimport "d3-array";\n',
    )
    assert imports.files_of([main]) == {main}
