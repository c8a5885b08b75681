"""Wheels come from the CDN, else out of the PyPI package; only the lock's own bytes are taken."""

import hashlib
import threading
import zipfile
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from scripts.runtime import fetch
from scripts.runtime.places import BuildError

GOOD = b"a wheel"
PACKAGES = {"tool": {"file_name": "tool-1.whl", "sha256": hashlib.sha256(GOOD).hexdigest()}}


@pytest.fixture(autouse=True)
def small_world(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(fetch, "shipped_packages", lambda: PACKAGES)
    monkeypatch.setattr(fetch, "CDN", "http://127.0.0.1:9/")
    return tmp_path / "gd-site"


def put_carrier(cache, content, name="tool-1.whl"):
    (cache / "carrier").mkdir(parents=True)
    with zipfile.ZipFile(cache / "carrier" / "carrier.whl", "w") as archive:
        archive.writestr(fetch.CARRIER_FOLDER + name, content)


@pytest.fixture
def cdn(monkeypatch):
    """A server in the place of the CDN: what it has by name, and what it was asked for."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.files, server.asked = {"/tool-1.whl": GOOD}, []
    threading.Thread(target=server.serve_forever, daemon=True).start()
    monkeypatch.setattr(fetch, "CDN", f"http://127.0.0.1:{server.server_port}/")
    yield server
    server.shutdown()
    server.server_close()


class Handler(BaseHTTPRequestHandler):
    """Serves the server's files; promises more than it sends of one that ends in three dots."""

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        body = self.server.files.get(self.path)
        if body is None:
            self.send_error(404)
            return
        self.send_response(200)
        self.send_header("Content-Length", str(len(body) + 9 * body.endswith(b"...")))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args) -> None:
        """Stay quiet."""


def test_the_cdn_is_asked_first_and_once(cdn):
    for _ in range(2):
        assert fetch.fetch_wheels()["tool"].read_bytes() == GOOD
    assert cdn.asked == ["/tool-1.whl"]


@pytest.mark.parametrize("files", [{}, {"/tool-1.whl": b"cut off..."}])
def test_a_cdn_that_fails_gives_way_to_the_carrier(cdn, small_world, files, capsys):
    cdn.files = files
    put_carrier(small_world, GOOD)
    assert fetch.fetch_wheels()["tool"].read_bytes() == GOOD
    assert "out of reach" in capsys.readouterr().out


def test_without_the_cdn_the_wheels_come_out_of_the_carrier(small_world, capsys):
    put_carrier(small_world, GOOD)
    assert fetch.fetch_wheels()["tool"].read_bytes() == GOOD
    assert "out of reach" in capsys.readouterr().out
    assert not (small_world / "carrier").exists()


def test_what_the_cache_has_is_not_downloaded(small_world, capsys):
    put_carrier(small_world, GOOD)
    fetch.fetch_wheels()
    capsys.readouterr()
    fetch.fetch_wheels()
    assert capsys.readouterr().out == ""


def test_a_file_that_rotted_in_the_cache_is_fetched_anew(small_world):
    put_carrier(small_world, GOOD)
    folder = small_world / f"pyodide-{fetch.VERSION}"
    folder.mkdir()
    (folder / "tool-1.whl").write_bytes(b"rotten")
    assert fetch.fetch_wheels()["tool"].read_bytes() == GOOD


@pytest.mark.parametrize("source", ["cdn", "carrier"])
def test_a_false_wheel_stops_the_build_and_is_not_kept(small_world, source, request):
    put_carrier(small_world, b"something else")
    if source == "cdn":
        request.getfixturevalue("cdn").files = {"/tool-1.whl": b"other"}
    with pytest.raises(BuildError, match=r"a wheel was refused: .*tool-1\.whl"):
        fetch.fetch_wheels()
    assert not list((small_world / f"pyodide-{fetch.VERSION}").iterdir())


def test_a_carrier_without_the_wheel_is_said(small_world):
    put_carrier(small_world, GOOD, name="other.whl")
    with pytest.raises(BuildError, match=r"does not carry tool-1\.whl"):
        fetch.fetch_wheels()


def test_offline_is_one_line_that_says_what_to_do(monkeypatch):
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/simple")
    monkeypatch.setenv("PIP_RETRIES", "0")
    monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
    monkeypatch.setattr(fetch, "PIP_RETRIES", "0")
    with pytest.raises(BuildError) as caught:
        fetch.fetch_wheels()
    message = str(caught.value)
    assert message.startswith("could not download open-webui==0.12.4 from PyPI")
    assert "connect to the network" in message
    assert "\n" not in message
