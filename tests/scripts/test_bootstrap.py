"""Setting up says in one line what is wrong, and does nothing twice."""

import os
import subprocess
import sys
from collections import namedtuple

import pytest

from scripts import bootstrap

ROOT = bootstrap.ROOT


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    """A checkout with nothing installed."""
    (tmp_path / "requirements.txt").write_text("")
    (tmp_path / "package-lock.json").write_text("{}")
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    monkeypatch.setattr(bootstrap, "ROOT", tmp_path)
    monkeypatch.setattr(bootstrap, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(bootstrap, "BIN", tmp_path / ".venv" / "bin")
    monkeypatch.setattr(bootstrap, "PYTHON", tmp_path / ".venv" / "bin" / "python")
    return tmp_path


def test_old_python_is_refused_in_one_line(monkeypatch):
    version = namedtuple("version", "major minor micro")(3, 10, 4)
    monkeypatch.setattr(bootstrap.sys, "version_info", version)
    with pytest.raises(SystemExit, match=r"Python 3\.11 or later is needed, this is 3\.10\.4") as e:
        bootstrap.check_python()
    assert "\n" not in str(e.value)


def test_a_failing_command_ends_in_one_line(checkout, capfd):
    command = [sys.executable, "-c", "import sys; print('x' * 9999, file=sys.stderr); sys.exit(3)"]
    with pytest.raises(SystemExit, match="npm could not install the libraries") as error:
        bootstrap.run(command, "npm could not install the libraries")
    assert "\n" not in str(error.value)
    assert capfd.readouterr().err == ""
    assert "x" * 9999 in (checkout / ".venv" / "setup.log").read_text()


def test_nothing_is_installed_twice(checkout, monkeypatch):
    (checkout / ".venv" / "bin" / "python").touch()
    (checkout / "node_modules").mkdir()
    expected = bootstrap.digest(checkout / "requirements.txt")
    (checkout / ".venv" / ".requirements").write_text(expected)
    expected = bootstrap.digest(checkout / "package-lock.json")
    (checkout / "node_modules" / ".lock-digest").write_text(expected)
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: pytest.fail("ran a command"))
    bootstrap.main()


def test_a_failed_install_leaves_no_stamp(checkout, monkeypatch):
    (checkout / ".venv" / "bin" / "npm").write_text("#!/bin/sh\nexit 1\n")
    os.chmod(checkout / ".venv" / "bin" / "npm", 0o755)
    with pytest.raises(SystemExit, match="check the network"):
        bootstrap.install_browser_libraries()
    assert not (checkout / "node_modules" / ".lock-digest").exists()


def test_the_lock_files_hold_hashes_and_no_download_address():
    requirements = (ROOT / "requirements.txt").read_text()
    lock = (ROOT / "package-lock.json").read_text()
    assert "://" not in requirements
    assert requirements.count("--hash=sha256:") > requirements.count("==")
    assert '"resolved"' not in lock
    assert '"integrity"' in lock
