"""The reference has a page for each public name, found in the nav and in the tables."""

from types import SimpleNamespace

import pytest
from mkdocs.structure.files import Files

import gd_core.optimizers
from scripts.docs.hooks import reference

ENTRIES = [entry for package in reference.PACKAGES for entry in reference.entries(package)]


def test_names_stand_in_the_order_of_the_site():
    names = [entry.name for entry in reference.entries("optimizers")]
    assert names == list(gd_core.optimizers.__all__)


def test_no_two_names_share_a_page():
    assert len({entry.uri for entry in ENTRIES}) == len(ENTRIES) > 70


@pytest.mark.parametrize(
    ("package", "name", "uri"),
    [
        ("optimizers", "AdaGrad", "reference/optimizers/adagrad.md"),
        ("optimizers", "ScheduleFreeAdamW", "reference/optimizers/schedule-free-adamw.md"),
        ("techniques", "RangeTest", "reference/techniques/range-test.md"),
        ("techniques", "clip_by_norm", "reference/techniques/clip-by-norm.md"),
    ],
)
def test_a_page_is_called_as_its_file_or_its_name(package, name, uri):
    assert uri in {e.uri for e in reference.entries(package) if e.name == name}


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.uri)
def test_every_name_says_what_it_is_in_one_sentence(entry):
    assert entry.summary.endswith(".")
    assert 2 < len(entry.summary.split()) < 40


def test_a_page_leads_to_the_chapter_that_explains_it():
    (adam,) = [e for e in reference.entries("optimizers") if e.name == "Adam"]
    assert "[its chapter](../../optimizers/adam.md)" in adam.page
    assert "::: gd_core.optimizers.Adam\n" in adam.page
    (ravine,) = [e for e in reference.entries("surfaces") if e.name == "Ravine"]
    assert "chapter" not in ravine.page


def test_the_page_of_a_package_becomes_a_section():
    nav = [{"Reference": ["reference/index.md", {"Variants": "reference/variants.md"}]}]
    config = SimpleNamespace(nav=nav)
    reference.on_config(config)
    first, section = config.nav[0]["Reference"]
    assert first == "reference/index.md"
    assert section["Variants"][:2] == [
        {"Overview": "reference/variants.md"},
        {"batch_gradient_descent": "reference/variants/batch-gradient-descent.md"},
    ]


def test_the_pages_are_files_of_the_site(tmp_path):
    plugins = SimpleNamespace(_current_plugin=None)
    config = SimpleNamespace(site_dir=str(tmp_path), use_directory_urls=True, plugins=plugins)
    files = Files([])
    reference.on_files(files, config)
    file = files.get_file_from_path("reference/optimizers/adam.md")
    assert file
    assert file.url == "reference/optimizers/adam/"
    assert file.content_string.startswith("---\ntitle: Adam\n")


def test_a_table_keeps_the_addresses_that_names_had():
    """On the page of their package alone: an id stands once."""
    mark = "<!-- every name of gd_core{} -->"
    one = reference.on_page_markdown(mark.format(".optimizers"), None, None, Files([]))
    row = "| [`Adam`](optimizers/adam.md){ #gd_core.optimizers.Adam } | Divide the running mean"
    assert row in one
    everything = reference.on_page_markdown(mark.format(""), None, None, Files([]))
    assert "| [`Ravine`](surfaces/ravine.md) |" in everything
    assert "{ #" not in everything
