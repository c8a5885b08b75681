"""The benchmark's pages import the site's Python under the name that the bundle has for it."""

import re

import pytest

from scripts.browser_benchmark.files import PAGES, SOURCE, bundled
from scripts.build.bundle.app import OUTPUT


@pytest.mark.parametrize("name", ["boot.js", "explorer.js"])
def test_a_page_imports_a_file_that_is_there(name):
    source = (PAGES / name).read_bytes()
    assert SOURCE in source
    (found,) = re.findall(r'import\("/site/generated/app/([\w.-]+)"\)', bundled(source).decode())
    assert (OUTPUT / found).is_file()
