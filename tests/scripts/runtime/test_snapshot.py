"""The snapshot: holds nothing of the machine that made it, and is left out without a Chromium."""

import getpass
import gzip
import json
import os
import platform
import re
import struct
from pathlib import Path

import pytest

from scripts.runtime import part, snapshot
from scripts.runtime.manifest import make_manifest, parts
from scripts.runtime.places import OUTPUT, ROOT


@pytest.fixture(scope="module")
def manifest():
    return json.loads((OUTPUT / "manifest.json").read_text())


@pytest.fixture(scope="module")
def memory(manifest):
    assert manifest["snapshot"], "the runtime was built without a snapshot: is there a Chromium?"
    return gzip.decompress((OUTPUT / manifest["snapshot"]).read_bytes())


def private_words():
    """Names, folders and values of this machine's environment, long enough to be telling."""
    environment = {
        value
        for name, value in os.environ.items()
        if len(value) >= 8 and name not in {"LANG", "LC_ALL", "TERM", "DEBIAN_FRONTEND", "_"}
    }
    names = {str(ROOT), str(Path.home()), platform.node(), platform.release(), getpass.getuser()}
    tools = {"HeadlessChrome", "Chromium", "playwright", "localhost:"}
    return {word for word in environment | names | tools if len(word) >= 5}


def test_the_snapshot_holds_nothing_of_the_machine_that_made_it(memory):
    words = private_words()
    assert len(words) > 5
    for encoding in ("utf-8", "utf-16-le", "utf-32-le"):
        found = [word for word in words if word.encode(encoding) in memory]
        assert found == []
    assert not re.search(rb"127\.0\.0\.1:\d{4,5}/", memory)


def test_the_search_would_find_what_is_there(memory):
    assert b"gd_core/optimizers/adam.py" in memory
    assert b"/home/pyodide" in memory


def test_the_snapshot_names_the_bytes_it_was_made_from(manifest, memory):
    (length,) = struct.unpack_from("<I", memory)
    description = json.loads(memory[16 : 16 + length])
    hashes = {file["name"]: file["sha256"] for file in manifest["files"]}
    made_from = description["made_from"]
    assert all(hashes[name] == sha256 for name, sha256 in made_from.items())
    for end in ("pyodide.asm.wasm", "python_stdlib.zip", "own.zip", "_multiarray_umath.wasm"):
        assert any(name.endswith(end) for name in made_from)
    assert len(description["answer"]) == 64


def test_without_a_chromium_the_build_goes_on_and_says_so(monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(snapshot, "chromium", lambda: None)
    monkeypatch.setattr(part, "OUTPUT", tmp_path)
    assert snapshot.build() is None
    said = capsys.readouterr().out.splitlines()
    assert said[-1] == (
        "runtime: no Chromium found (`make browser` installs one), so Python will start "
        "without a snapshot (slower)."
    )


def test_a_runtime_without_a_snapshot_is_described():
    found = {kind: name for kind, name in parts().items() if kind != "snapshot"}
    assert make_manifest(found)["snapshot"] is None
    assert make_manifest(parts())["snapshot"]
