"""The ladder: each rung starts the same Python, and a rung that does not hold gives way."""

import json
from ast import literal_eval

import pytest

from scripts.runtime.places import OUTPUT, VERSION
from tests.browser.known_answers import ANSWERS, differences, known_answers
from tests.browser.runtime_server import PRELUDE, serving
from tests.browser.waiting import pass_time, stop_clock

RUNGS = ("snapshot", "bytecode", "stock")
PROBE = """
import importlib.util, sys
import numpy as np
import gd_core
from gd_core.surfaces import Rosenbrock
function = Rosenbrock()
race = gd_core.minimize(function, function.start, gd_core.Adam(learning_rate=0.05), 300)
rng = np.random.default_rng(0)
matrix = rng.normal(size=(20, 20))
(race.params[-1].tolist(), race.losses[-1].item(), np.linalg.eigvalsh(matrix @ matrix.T).tolist(),
 np.fft.fft(rng.random(8)).tolist(), sorted({"b", "a", "c"}), list({"b", "a", "c"}),
 np.random.RandomState(1).normal(size=3).tolist(), len(gd_core.Adam.__doc__))
"""
MODULES = """
import importlib.util, sys
import numpy
def there(name):
    try:
        return importlib.util.find_spec(name) is not None
    except (ImportError, ValueError):
        return False
names = sorted(sys.stdlib_module_names) + ["numpy." + n for n in sorted(dir(numpy)) if n.islower()]
[name for name in names if there(name)]
"""
RANDOM = """
import random, secrets, uuid
import numpy as np
[random.random(), np.random.rand(), np.random.default_rng().random(), secrets.token_hex(4),
 str(uuid.uuid4())]
"""
SEEDED = """
import random
import numpy as np
random.seed(1); np.random.seed(1)
[random.random(), np.random.rand(), np.random.default_rng(1).random()]
"""

MANIFEST = json.loads((OUTPUT / "manifest.json").read_text())
SAVES = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } });"
HASHES = {file["name"]: file["sha256"] for file in MANIFEST["files"]}
HEADER = f'"snapshotHeader": {MANIFEST["snapshotHeader"]},'.encode()
OWN_HASH = HASHES[f"{MANIFEST['own']}own.zip"].encode()


@pytest.fixture(scope="module")
def server():
    with serving() as running:
        yield running


@pytest.fixture
def visit(server, browser):
    """Open a page in a cold profile; everything that a test broke is mended afterwards."""
    contexts = []

    def open_page(rungs=None, script="", is_still=False):
        contexts.append(browser.new_context())
        page = contexts[-1].new_page()
        page.set_default_timeout(120_000)
        if is_still:
            stop_clock(page)
        page.add_init_script(script)
        page.goto(f"{server.url}blank")
        page.evaluate(PRELUDE)
        if rungs:
            page.evaluate("(rungs) => { python.rungs = rungs; }", list(rungs))
        return page

    yield open_page
    server.broken.clear()
    server.rewrites.clear()
    for context in contexts:
        context.close()


def run(page, source):
    result = page.evaluate("(source) => run(source)", source)
    assert result.get("error") is None, result
    return result.get("value") or result.get("thrown")


def about(page):
    return page.evaluate("python.about")


def test_the_snapshot_is_what_a_visit_gets(visit):
    page = visit()
    assert run(page, "1 + 1") == "2"
    assert about(page)["rung"] == "snapshot"
    assert about(page)["failures"] == []
    assert about(page)["pyodide"] == VERSION


def test_every_rung_gives_equal_results_and_those_of_cpython(visit):
    results = {}
    for rung in RUNGS:
        page = visit([rung])
        results[rung] = (run(page, PROBE), run(page, MODULES), run(page, ANSWERS))
        assert about(page)["rung"] == rung
    assert results["snapshot"] == results["bytecode"] == results["stock"]
    assert "statistics" in results["snapshot"][1]
    assert "numpy.polynomial" in results["snapshot"][1]
    assert differences(literal_eval(results["snapshot"][2]), known_answers()) == []


