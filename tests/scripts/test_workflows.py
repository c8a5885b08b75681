"""GitHub's workflows: every test before a deploy, least rights, and actions pinned by hash."""

import re

import pytest
import yaml

from scripts.docs.pages import ROOT

FOLDER = ROOT / ".github" / "workflows"
WORKFLOWS = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.yml")}
PARSED = {name: yaml.safe_load(text) for name, text in WORKFLOWS.items()}
PINNED = re.compile(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")


def triggers(workflow):
    """YAML 1.1, which PyYAML reads, takes the key `on` for the value true."""
    return workflow[True]


def granted(workflow):
    """The rights of each job that it does not share with all."""
    return {name: job.get("permissions", {}) for name, job in workflow["jobs"].items()}


@pytest.mark.parametrize("name", WORKFLOWS)
def test_every_action_is_pinned_by_its_hash_and_names_its_version(name):
    used = re.findall(r"uses: (.+)", WORKFLOWS[name])
    assert used
    assert [action for action in used if not PINNED.fullmatch(action) and action[:2] != "./"] == []


@pytest.mark.parametrize("name", WORKFLOWS)
def test_a_job_has_no_more_than_the_right_to_read_unless_it_says_so(name):
    assert PARSED[name]["permissions"] == {"contents": "read"}


def test_pull_requests_run_all_tests():
    assert "pull_request" in triggers(PARSED["test.yml"])
    commands = re.findall(r"run: (.+)", WORKFLOWS["test.yml"])
    assert "make check" in commands
    assert "make test" in commands
    assert granted(PARSED["test.yml"]) == {"check": {}, "library": {}, "site": {}}


def test_only_what_has_passed_is_published():
    jobs = PARSED["pages.yml"]["jobs"]
    assert jobs["test"]["uses"] == "./.github/workflows/test.yml"
    assert jobs["build"]["needs"] == "test"
    assert jobs["publish"]["needs"] == "build"


def test_only_the_job_that_publishes_may_write():
    writes = {
        name: sorted(right for right, level in rights.items() if level == "write")
        for name, rights in granted(PARSED["pages.yml"]).items()
    }
    assert writes == {"test": [], "build": [], "publish": ["id-token", "pages"]}


def test_a_deploy_is_never_cut_off():
    assert PARSED["pages.yml"]["concurrency"]["cancel-in-progress"] is False
