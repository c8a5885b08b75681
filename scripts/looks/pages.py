"""The pages of the built site, by the groups that goals are set for."""

from pathlib import Path

from scripts.browser_benchmark.files import SITE

NOT_LEARNING = ("reference/", "about/", "verified/", "glossary/", "notebooks/", "lab/", "404.html")
HOME, LAB = "", "lab/"
SHOWN = (HOME, "optimizers/adam/", "optimizers/momentum/", "choosing/", "schedules/", "optimizers/")
GROUPS = ("home", "optimizers", "learning", "lab", "others")


def pages_of(site: Path = SITE) -> list[str]:
    """All pages as addresses below the site's root; the home page is the empty one."""
    found = (path.parent.relative_to(site).as_posix() for path in site.rglob("index.html"))
    names = sorted("" if name == "." else f"{name}/" for name in found)
    return [name for name in names if not name.startswith("generated/")] + ["404.html"]


def group_of(page: str) -> str:
    """Name the group of a page: home, optimizers, learning, lab or others."""
    if page in (HOME, LAB):
        return "lab" if page else "home"
    if page.startswith("optimizers/") and page != "optimizers/":
        return "optimizers"
    return "others" if page.startswith(NOT_LEARNING) or page == "optimizers/" else "learning"


def name_of(page: str) -> str:
    """A page's name for tables and files: its last part, with its folder where that says more."""
    return page.strip("/").replace("/", "-").removesuffix(".html") or "home"


def chosen(pages: list[str], wanted: list[str]) -> list[str]:
    """Take the pages of the groups, or with the names or addresses, that someone asked for.

    Raises:
        ValueError: A wish fits no page.
    """
    fits = {wish: _fitting(pages, wish) for wish in wanted}
    missing = [wish for wish, found in fits.items() if not found]
    if missing:
        raise ValueError(f"no page or group is called {', '.join(missing)}")
    return list(dict.fromkeys(page for found in fits.values() for page in found))


def _fitting(pages: list[str], wish: str) -> list[str]:
    """The pages of a group; else the one at an address; else those with a name."""
    if wish in GROUPS:
        return [page for page in pages if group_of(page) == wish]
    exact = [page for page in pages if wish in (page, page.strip("/"))]
    last = [page for page in pages if wish in (page.strip("/").rpartition("/")[2], name_of(page))]
    return exact or last
