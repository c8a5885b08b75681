"""Claims: sentences of a page that lead to the test or the source that establishes them.

A claim is written as a link to its row on the page "Verified", with the evidence as an attribute:

    [Adam's first step has the length of the learning rate.](../verified.md#adam-first-step){ .claim
    data-test="tests/gd_core/optimizers/test_adam.py::test_first_step" }

`data-source="Kingma and Ba (2014)"` stands for `data-test` where a claim is cited.
"""

import ast
import re
from dataclasses import dataclass
from pathlib import Path

from scripts.docs.pages import DOCS, ROOT, pages

CLAIM = re.compile(
    r"\[(?P<sentence>[^\[\]]+(?:\[[^\[\]]*\][^\[\]]*)*)\]"
    r"\((?P<address>[./\w-]*verified\.md#(?P<name>[a-z0-9-]+))\)"
    r"\{(?P<attributes>[^}]*)\}"
)
ATTRIBUTE = re.compile(r"data-(test|source)=\"([^\"]+)\"")


@dataclass(frozen=True)
class Claim:
    """One sentence, the page it stands on, and what establishes it."""

    name: str
    sentence: str
    page: str
    address: str
    test: str | None
    source: str | None

    @property
    def trouble(self) -> str | None:
        """What is wrong with the mark, None when it leads to its evidence."""
        if (self.test is None) == (self.source is None):
            return "needs either a test or a source"
        target = (DOCS / self.page).parent / self.address.partition("#")[0]
        if target.resolve() != DOCS / "verified.md":
            return f"links to {self.address}, not to verified.md"
        return None if self.test is None or is_test(self.test) else f"no test {self.test}"


def claims_of(page: Path) -> list[Claim]:
    """Read the claims of one page, in order."""
    text = page.read_text(encoding="utf-8")
    return [_claim(match, page) for match in CLAIM.finditer(text)]


def all_claims() -> list[Claim]:
    """Read the claims of every page."""
    return [claim for page in pages() if page.is_relative_to(DOCS) for claim in claims_of(page)]


def _claim(match: re.Match[str], page: Path) -> Claim:
    evidence = dict(ATTRIBUTE.findall(match["attributes"]))
    name = page.relative_to(DOCS).as_posix() if page.is_relative_to(DOCS) else page.name
    sentence = " ".join(match["sentence"].split())
    return Claim(
        match["name"],
        sentence,
        name,
        match["address"],
        evidence.get("test"),
        evidence.get("source"),
    )


def is_test(test: str) -> bool:
    """Tell whether `path::function` names a test function in the repository."""
    path, _, function = test.partition("::")
    file = ROOT / path
    if not function.startswith("test_") or not file.is_file():
        return False
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return any(isinstance(n, ast.FunctionDef) and n.name == function for n in ast.walk(tree))
