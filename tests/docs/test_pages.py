"""The pages as a whole: all reachable, all figures described, every public name explained."""

import importlib
import pkgutil
import re

import pytest
import yaml

import gd_core
from scripts.build.pictures.figures import figures_of
from scripts.build.steps import figures
from scripts.docs.pages import DOCS, GENERATED, ROOT, page_name, pages

PAGES = pytest.mark.parametrize("page", pages(), ids=page_name)
FENCE = re.compile(r"^( *)(`{3,}|~{3,}).*?^\1\2`*\s*$", flags=re.MULTILINE | re.DOTALL)
IMAGE = re.compile(r"!\[([^\]]*)\]\(([^)\s]+)[^)]*\)")
LINK = re.compile(r"\]\(([^)#\s]*)(?:#[^)\s]*)?(?:\s[^)]*)?\)")
BRITISH = re.compile(
    r"\b(colou?rise|colour|behaviour|favour|neighbour|honour|centre[ds]?|grey|licence|"
    r"optimis\w+|initialis\w+|normalis\w+|generalis\w+|regularis\w+|minimis\w+|maximis\w+|"
    r"factoris\w+|visualis\w+|summaris\w+|recognis\w+|organis\w+|parametris\w+|linearis\w+|"
    r"labell\w+|modell\w+|travell\w+|cancell(?:ed|ing)|analyse[ds]?|artefact|catalogue)s?\b",
    flags=re.IGNORECASE,
)
REGISTRY = re.compile(r"\b(?:registry|files|deb|security)\.[a-z]+\.(?:org|com)\b")
SKELETON = ("The rule", "The code", "When to use it", "Exercise", "Sources")


class ConfigLoader(yaml.SafeLoader):
    """Reads mkdocs.yml without resolving its Python names and environment variables."""


ConfigLoader.add_multi_constructor("", lambda loader, suffix, node: None)


def nav_files(item):
    """Yield every file under one item of the nav."""
    if isinstance(item, str):
        yield item
    for child in item if isinstance(item, list) else []:
        yield from nav_files(child)
    for child in item.values() if isinstance(item, dict) else []:
        yield from nav_files(child)


def nav():
    config = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), ConfigLoader)
    return list(nav_files(config["nav"]))


def prose(page):
    """A page's text without its fences, code spans and links' addresses."""
    text = FENCE.sub("", page.read_text(encoding="utf-8"))
    return re.sub(r"`[^`]*`|\]\([^)]*\)|<[^>]*>|https?://\S+", " ", text)


INTERNAL = {"gd_core.checks"}


def public_objects():
    """The public classes and functions of gd_core's modules and packages, by full name."""
    found = {}
    for info in pkgutil.iter_modules(gd_core.__path__, "gd_core."):
        if info.name not in INTERNAL:
            module = importlib.import_module(info.name)
            found |= {f"{info.name}.{name}": vars(module)[name] for name in names_of(module)}
    return found


def names_of(module):
    """What a module offers: its `__all__`, else the public things that it defines."""
    return getattr(module, "__all__", None) or [
        name
        for name, value in vars(module).items()
        if not name.startswith("_") and getattr(value, "__module__", None) == module.__name__
    ]


def test_what_the_reference_leaves_out_exists():
    assert {info.name for info in pkgutil.iter_modules(gd_core.__path__, "gd_core.")} >= INTERNAL


def test_every_page_is_in_the_nav_and_every_entry_exists():
    listed = nav()
    written = {p.relative_to(DOCS).as_posix() for p in pages() if p.is_relative_to(DOCS)}
    missing = [n for n in listed if not (DOCS / n).is_file() and n not in GENERATED]
    assert not missing, "in the nav, but not there"
    assert not written - set(listed), "written, but not in the nav"
    assert len(set(listed)) == len(listed), "twice in the nav"


@PAGES
def test_images_say_what_is_seen(page):
    images = IMAGE.findall(FENCE.sub("", page.read_text(encoding="utf-8")))
    for alternative, address in images:
        assert len(alternative.split()) >= 4, f"{address}: say what the picture shows"


def test_every_figure_stands_on_one_page_and_is_drawn():
    inside = [page for page in pages() if DOCS in page.parents]
    text = "".join(page.read_text(encoding="utf-8") for page in inside)
    shown = re.findall(r"\]\((?:\.\./)*generated/figures/([\w-]+)\.svg\)", text)
    drawn = {name for step in figures() for name in figures_of(step.arguments[0])}
    assert sorted(shown) == sorted(drawn)


