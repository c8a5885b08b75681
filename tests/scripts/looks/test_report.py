"""Tables that align, and JSON that says what they say."""

import json

from scripts.looks.report import Found, show, table, write_json

ROWS = [
    {"page": "home", "px": 7, "holds": True},
    {"page": "a/longer/one/", "px": 1234.0, "more": "x" * 80, "holds": False},
    {"page": "third", "px": None, "holds": None},
]


def test_numbers_go_to_the_right_and_words_to_the_left():
    lines = table(ROWS)
    assert lines[0].split() == ["page", "px", "holds", "more"]
    assert lines[1].startswith("home               7  yes")
    assert lines[2].startswith("a/longer/one/  1,234  NO ")
    assert lines[2].endswith("x…")
    assert lines[3] == "third"


def test_misses_are_counted_and_printed(capsys):
    found = Found("Widths", "small", ROWS, ["one detail"])
    assert found.misses == 1
    show(found)
    printed = capsys.readouterr().out
    assert "Widths. Goal: small; 1 of 3 miss it" in printed
    assert printed.endswith("  one detail\n")


def test_no_row_is_no_table():
    assert table([]) == [""]


def test_json_holds_rows_and_misses(tmp_path):
    path = tmp_path / "new" / "looks.json"
    write_json(path, {"load": 0.5}, {"widths": Found("Widths", "small", ROWS)})
    written = json.loads(path.read_text())
    assert written["machine"] == {"load": 0.5}
    assert written["parts"]["widths"]["rows"] == ROWS
    assert written["parts"]["widths"]["misses"] == 1
