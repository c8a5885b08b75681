"""Download one file: with a progress bar, resumed when an earlier attempt was cut off."""

import http.client
import sys
import urllib.error
import urllib.request
from pathlib import Path
from typing import BinaryIO

CHUNK = 1 << 16
CONNECT_SECONDS = 10


class DownloadError(Exception):
    """The file could not be had from this address."""


def download(address: str, target: Path) -> None:
    """Fetch an address into a file, by way of `<name>.part`.

    Raises:
        DownloadError: No connection, an answer that is not a success, or one cut short.
    """
    part = target.with_name(target.name + ".part")
    try:
        _fetch(address, part)
    except (OSError, http.client.HTTPException) as error:
        reason = getattr(error, "reason", None) or error
        raise DownloadError(f"{type(error).__name__}: {reason}") from None
    part.replace(target)


def _fetch(address: str, part: Path) -> None:
    already = part.stat().st_size if part.exists() else 0
    request = urllib.request.Request(address)
    if already:
        request.add_header("Range", f"bytes={already}-")
    try:
        answer = urllib.request.urlopen(request, timeout=CONNECT_SECONDS)
    except urllib.error.HTTPError as error:
        error.close()
        if error.code == 416:  # the part is longer than the file: it is of no use
            part.unlink()
            return _fetch(address, part)
        raise
    with answer:
        resumed = already and answer.status == 206
        with part.open("ab" if resumed else "wb") as file:
            _copy(answer, file, part.name.removesuffix(".part"), already if resumed else 0)
    return None


def _copy(answer: http.client.HTTPResponse, file: BinaryIO, name: str, done: int) -> None:
    total = done + int(answer.headers.get("Content-Length") or 0)
    while chunk := answer.read(CHUNK):
        file.write(chunk)
        done += len(chunk)
        show_progress(name, done, total)
    if done < total:
        raise http.client.IncompleteRead(b"", total - done)


def show_progress(name: str, done: int, total: int) -> None:
    """Redraw the progress bar on a terminal; elsewhere say only that a file is complete."""
    share = done / total if total else 0.0
    line = f"{name}: {done / 1e6:.1f} of {total / 1e6:.1f} MB"
    if sys.stdout.isatty():
        bar = "#" * round(24 * share)
        print(f"\r  [{bar:<24}] {line}", end="\n" if done >= total else "", flush=True)
    elif done >= total:
        print(f"  {line}", flush=True)