@PAGES
def test_every_link_leads_to_a_file(page):
    """MkDocs checks the anchors as well, when it builds the site."""
    missing = [link for link in links(page) if not leads_somewhere(link, page)]
    assert not missing


def links(page):
    """The addresses that a page links to inside the site, without their anchors."""
    text = FENCE.sub("", page.read_text(encoding="utf-8"))
    found = LINK.findall(re.sub(r"`[^`]*`", "", text))
    return [address for address in found if not address.startswith(("http", "mailto:"))]


def leads_somewhere(link, page):
    """Tell whether a link's file is there, or will be made by the build."""
    target = (page.parent / link).resolve() if link else page
    is_made = GENERATED | {"generated"}
    inside = target.relative_to(DOCS).parts[:1] if target.is_relative_to(DOCS) else ()
    return target.exists() or (bool(inside) and is_made.issuperset(inside))


def test_a_link_that_leads_nowhere_is_found(tmp_path):
    page = tmp_path / "page.md"
    page.write_text("[a](page.md#b) [b](nowhere.md) [c](https://example.org) `[d](code.md)`")
    assert links(page) == ["page.md", "nowhere.md"]
    assert [leads_somewhere(link, page) for link in links(page)] == [True, False]
    assert leads_somewhere("../verified.md", DOCS / "optimizers" / "adam.md")


@PAGES
def test_the_spelling_is_american(page):
    assert not BRITISH.findall(prose(page))


@PAGES
def test_no_page_names_a_registry_host(page):
    assert not REGISTRY.findall(page.read_text(encoding="utf-8"))


@PAGES
def test_a_page_opens_with_one_title_and_keeps_to_few_words_a_paragraph(page):
    text = FENCE.sub("", page.read_text(encoding="utf-8"))
    assert len(re.findall(r"^# ", text, flags=re.MULTILINE)) == 1
    for paragraph in prose(page).split("\n\n"):
        assert len(paragraph.split()) <= 160 or "|" in paragraph, paragraph[:80]


@pytest.mark.parametrize("name", sorted(public_objects()))
def test_every_public_name_is_in_the_reference(name):
    """A directive `::: gd_core.x` shows everything that the package x defines."""
    reference = "\n".join(p.read_text(encoding="utf-8") for p in (DOCS / "reference").glob("*.md"))
    shown = re.findall(r"^::: ([\w.]+)", reference, flags=re.MULTILINE)
    assert any(name == item or name.startswith(f"{item}.") for item in shown), name


FOLDERS = ("optimizers", "schedules", "techniques", "variants")
PAGE_OF = {"learning-rate-range-test": "hyperparameter-search"}


def sources():
    """The files of gd_core that must each have a page of the same stem."""
    found = [p for folder in FOLDERS for p in (ROOT / "gd_core" / folder).glob("[a-z]*.py")]
    return sorted(p.relative_to(ROOT / "gd_core") for p in found)


def page_of(source):
    stem = source.stem.replace("_", "-")
    return DOCS / source.parent / f"{PAGE_OF.get(stem, stem)}.md"


@pytest.mark.parametrize("source", sources(), ids=str)
def test_every_algorithm_has_its_page_with_its_code(source):
    """The page prints the listing, and offers the stand-alone file."""
    page = page_of(source)
    assert page.is_file(), f"write {page_name(page)}, the page of gd_core/{source.as_posix()}"
    text = page.read_text(encoding="utf-8")
    included = f'--8<-- "docs/generated/listings/{source.name}"'
    assert included in text, f"{page_name(page)} does not show the code"
    offered = f"(../generated/standalone/{source.name})"
    assert offered in text, f"{page_name(page)} does not offer the stand-alone file"


@pytest.mark.parametrize("source", [s for s in sources() if s.parts[0] == "optimizers"], ids=str)
def test_an_optimizer_page_keeps_the_skeleton(source):
    headings = re.findall(r"^## (.+?)\s*(?:\{.*\})?$", page_of(source).read_text(), re.MULTILINE)
    missing = [want for want in SKELETON if not any(want.lower() in h.lower() for h in headings)]
    assert not missing, headings


def test_british_spelling_is_refused():
    assert BRITISH.findall("The optimiser's behaviour")
    assert not BRITISH.findall("The optimizer's behavior is analyzed at the center")


def test_an_unlisted_entry_of_the_nav_is_found():
    assert list(nav_files([{"A": ["a.md", {"B": "b.md"}]}, "c.md"])) == ["a.md", "b.md", "c.md"]
