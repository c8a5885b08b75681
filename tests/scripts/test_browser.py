"""Looking for a browser installs nothing; what installs one says so, and can be told not to."""

import pytest

from scripts import browser


@pytest.fixture
def machine(monkeypatch):
    """Debian, as root, without any browser; returns what runs on it."""
    commands, programs = [], {"apt-get"}

    def run(command):
        commands.append(command)
        if command[:2] == ["apt-get", "install"]:
            programs.add(command[-1])
        return command[0] == "apt-get"

    monkeypatch.delenv("GD_CHROMIUM", raising=False)
    monkeypatch.delenv("GD_INSTALL_BROWSERS", raising=False)
    monkeypatch.setattr(browser, "MACOS", ())
    monkeypatch.setattr(browser, "playwright_chromium", lambda: None)
    monkeypatch.setattr(browser, "_runs_quietly", run)
    monkeypatch.setattr(browser.os, "geteuid", lambda: 0)
    monkeypatch.setattr(
        browser.shutil, "which", lambda name: f"/usr/bin/{name}" if name in programs else None
    )
    browser.chromium.cache_clear()
    yield commands
    browser.chromium.cache_clear()


def test_looking_for_a_browser_installs_nothing(machine):
    assert browser.chromium() is None
    assert browser.firefox() is None
    assert machine == []


def test_the_tests_install_what_is_missing_and_say_so(machine, capsys):
    assert browser.main() == 0
    assert [command[-1] for command in machine if "install" in command] == [
        "firefox-esr",
        "chromium",
        "chromium",
    ]
    said = capsys.readouterr().out
    assert "Debian's package firefox-esr" in said
    assert "Debian's package chromium (GD_INSTALL_BROWSERS=no forbids it)" in said


def test_a_variable_forbids_it(machine, monkeypatch, capsys):
    monkeypatch.setenv("GD_INSTALL_BROWSERS", "no")
    assert browser.main() == 1
    assert machine == []
    assert "set GD_CHROMIUM to its path" in capsys.readouterr().err


def test_a_browser_that_is_named_is_taken(machine, monkeypatch):
    monkeypatch.setenv("GD_CHROMIUM", "/opt/chrome")
    monkeypatch.setenv("GD_INSTALL_BROWSERS", "no")
    assert browser.main() == 0
    assert browser.chromium() == "/opt/chrome"


def test_without_root_no_package_is_installed(machine, monkeypatch):
    monkeypatch.setattr(browser.os, "geteuid", lambda: 1000)
    assert browser.main() == 1
    assert [command[0] for command in machine if command[0] == "apt-get"] == []
