"""Serving: an edit of a script costs a bundle, that of a page a build, and none costs nothing."""

import os
import socket
import subprocess
import sys

import pytest

from scripts import serve

PORT_TAKEN = "serve: port {port} is in use; try `make serve PORT={next}`.\n"


@pytest.fixture
def site(tmp_path, monkeypatch):
    """A served site of three files, which writes down what it makes."""
    for name in ("app/main.js", "index.md", "generated/made.js"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("one")
    monkeypatch.setattr(serve, "DOCS", tmp_path)
    monkeypatch.setattr(serve, "MADE", (tmp_path / "generated",))
    monkeypatch.setattr(serve, "FOLDERS", ())
    made = []
    monkeypatch.setattr(serve.Site, "build_all", lambda self: made.append("everything"))
    monkeypatch.setattr(serve.Site, "bundle", lambda self: made.append("bundle"))
    site = serve.Site()
    site.rebuild()
    assert made == ["everything", "bundle"]
    made.clear()
    site.made, site.root = made, tmp_path
    return site


def edit(path):
    path.write_text("two")
    os.utime(path, ns=(0, 0))


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("app/main.js", ["bundle"]),
        ("app/new.css", ["bundle"]),
        ("index.md", ["everything", "bundle"]),
        ("app/lab.py", ["everything", "bundle"]),
        ("generated/made.js", []),
    ],
)
def test_an_edit_costs_what_it_must(site, name, made):
    edit(site.root / name)
    site.rebuild()
    assert site.made == made
    site.rebuild()
    assert site.made == made


def test_a_removed_page_is_an_edit(site):
    (site.root / "index.md").unlink()
    site.rebuild()
    assert site.made == ["everything", "bundle"]


def test_a_failure_ends_in_one_line_and_is_made_up_for(site, monkeypatch):
    def fail(self):
        raise serve.BuildError("the build failed.")

    edit(site.root / "index.md")
    with monkeypatch.context() as broken:
        broken.setattr(serve.Site, "build_all", fail)
        with pytest.raises(serve.Abort, match=r"^serve: the build failed\.$"):
            site.rebuild()
    edit(site.root / "app" / "main.js")
    site.rebuild()
    assert site.made == ["everything", "bundle"]


def test_a_server_outlives_mistakes_and_shows_what_mends_them(tmp_path, capsys, caplog):
    server = serve.LiveReloadServer(lambda: None, serve.HOST, 0, root=str(tmp_path))
    server.build_delay = 0
    results = [serve.BuildError("a first mistake."), serve.BuildError("a second mistake."), None]

    class Edited(serve.Site):
        def build_all(self):
            server._want_rebuild = bool(results[1:])
            server._shutdown = not results[1:]
            if error := results.pop(0):
                raise error

        def bundle(self):
            pass

    server.builder = Edited().rebuild
    server._want_rebuild = True
    epoch = server._visible_epoch
    server._shutdown = False
    server._build_loop()
    server.server_close()
    assert results == []
    assert server._visible_epoch > epoch
    assert capsys.readouterr().err == "serve: a first mistake.\nserve: a second mistake.\n"
    assert [r.levelname for r in caplog.records].count("ERROR") == 2


def test_a_first_build_that_fails_ends_in_one_line(monkeypatch, capsys):
    def fail(self):
        raise serve.BuildError("the build failed.")

    monkeypatch.setattr(serve.Site, "build_all", fail)
    monkeypatch.setattr(serve, "is_taken", lambda host, port: False)
    monkeypatch.setattr(sys, "argv", ["serve"])
    monkeypatch.setenv("GD_SITE_URL", "")
    assert serve.main() == 1
    assert capsys.readouterr().err == "serve: the build failed.\n"


def test_what_the_build_makes_is_not_watched():
    watched = {path.name for path in serve.watched()}
    assert {"app", "optimizers", "index.md", "gd_core", "mkdocs.yml"} <= watched
    assert not {"generated", "verified.md"} & watched


def test_a_port_that_is_taken_is_named_with_the_next():
    with socket.create_server((serve.HOST, 0)) as taken:
        port = taken.getsockname()[1]
        command = [sys.executable, "-m", "scripts.serve", str(port)]
        run = subprocess.run(command, cwd=serve.ROOT, capture_output=True, text=True)
    assert run.returncode == 1
    assert run.stderr == PORT_TAKEN.format(port=port, next=port + 1)
