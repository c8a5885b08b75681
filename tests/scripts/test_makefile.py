"""The commands: each explained by `make help`, and each does what it says."""

import re
import subprocess

import pytest

from scripts.docs.pages import ROOT

MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
TARGETS = re.findall(r"^([a-z-]+):", MAKEFILE, flags=re.MULTILINE)


def make(*arguments):
    """Run make; return what it prints."""
    command = ["make", "--no-print-directory", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout


def test_help_lists_every_command():
    listed = re.findall(r"^  make ([a-z-]+) +(\S.*)$", make("help"), flags=re.MULTILINE)
    assert [name for name, _ in listed] == TARGETS
    assert set(TARGETS) == set(re.search(r"\.PHONY: (.*)", MAKEFILE)[1].split())


@pytest.mark.parametrize(("given", "port"), [([], "8000"), (["PORT=8001"], "8001")])
def test_serve_takes_a_port(given, port):
    assert make("-n", "serve", *given).splitlines()[-1].endswith(f"-m scripts.serve {port}")


def test_only_the_tests_and_the_command_for_it_install_browsers():
    installs = {name for name in TARGETS if "scripts.browser\n" in make("-n", name) + "\n"}
    assert installs == {"browser", "test"}
