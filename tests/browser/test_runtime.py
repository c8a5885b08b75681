"""Python in the page, in Chromium, under the policy `script-src 'self' 'wasm-unsafe-eval'`."""

import base64

import pytest

from tests.browser.runtime_server import PRELUDE, serving


@pytest.fixture(scope="module")
def server():
    with serving() as running:
        yield running


@pytest.fixture(scope="module")
def shared(server, browser):
    """One page whose Python stays up; a test uses its own namespace."""
    page = browser.new_page()
    page.set_default_timeout(60_000)
    page.goto(f"{server.url}blank")
    page.evaluate(PRELUDE)
    yield page
    page.close()


@pytest.fixture
def run(shared, request):
    return lambda source, name="": shared.evaluate(
        "([source, name]) => run(source, name)", [source, name or request.node.name]
    )


@pytest.fixture
def fresh(server, browser):
    """A cold profile with the page open, and Python not started."""
    context = browser.new_context()
    page = context.new_page()
    page.set_default_timeout(60_000)
    page.goto(f"{server.url}blank")
    page.evaluate(PRELUDE)
    yield page
    server.broken.clear()
    context.close()


def test_numpy_and_gd_core_run(run):
    result = run(
        "import numpy as np, gd_core\nadam = gd_core.Adam(learning_rate=0.1)\n"
        "adam.update(np.array([1.0]), np.array([2.0]))"
    )
    assert result["error"] is None
    assert result["value"].startswith("array([0.9")


def test_output_streams_in_order_and_none_is_no_value(run, shared):
    result = run("import sys\nprint('one')\nprint('two', file=sys.stderr)\nprint('three')")
    assert result["output"] == "one\ntwo\nthree\n"
    assert result["value"] is None
    streams = shared.evaluate("outputs.filter(o => o.text.trim()).map(o => o.stream)")
    assert streams == ["stdout", "stderr", "stdout"]


def test_cells_of_a_page_share_names_and_other_pages_do_not(run, shared):
    run("shared_name = 7", "page-a")
    assert run("shared_name", "page-a")["value"] == "7"
    assert "NameError" in run("shared_name", "page-b")["error"]
    shared.evaluate("python.resetNamespace('page-a')")
    assert "NameError" in run("shared_name", "page-a")["error"]


def test_a_traceback_shows_the_cells_lines_alone(run):
    error = run("def half(x):\n    return x / 0\n\nhalf(2)")["error"]
    assert 'File "cell test", line 4, in <module>' in error
    assert 'File "cell test", line 2, in half' in error
    assert "return x / 0" in error
    assert error.endswith("ZeroDivisionError: division by zero\n")
    assert "gd_page" not in error
    assert "/lib/" not in error


def test_a_chained_error_hides_the_machinery_of_both(run):
    error = run("try:\n    {}['a']\nexcept KeyError as e:\n    raise ValueError('no a') from e")[
        "error"
    ]
    assert "direct cause" in error
    assert "/lib/" not in error


def test_a_syntax_error_points_at_its_place(run):
    error = run("x = 1\ny = (2,\n")["error"]
    assert 'File "cell test", line 2' in error
    assert "^" in error
    assert "SyntaxError: '(' was never closed" in error


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("raise KeyboardInterrupt", "KeyboardInterrupt"),
        ("import numpy as np\nnp.zeros((20_000, 20_000))", "array is too big"),
        ("bytearray(2**31 - 1), bytearray(2**31 - 1)", "MemoryError"),
        ("def f(): f()\nf()", "RecursionError"),
        ("input('name? ')", "input() cannot ask in this page"),
        ("import requests", "No module named 'requests'"),
        ("raise SystemExit(3)", "SystemExit: 3"),
    ],
)
def test_a_bad_end_leaves_a_usable_page(run, source, message):
    assert message in run(source)["error"]
    assert run("print(6 * 7)")["output"] == "42\n"


def test_await_at_top_level(run):
    assert run("import asyncio\nawait asyncio.sleep(0.01)\n'slept'")["value"] == "'slept'"


