"""The code fences of a page, read by the very extensions that build the site."""

from pathlib import Path

import markdown

from scripts.docs.session import Fence

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
README, CONTRIBUTING = ROOT / "README.md", ROOT / "CONTRIBUTING.md"
GENERATED = frozenset({"verified.md"})
EXTENSIONS = (
    "admonition",
    "attr_list",
    "md_in_html",
    "pymdownx.details",
    "pymdownx.snippets",
    "pymdownx.superfences",
    "pymdownx.tabbed",
)


def pages() -> list[Path]:
    """Every written Markdown page of the site, and those for who looks at the repository."""
    found = [path for path in DOCS.rglob("*.md") if not _is_generated(path.relative_to(DOCS))]
    return [*sorted(found), *(path for path in (README, CONTRIBUTING) if path.is_file())]


def _is_generated(path: Path) -> bool:
    return path.parts[0] == "generated" or path.as_posix() in GENERATED


def page_name(page: Path) -> str:
    """A page's path from the root of the repository."""
    return page.relative_to(ROOT).as_posix() if page.is_relative_to(ROOT) else page.name


def fences_of(page: Path) -> list[Fence]:
    """Read one page's fences in order, snippets resolved and indentation removed."""
    return fences_in(page.read_text(encoding="utf-8"), page_name(page))


def fences_in(text: str, name: str) -> list[Fence]:
    """Read the fences of a Markdown text; `name` is used to name them."""
    found: list[Fence] = []

    def keep(source, language, css_class, options, md, **attributes):
        label = options.get("cell") or f"fence {len(found) + 1}"
        found.append(Fence(f"{name}: {label}", language or "", dict(options), source))
        return "<pre></pre>"

    fence = {"name": "*", "class": "fence", "format": keep, "validator": _accept_all}
    settings = {
        "pymdownx.snippets": {
            "base_path": [str(ROOT)],
            "check_paths": True,
            "dedent_subsections": True,
        },
        "pymdownx.superfences": {"custom_fences": [fence]},
        "pymdownx.tabbed": {"alternate_style": True},
    }
    markdown.markdown(text, extensions=EXTENSIONS, extension_configs=settings)
    return found


def _accept_all(language, inputs, options, attributes, md) -> bool:
    options.update(inputs)
    return True


def python_fences(page: Path) -> list[Fence]:
    """The fences of a page that hold Python."""
    return [fence for fence in fences_of(page) if fence.language in {"python", "py"}]
