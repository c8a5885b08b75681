"""The built pages under a strict Content-Security-Policy: no eval, and no inline script of ours.

Material's own few inline scripts are let in by their hashes, and by nothing else.
"""

import base64
import hashlib
import re

import pytest
from playwright.sync_api import expect

from tests.browser.addresses import SITE
from tests.browser.lab import expect_ready, open_lab
from tests.browser.site_server import SubPathHandler, serving_site

INLINE = re.compile(r"<script(?![^>]*\b(?:src|type)=)[^>]*>(.*?)</script>", re.DOTALL)
MATERIAL = re.compile(r"__md_|__tabbed_")  # its names, by which its scripts are known
HANDLER = re.compile(r"<[a-z][^>]*\son[a-z]+\s*=", re.IGNORECASE)
PAGES = ("index.html", "lab/index.html", "optimizers/adam/index.html")


def inline_scripts(path):
    return INLINE.findall((SITE / path).read_text())


def policy():
    """A policy that lets in what the site serves, WebAssembly, and Material's inline scripts."""
    scripts = {script for path in PAGES for script in inline_scripts(path)}
    digests = sorted(hashlib.sha256(script.encode()).digest() for script in scripts)
    hashes = " ".join(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)
    return (
        f"default-src 'self'; script-src 'self' 'wasm-unsafe-eval' {hashes}; worker-src 'self'; "
        "connect-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; "
        "object-src 'none'"
    )


class StrictHandler(SubPathHandler):
    """Adds the policy to every answer: a worker has its own from its script's."""

    policy = ""

    def end_headers(self):
        self.send_header("Content-Security-Policy", self.policy)
        super().end_headers()


@pytest.fixture(scope="module")
def strict_url():
    StrictHandler.policy = policy()
    with serving_site(SITE, StrictHandler) as url:
        yield url


def test_no_page_has_an_inline_script_but_materials():
    for path in SITE.rglob("index.html"):
        if "generated" in path.parts:
            continue
        text = path.read_text()
        assert [s[:80] for s in INLINE.findall(text) if not MATERIAL.search(s)] == [], path
        assert not HANDLER.search(re.sub(r"<(pre|code)\b.*?</\1>", "", text, flags=re.DOTALL)), path


@pytest.mark.parametrize("path", ["", "optimizers/adam/"])
def test_a_cell_runs_under_the_policy(page, strict_url, path):
    page.goto(f"{strict_url}{path}")
    cell = page.locator("gd-cell").first
    cell.get_by_role("button", name="Run").click()
    expect(cell).to_have_attribute("data-state", "done")
    expect(page.locator("gd-about-python")).to_have_attribute("data-rung", "snapshot")


def test_the_laboratory_works_under_the_policy(page, strict_url):
    explorer = open_lab(page, strict_url)
    slider = explorer.get_by_role("slider", name="Learning rate", exact=True).first
    slider.press("ArrowRight")
    expect_ready(explorer)


def test_the_map_of_momentum_works_under_the_policy(page, strict_url):
    page.goto(f"{strict_url}optimizers/momentum/")
    element = page.locator("gd-momentum-map")
    element.get_by_role("slider", name="Condition number L/μ").press("ArrowRight")
    expect(element.locator(".gd-momentum__where")).to_contain_text("for condition number 1.2")


def test_the_policy_would_stop_an_eval(page, strict_url, watch):
    page.goto(strict_url)
    ours = page.locator("script[type=module]").evaluate("script => script.src")
    page.add_script_tag(url=ours, type="module")
    blocked = page.evaluate(
        """() => new Promise((resolve) => {
          addEventListener("securitypolicyviolation", ({ blockedURI }) => resolve(blockedURI));
          const button = document.createElement("button");
          button.setAttribute("onclick", "window.broken = true");
          button.click();
        })"""
    )
    assert blocked == "inline"
    watch.complaints.clear()
