"""The whole test suite of gd_core, run by the page's own Python as a visit gets it.

That the other rungs of the ladder compute the same is in test_runtime_ladder.py.
"""

import io
import zipfile
from ast import literal_eval
from importlib.metadata import files
from pathlib import Path

import pytest
from pooch import file_hash

from scripts.runtime.archive import read_zip
from scripts.runtime.fetch import pip_download
from scripts.runtime.places import cache_folder
from tests.browser.addresses import ROOT
from tests.browser.runtime_server import PRELUDE, serving

DISTRIBUTIONS = ("pytest", "pluggy", "iniconfig", "sortedcontainers", "packaging", "pygments")
PACKED = ("tests/gd_core/**/*.py", "tests/conformance/recordings/*", "pyproject.toml")
START = """
import io, sys, zipfile
from pyodide.http import pyfetch
archive = await (await pyfetch("/suite.zip")).bytes()
zipfile.ZipFile(io.BytesIO(archive)).extractall("/suite")
sys.path[:0] = ["/suite/site", "/suite"]
import os
os.chdir("/suite")
import hypothesis, pytest
hypothesis.settings.register_profile("page", max_examples=3, deadline=None, database=None)

class Recorder:
    def __init__(self):
        self.outcomes = {}
    def pytest_runtest_logreport(self, report):
        if report.when == "call" or report.outcome != "passed":
            self.outcomes[report.nodeid] = report.outcome
            if report.failed:
                print(report.nodeid, str(report.longrepr)[-600:])
    def pytest_collectreport(self, report):
        if report.failed:
            print(report.nodeid, str(report.longrepr)[-600:])

recorder = Recorder()
"""
RUN = """
hypothesis.settings.load_profile("page")
options = ["-p", "no:cacheprovider", "-p", "no:terminal", "--import-mode=importlib",
           "-o", "addopts=", "-W", "ignore", "-m", "not not_in_page", "tests/gd_core"]
code = int(pytest.main(options, plugins=[recorder]))
failed = [name for name, outcome in recorder.outcomes.items() if outcome == "failed"]
(code, len(recorder.outcomes), failed)
"""


def hypothesis_wheel() -> Path:
    """Return the pinned wheel, from the cache or from PyPI."""
    requirements = Path(__file__).with_name("page-requirements.txt")
    folder = cache_folder() / f"page-tests-{file_hash(str(requirements))[:12]}"
    if not list(folder.glob("*.whl")):
        pip_download(["--require-hashes", "-r", str(requirements)], folder)
    return next(folder.glob("*.whl"))


def suite() -> bytes:
    """Pack the tests, their reference vectors, and pytest with what it needs."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for pattern in PACKED:
            for path in filter(Path.is_file, ROOT.glob(pattern)):
                archive.write(path, path.relative_to(ROOT))
        for name, data in read_zip(hypothesis_wheel()).items():
            archive.writestr(f"site/{name}", data)
        for distribution in DISTRIBUTIONS:
            for file in files(distribution) or ():
                if ".." not in file.parts and file.suffix != ".pyc" and file.locate().is_file():
                    archive.write(file.locate(), Path("site") / file)
    return buffer.getvalue()


@pytest.fixture(scope="module")
def server():
    with serving() as running:
        running.extra["/suite.zip"] = suite()
        yield running


@pytest.fixture
def run(server, browser):
    """Python in the page, as a visit starts it."""
    page = browser.new_page()
    page.set_default_timeout(550_000)
    page.goto(f"{server.url}blank")
    page.evaluate(PRELUDE)
    yield lambda source: page.evaluate("(source) => run(source)", source)
    page.close()


def test_every_test_of_gd_core_passes_in_the_page(run):
    start = run(START)
    assert start["error"] is None, start["error"]
    result = run(RUN)
    assert result["error"] is None, result["error"]
    code, count, failed = literal_eval(result["value"])
    assert failed == [], result["output"][-3000:]
    assert code == 0
    assert count > 1000
