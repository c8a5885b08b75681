"""The whole test suite of gd_core, run by the page's own Python, on every rung alike."""

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
from tests.browser.runtime_server import PRELUDE, ROOT, serving

RUNGS = ("snapshot", "bytecode", "stock")
DISTRIBUTIONS = ("pytest", "pluggy", "iniconfig", "sortedcontainers", "packaging", "pygments")
# What a page has not: another Python to start, sources to compare, and floating-point flags.
OUTSIDE = (
    "copied_file",
    "one_import_brings",
    "same_check",
    "same_helpers",
    "overflow_leaves_the_state",
)
PACKED = ("tests/gd_core/**/*.py", "tests/conformance/recordings/*", "pyproject.toml")
START = """
import hashlib, io, json, sys, zipfile
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
    def pytest_collection_modifyitems(self, items):
        items[:] = [item for item in items if not any(part in item.nodeid for part in OUTSIDE)]
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
           "-o", "addopts=", "-W", "ignore", "tests/gd_core"]
code = int(pytest.main(options, plugins=[recorder]))
failed = [name for name, outcome in recorder.outcomes.items() if outcome == "failed"]
text = json.dumps(recorder.outcomes, sort_keys=True)
(code, len(recorder.outcomes), hashlib.sha256(text.encode()).hexdigest(), failed)
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
        for pattern in (
            "tests/gd_core/**/*.py",
            "tests/conformance/recordings/*",
            "pyproject.toml",
        ):
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


@pytest.fixture(scope="module")
def outcomes(server, browser):
    """Outcomes by test, for each rung, computed once."""
    found = {}
    for rung in RUNGS:
        page = browser.new_page()
        page.set_default_timeout(550_000)
        page.goto(f"{server.url}blank")
        page.evaluate(PRELUDE)
        page.evaluate("(rung) => { python.rungs = [rung]; }", rung)
        start = page.evaluate("(source) => run(source)", f"OUTSIDE = {OUTSIDE!r}\n{START}")
        assert start["error"] is None, start["error"]
        result = page.evaluate("(source) => run(source)", RUN)
        assert result["error"] is None, result["error"]
        found[rung] = result
        page.close()
    return found


def test_every_test_of_gd_core_passes_on_the_snapshot(outcomes):
    code, count, _, failed = literal_eval(outcomes["snapshot"]["value"])
    assert failed == [], outcomes["snapshot"]["output"][-3000:]
    assert code == 0
    assert count > 1000


def test_the_rungs_agree_on_every_test(outcomes):
    results = [literal_eval(outcomes[rung]["value"]) for rung in RUNGS]
    assert results[0] == results[1] == results[2]
