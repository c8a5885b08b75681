"""Downloads: whole, cut off and resumed, refused; and the message when there is no network."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest

from scripts.runtime.download import DownloadError, download
from scripts.runtime.places import BuildError
from scripts.runtime.verify import verify

BODY = bytes(range(256)) * 2000
HALF = len(BODY) // 2


class Handler(BaseHTTPRequestHandler):
    """Serves BODY: whole at /file, half of it (once) at /cut, and parts of both on request."""

    ranges: ClassVar[list[str | None]] = []

    def do_GET(self) -> None:
        asked = self.headers.get("Range")
        self.ranges.append(asked)
        start = int(asked.removeprefix("bytes=").removesuffix("-")) if asked else 0
        if start >= len(BODY):
            self.send_error(416)
            return
        self.send_response(206 if asked else 200)
        self.send_header("Content-Length", str(len(BODY) - start))
        self.end_headers()
        is_cut = self.path == "/cut" and not asked
        self.wfile.write(BODY[start : HALF if is_cut else None])

    def log_message(self, format: str, *args) -> None:
        """Stay quiet."""


@pytest.fixture
def address() -> Iterator[str]:
    Handler.ranges = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_a_file_arrives_whole(address, tmp_path, capsys):
    download(f"{address}/file", tmp_path / "file")
    assert (tmp_path / "file").read_bytes() == BODY
    assert list(tmp_path.iterdir()) == [tmp_path / "file"]
    assert "file: 0.5 of 0.5 MB" in capsys.readouterr().out


def test_an_interrupted_download_is_resumed(address, tmp_path):
    target = tmp_path / "file"
    with pytest.raises(DownloadError, match="IncompleteRead"):
        download(f"{address}/cut", target)
    assert not target.exists()
    assert (tmp_path / "file.part").stat().st_size == HALF
    download(f"{address}/cut", target)
    assert target.read_bytes() == BODY
    assert Handler.ranges == [None, f"bytes={HALF}-"]


def test_a_part_that_is_too_long_is_thrown_away(address, tmp_path):
    (tmp_path / "file.part").write_bytes(BODY + b"more")
    download(f"{address}/file", tmp_path / "file")
    assert (tmp_path / "file").read_bytes() == BODY


def test_no_connection_is_one_readable_error(tmp_path):
    with pytest.raises(DownloadError, match="refused"):
        download("http://127.0.0.1:9/file", tmp_path / "file")


def test_a_file_with_another_hash_is_refused_and_deleted(tmp_path):
    path = tmp_path / "numpy.whl"
    path.write_bytes(b"not numpy")
    with pytest.raises(BuildError, match=r"numpy\.whl is not the file .* refused and deleted"):
        verify(path, "0" * 64)
    assert not path.exists()