FAULTS = {
    "no file": ("broken", "snapshot.pack", None, "Could not download snapshot.pack"),
    "other bytes": (
        "rewrites",
        "snapshot.pack",
        (b"\x1f\x8b", b"\x1f\x8c"),
        "the snapshot's bytes differ",
    ),
    "other table": (
        "rewrites",
        "internals.js",
        (b"tableLength = table.length;", b"tableLength = table.length - 1;"),
        "this browser differs in tableLength",
    ),
    "other memory": (
        "rewrites",
        "boot.js",
        (b'LANG: "en_US.UTF-8"', b'LANG: "en_US.UTF-8, and more than before"'),
        "this browser",
    ),
    "wrong answer": (
        "rewrites",
        "snapshot.js",
        (b"restore.known_answer()", b'"something else"'),
        "the restored Python computed something else",
    ),
    "other version": (
        "rewrites",
        "internals.js",
        (f'"{VERSION}"'.encode(), b'"313.0.0"'),
        "made for Pyodide 313.0.0",
    ),
    "other archive": (
        "rewrites",
        "manifest.json",
        (OWN_HASH, b"0" * 64),
        "the snapshot was made from another own",
    ),
    "other header": (
        "rewrites",
        "manifest.json",
        (HEADER, b'"snapshotHeader": 8,'),
        "the snapshot's header has another length",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_snapshot_that_does_not_hold_gives_way_to_bytecode(visit, server, fault):
    kind, part, change, reason = FAULTS[fault]
    if kind == "broken":
        server.broken.add(part)
    else:
        server.rewrites[part] = change
    page = visit()
    assert run(page, "import gd_core; gd_core.Adam.__name__") == "'Adam'"
    assert about(page)["rung"] == "bytecode"
    assert about(page)["failures"][0].startswith(f"snapshot: {reason}"), about(page)


def test_without_bytecode_the_stock_loader_starts_python(visit, server):
    server.broken.add("snapshot.pack")
    server.rewrites["boot.js"] = (
        b"for (const buffer of buffers) pyodide",
        b'throw new Error("no unpacking"); for (const buffer of buffers) pyodide',
    )
    page = visit()
    assert run(page, "import numpy, gd_core; numpy.arange(3).sum().item()") == "3"
    assert about(page)["rung"] == "stock"
    assert [text.split(":")[0] for text in about(page)["failures"]] == ["snapshot", "bytecode"]


def test_when_nothing_holds_a_sentence_says_so_and_a_retry_works(visit, server):
    server.broken.add("asm.wasm")
    page = visit()
    message = page.evaluate("python.boot().catch((error) => error.message)")
    assert "pyodide.asm.wasm" in message
    assert page.evaluate("python.state") == "error"
    server.broken.clear()
    assert run(page, "2 + 2") == "4"
    assert about(page)["rung"] == "snapshot"


def test_two_visits_share_random_numbers_only_with_a_seed(visit):
    first, second = visit(), visit()
    drawn = zip(*(literal_eval(run(page, RANDOM)) for page in (first, second)), strict=True)
    assert all(one != other for one, other in drawn)
    assert run(first, SEEDED) == run(second, SEEDED)


def test_what_the_snapshot_leaves_out_comes_at_first_import(visit, server):
    page = visit(script=SAVES)  # else idle time would fetch it too
    run(page, "1")
    server.asked.clear()
    assert run(page, "import statistics; statistics.mean([1, 3])") == "2"
    assert [path for path in server.asked if path.endswith("python_stdlib.zip")]
    server.asked.clear()
    assert run(page, "import decimal; str(decimal.Decimal(1) / 8)") == "'0.125'"
    assert server.asked == []


def test_an_import_that_cannot_be_downloaded_says_so_and_can_be_tried_again(visit, server):
    page = visit()
    run(page, "1")
    server.broken.add("python_stdlib.zip")
    error = page.evaluate("run('import statistics')")["error"]
    assert "could not download the module 'statistics'" in error
    server.broken.clear()
    assert run(page, "import statistics; statistics.mean([1, 3])") == "2"


def test_stop_costs_nothing_when_a_spare_is_ready(visit):
    page = visit()
    run(page, "kept = 1")
    page.wait_for_function("() => python.hasSpare")
    page.evaluate("() => { window.endless = run('print(7)\\nwhile True: pass'); }")
    page.wait_for_function("() => outputs.length > 0")  # it runs
    states, value = page.evaluate(
        """async () => {
          const states = [];
          python.onState(() => states.push(python.state));
          await python.stop();
          const { value } = await run("40 + 2");
          await endless;
          return [states, value];
        }"""
    )
    assert value == "42"
    assert states == ["idle", "ready"]  # never "booting"
    assert "NameError" in page.evaluate("run('kept')")["error"]


def test_a_reader_who_saves_data_gets_nothing_unasked(visit, server):
    page = visit(script=SAVES, is_still=True)
    assert run(page, "1 + 1") == "2"
    server.asked.clear()
    pass_time(page, 60_000)
    page.evaluate("fetch('/blank')")  # whatever was asked before has arrived by then
    assert server.asked == ["/blank"]
    assert not page.evaluate("python.hasSpare")
