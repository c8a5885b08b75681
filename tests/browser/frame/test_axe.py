"""axe-core has nothing against any page, in light and in dark."""

from urllib.parse import urljoin

import pytest

from tests.browser.addresses import AXE, pages_of
from tests.browser.conftest import watch_over
from tests.browser.visit import SCREEN
from tests.browser.waiting import wait_until_whole

SCHEMES = ("default", "slate")
# Each fault as one line: the rule, and the first elements that break it.
FAULTS = """async (scheme) => {
  document.body.setAttribute("data-md-color-scheme", scheme);
  const { violations } = await axe.run(document, { resultTypes: ["violations"] });
  const shown = (nodes) => nodes.slice(0, 3).map(({ html }) => html.slice(0, 200));
  return violations.map(({ id, nodes }) => [scheme, id, nodes.length, ...shown(nodes)].join(" | "));
}"""


@pytest.fixture(scope="module")
def reused(profile):
    """A tab that loads one page after the other."""
    yield from watch_over(profile)


@pytest.mark.parametrize("path", pages_of())
def test_axe_has_nothing_against_the_page(reused, site_url, path):
    page = reused.page
    page.set_viewport_size(SCREEN)
    page.goto(urljoin(site_url, path))
    wait_until_whole(page)
    page.add_style_tag(content="* { transition: none !important; }")
    page.add_script_tag(path=str(AXE))
    assert [fault for scheme in SCHEMES for fault in page.evaluate(FAULTS, scheme)] == []
