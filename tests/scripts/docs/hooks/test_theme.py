"""What is taken out of the theme's pages and styles, and that a theme without it is noticed."""

import pytest
from mkdocs.exceptions import PluginError

from scripts.docs.hooks import theme

LINK = '\n  <link rel="stylesheet" href="../assets/_mkdocstrings.css">'
OTHER = '\n  <link rel="stylesheet" href="../assets/stylesheets/main.css">'
MARKED = "[data-md-color-switching] *,[data-md-color-switching] :after"
RULE = MARKED + "{transition-duration:0ms!important}"
KEPT = ["a{color:red}", "[data-md-color-scheme=slate]{color:blue}"]


@pytest.mark.parametrize(
    ("content", "kept"),
    [("<p>Prose</p>", False), ('<div class="doc doc-object">', True), ("a class of doc", False)],
)
def test_the_reference_alone_loads_its_stylesheet(content, kept):
    page = f"<head>{OTHER}{LINK}</head>{content}"
    found = theme.on_post_page(output=page, page=None, config=None)
    assert found == (page if kept else f"<head>{OTHER}</head>{content}")


def config_for(folder, **sheets):
    styles = folder / "assets" / "stylesheets"
    styles.mkdir(parents=True)
    for name, text in sheets.items():
        (styles / f"{name}.1a2b.min.css").write_text(text)
    return {"site_dir": str(folder)}


def test_only_the_rule_leaves_the_colors(tmp_path):
    config = config_for(tmp_path, palette=f"{KEPT[0]}{RULE}{KEPT[1]}", main=RULE)
    theme.on_post_build(config)
    texts = {path.name[:4]: path.read_text() for path in tmp_path.rglob("*.css")}
    assert texts == {"pale": "".join(KEPT), "main": RULE}


@pytest.mark.parametrize(
    ("sheets", "said"),
    [
        ({}, "no stylesheet"),
        ({"palette": KEPT[0]}, "has 0 rules"),
        ({"palette": RULE * 2}, "has 2"),
    ],
)
def test_a_theme_that_has_changed_is_noticed(tmp_path, sheets, said):
    with pytest.raises(PluginError, match=said):
        theme.on_post_build(config_for(tmp_path, **sheets))
