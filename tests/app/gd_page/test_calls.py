"""Questions of the page: a plain answer with flat arrays, or the error's own line."""

import numpy as np
import pytest
from gd_page import calls, protocol
from gd_page.calls import call, pack

from tests.app.gd_page.states import make_state


@pytest.mark.parametrize("name", protocol.QUESTIONS)
def test_every_question_has_an_answer(name):
    """A question without what it needs fails in the function that answers it."""
    answer = call(name, {"unheard_of": 1})
    if name in ("explorer.run_race", "explorer.best_rates"):  # they take the state's own keys
        assert answer["error"].startswith("KeyError")
    else:
        assert "unexpected keyword argument 'unheard_of'" in answer["error"]


def test_an_answer_is_packed():
    answer = call("explorer.field", {"state": make_state(surface="Booth")})
    assert answer["error"] is None
    heights = answer["result"]["heights"]
    assert heights["shape"] == [91, 91]
    assert heights["data"].shape == (91 * 91,)


@pytest.mark.parametrize("name", ["calls.nothing", "lab.races.field", "", "os.system"])
def test_a_question_that_nobody_answers(name):
    answer = call(name, {})
    assert answer["result"] is None
    assert answer["error"].startswith("ValueError: name must be one of calls.pack, ")
    assert answer["error"].endswith(f"got {name!r}")


def test_even_an_interrupt_is_an_answer(monkeypatch):
    def interrupt(value):
        raise KeyboardInterrupt("enough")

    monkeypatch.setattr(calls, "pack", interrupt)
    answer = call("explorer.catalog", {})
    assert answer == {"result": None, "error": "KeyboardInterrupt: enough"}


def unpacked(packed):
    return packed["data"].reshape(packed["shape"])


@pytest.mark.parametrize(
    ("array", "dtype"),
    [
        (np.eye(2), np.float64),
        (np.eye(2, dtype=np.float32), np.float32),
        (np.eye(2, dtype=bool), np.uint8),
        (np.arange(4), np.int32),
        (np.array([2**31]), np.float64),
        (np.array([], dtype=int), np.int32),
        (np.arange(3, dtype=np.uint8), np.uint8),
        (np.arange(6.0).reshape(2, 3).T, np.float64),
        (np.array(2.5), np.float64),
    ],
)
def test_arrays_become_what_javascript_has_arrays_for(array, dtype):
    packed = pack(array)
    assert packed["data"].dtype == dtype
    assert packed["data"].flags["C_CONTIGUOUS"]
    np.testing.assert_array_equal(unpacked(packed), array)


def test_everything_else_keeps_its_shape():
    packed = pack({1: [np.float64(2.5), (np.int64(3), None)], "text": "t", "is": np.bool_(True)})
    assert packed == {"1": [2.5, [3, None]], "text": "t", "is": True}
    assert [type(value) for value in (packed["1"][0], packed["1"][1][0], packed["is"])] == [
        float,
        int,
        bool,
    ]