def test_help_works(run):
    assert "Adam" in run("import gd_core\nhelp(gd_core.Adam)")["output"]
    assert "cosine" in run("import math\nhelp(math.cos)")["output"]


def test_matplotlib_imported_inside_a_function_draws(run):
    result = run(
        "def draw():\n    import matplotlib.pyplot as plt\n    plt.plot([1, 2])\n    plt.show()\n"
        "    fig, axes = plt.subplots()\n    return fig\ndraw()"
    )
    assert result["error"] is None
    assert result["value"] is None
    assert len(result["images"]) == 2
    kind, _, data = result["images"][0].partition(",")
    assert kind == "data:image/svg+xml;base64"
    assert b"<svg" in base64.b64decode(data)


def test_call_moves_arrays_and_reports_errors(shared):
    packed = shared.evaluate(
        """async () => {
          const got = await python.call("calls.pack", { value: { a: [1, 2.5], b: "text" } });
          const bad = await python.call("calls.nothing", {}).catch((error) => error.message);
          return { got, bad };
        }"""
    )
    assert packed["got"] == {"a": [1, 2.5], "b": "text"}
    assert "nothing" in packed["bad"]


def test_endless_output_is_cut_and_stop_ends_it(fresh):
    fresh.evaluate("run('1')")
    fresh.evaluate("() => { window.pending = run('while True: print(12345)'); }")
    fresh.wait_for_function("() => outputs.some(({ text }) => text.includes('Output cut here'))")
    fresh.evaluate("python.stop()")
    assert fresh.evaluate("pending")["thrown"] == "StoppedError: Stopped."
    assert fresh.evaluate("run('print(1)')")["output"] == "1\n"


def test_stop_while_booting_lets_the_next_run_boot(fresh):
    thrown = fresh.evaluate(
        """async () => {
          const pending = run("1");
          await python.stop(); // in one go: Python has no moment to become ready
          return (await pending).thrown;
        }"""
    )
    assert "StoppedError" in thrown
    assert fresh.evaluate("run('2')")["value"] == "2"


def test_progress_counts_bytes_and_states_follow(fresh):
    seen = fresh.evaluate(
        """async () => {
          const seen = { phases: [], states: [], most: 0 };
          python.onProgress(({ phase, loaded }) => {
            if (seen.phases.at(-1) !== phase) seen.phases.push(phase);
            seen.most = Math.max(seen.most, loaded);
          });
          python.onState(() => seen.states.push(python.state));
          await python.boot();
          return seen;
        }"""
    )
    assert seen["states"] == ["booting", "ready"]
    assert seen["phases"][1:3] == ["Downloading Python", "Starting Python"]
    assert seen["most"] > 1e6


@pytest.mark.parametrize("part", ["manifest.json", "asm.wasm", "own.zip", "asm.mjs"])
def test_a_failed_download_is_readable_and_can_be_tried_again(fresh, server, part):
    if part == "own.zip":  # a snapshot holds gd_core itself
        fresh.evaluate("() => { python.rungs = ['bytecode', 'stock']; }")
    server.broken.add(part)
    message = fresh.evaluate("python.boot().catch((error) => error.message)")
    assert message.startswith("Could not "), message
    assert fresh.evaluate("python.state") == "error"
    server.broken.clear()
    assert fresh.evaluate("run('1 + 1')")["value"] == "2"


def test_a_browser_without_webassembly_gets_a_sentence(browser, server):
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script("delete globalThis.WebAssembly")
    page.goto(f"{server.url}blank")
    page.evaluate(PRELUDE)
    message = page.evaluate("python.boot().catch((error) => error.message)")
    assert "WebAssembly" in message
    context.close()


def test_a_fatal_error_is_said_and_the_next_run_works(run, shared):
    result = run("import ctypes\nctypes.string_at(0xFFFFFFF0, 64)")
    assert result["error"].startswith("Python ran out of memory or broke down")
    assert run("print('alive')")["output"] == "alive\n"
