"""The same Python in Firefox, from the snapshot that Chromium made: no driver, a page that reports.

The page runs the probes of every rung, one after the other, and posts what it found.
"""

import json
import subprocess
import time
from ast import literal_eval

import pytest

from scripts.browser import firefox
from tests.browser.runtime_server import PRELUDE, serving
from tests.browser.test_runtime_ladder import PROBE, RANDOM, RUNGS

SECONDS = 240
DRIVER = """
const start = %s;
await start();
const { probe, random, rungs } = %s;
const found = {};
const rung = new URLSearchParams(location.search).get("rung") ?? rungs[0];
try {
  python.rungs = [rung];
  const started = performance.now();
  found.result = await run(probe);
  found.milliseconds = performance.now() - started;
  found.random = await run(random);
  found.about = python.about;
  found.traceback = await run("1 / 0");
  found.figure = await run("import matplotlib.pyplot as plt\\nplt.plot([1, 2]); plt.show()");
} catch (error) {
  found.thrown = String(error);
}
await fetch(`/result?${rung}`, { method: "POST", body: JSON.stringify(found) });
const next = rungs[rungs.indexOf(rung) + 1];
if (next) location.search = `?rung=${next}`;
"""
PREFERENCES = """
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("app.normandy.enabled", false);
user_pref("browser.startup.homepage_override.mstone", "ignore");
user_pref("toolkit.telemetry.enabled", false);
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.connectivity-service.enabled", false);
"""


# Not installed here: each test process would, and they would collect different tests.
FIREFOX = firefox()
# Firefox is a second opinion: where it cannot be had, Chromium's tests stand alone.
BROWSERS = [FIREFOX] if FIREFOX else []


@pytest.fixture(scope="module")
def server():
    with serving() as running:
        settings = json.dumps({"probe": PROBE, "random": RANDOM, "rungs": RUNGS})
        running.extra["/drive.js"] = (DRIVER % (PRELUDE, settings)).encode()
        yield running


@pytest.fixture(scope="module")
def reports(server, tmp_path_factory):
    """Let Firefox run through the rungs, and return what its page posted, by rung."""
    profile = tmp_path_factory.mktemp("firefox")
    (profile / "user.js").write_text(PREFERENCES)
    command = [FIREFOX, "--headless", "--no-remote", "--profile", str(profile)]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    process = subprocess.Popen([*command, f"{server.url}drive"], **quiet)
    try:
        deadline = time.monotonic() + SECONDS
        while len(server.posted) < len(RUNGS) and time.monotonic() < deadline:
            assert process.poll() is None, "Firefox ended by itself"
            time.sleep(0.2)
    finally:
        process.terminate()
        process.wait(20)
    return {path.partition("?")[2]: json.loads(body) for path, body in server.posted.items()}


@pytest.mark.parametrize("path", BROWSERS)
def test_every_rung_runs_in_firefox(path, reports):
    assert list(reports) == list(RUNGS)
    for rung, report in reports.items():
        assert "thrown" not in report, report
        assert report["result"]["error"] is None
        assert report["about"]["rung"] == rung
        assert "ZeroDivisionError" in report["traceback"]["error"]
        assert report["figure"]["images"][0].startswith("data:image/svg+xml")


@pytest.mark.parametrize("path", BROWSERS)
def test_firefox_and_chromium_agree_to_the_last_bit(path, reports, server, browser):
    page = browser.new_page()
    page.set_default_timeout(120_000)
    page.goto(f"{server.url}blank")
    page.evaluate(PRELUDE)
    expected = page.evaluate("(source) => run(source)", PROBE)["value"]
    page.close()
    assert {report["result"]["value"] for report in reports.values()} == {expected}


@pytest.mark.parametrize("path", BROWSERS)
def test_the_rungs_share_no_random_numbers_in_firefox(path, reports):
    drawn = [
        value for report in reports.values() for value in literal_eval(report["random"]["value"])
    ]
    assert len(set(drawn)) == len(drawn)
