"""What pages ask for early is there, and is what they would ask for later."""

import re

import pytest

from scripts.build.bundle import app, preload
from scripts.build.bundle.fonts import drop_fonts
from scripts.errors import BuildError

FONTS = [stem for stems in preload.FONTS.values() for stem in stems]


def output(source: str, *imports: str, lazy: tuple[str, ...] = ()) -> dict:
    """What esbuild says of one script that it made."""
    now = [{"path": path, "kind": "import-statement"} for path in imports]
    later = [{"path": path, "kind": "dynamic-import"} for path in lazy]
    return {"entryPoint": source, "imports": now + later} if source else {"imports": now + later}


@pytest.fixture
def outputs() -> dict:
    """A bundle with a part that shares a chunk with the first script."""
    main, cell, explorer, momentum = preload.PARTS.values()
    return {
        **{f"out/{stem}-AAAA.woff2": {"imports": []} for stem in FONTS},
        "out/main-1.js": output(main, "out/shared-1.js", lazy=("out/cell-1.js",)),
        "out/cell-1.js": output(cell, "out/shared-1.js", "out/own-1.js"),
        "out/explorer-1.js": output(explorer, "https://elsewhere/x.js"),
        "out/map-1.js": output(momentum),
        "out/shared-1.js": output("", "out/own-1.js"),
        "out/own-1.js": output("", "out/shared-1.js"),
    }


def test_a_part_is_named_with_all_that_it_needs_at_once(outputs):
    """Not what it may need later, and not twice what every page has."""
    parts = [part.split("|") for part in preload.preloads(outputs).split()]
    modules = [
        (text, address.rpartition("/")[2]) for text, kind, address in parts if kind != "font"
    ]
    assert modules == [
        ("*", "main-1.js"),
        ("*", "shared-1.js"),
        ("*", "own-1.js"),
        ("<gd-cell", "cell-1.js"),
        ("<gd-explorer", "explorer-1.js"),
        ("<gd-momentum-map", "map-1.js"),
    ]
    fonts = [address for _, kind, address in parts if kind == "font"]
    assert fonts == [f"generated/app/{stem}-AAAA.woff2" for stem in FONTS]


def test_a_font_or_part_that_has_gone_is_named(outputs):
    """Whoever moves a script is told where its name stands."""
    del outputs["out/map-1.js"]
    with pytest.raises(BuildError, match=r"momentum/map\.js became 0 files"):
        preload.preloads(outputs)


def test_fonts_that_no_page_uses_are_dropped(tmp_path):
    """With their rules; the empty sources of older formats go, too."""
    for name in ("KaTeX_Script.woff2", "KaTeX_Main.woff2"):
        (tmp_path / name).write_bytes(b"")
    rule = '@font-face{{font-family:KaTeX_{0};src:url("./KaTeX_{0}.woff2"){1}}}'
    empty = ',url() format("woff"),url()format("truetype")'
    style = tmp_path / "main.css"
    style.write_text(rule.format("Script", empty) + rule.format("Main", empty) + ".a{}")
    drop_fonts(style)
    assert style.read_text() == rule.format("Main", "") + ".a{}"
    assert [path.name for path in tmp_path.glob("*.woff2")] == ["KaTeX_Main.woff2"]


def test_all_that_the_bundle_names_early_is_in_it():
    """Each address, once a text; the fonts are those of the stylesheet."""
    named = app.environment()["GD_APP_PRELOAD"].split()
    files = [part.split("|")[2].rpartition("/")[2] for part in named]
    assert len(named) == len(set(named)) > 10
    assert [name for name in files if not (app.OUTPUT / name).is_file()] == []
    style = (app.ROOT / "docs" / app.environment()["GD_APP_STYLE"]).read_text()
    used = set(re.findall(r"([\w.-]+\.woff2)", style))
    assert used == {path.name for path in app.OUTPUT.glob("*.woff2")}
    assert {name for name in files if name.endswith("woff2")} <= used
