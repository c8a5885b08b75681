"""Wheels come from the CDN, else out of the PyPI package; only the lock's own bytes are taken."""

import hashlib
import zipfile

import pytest

from scripts.runtime import fetch
from scripts.runtime.download import DownloadError
from scripts.runtime.places import BuildError

GOOD = b"a wheel"
PACKAGES = {"tool": {"file_name": "tool-1.whl", "sha256": hashlib.sha256(GOOD).hexdigest()}}


@pytest.fixture(autouse=True)
def small_world(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(fetch, "shipped_packages", lambda: PACKAGES)
    monkeypatch.setattr(fetch, "download", unreachable)
    monkeypatch.setattr(fetch, "CDN", "http://127.0.0.1:9/")
    return tmp_path / "gd-site"


def unreachable(address, target):
    raise DownloadError("URLError: no network")


def put_carrier(cache, content, name="tool-1.whl"):
    (cache / "carrier").mkdir(parents=True)
    with zipfile.ZipFile(cache / "carrier" / "carrier.whl", "w") as archive:
        archive.writestr(fetch.CARRIER_FOLDER + name, content)


def test_the_cdn_is_asked_first(monkeypatch):
    asked = []

    def answer(address, target):
        asked.append(address)
        target.write_bytes(GOOD)

    monkeypatch.setattr(fetch, "download", answer)
    assert fetch.fetch_wheels()["tool"].read_bytes() == GOOD
    assert asked == ["http://127.0.0.1:9/tool-1.whl"]


def test_without_the_cdn_the_wheels_come_out_of_the_carrier(small_world, capsys):
    put_carrier(small_world, GOOD)
    assert fetch.fetch_wheels()["tool"].read_bytes() == GOOD
    assert "out of reach" in capsys.readouterr().out
    assert not list((small_world / "carrier").iterdir())


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
def test_a_false_wheel_stops_the_build_and_is_deleted(monkeypatch, small_world, source):
    put_carrier(small_world, b"something else")
    if source == "cdn":
        monkeypatch.setattr(fetch, "download", lambda address, to: to.write_bytes(b"other"))
    with pytest.raises(BuildError, match="refused and deleted"):
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
