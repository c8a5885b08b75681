"""Where the page has bytecode alone, the source comes with it as text."""

import json

import pytest
from gd_page import sources
from gd_page.lab.conventions import AdamHat
from gd_page.worked.update import work_out

import gd_core

TEXT = '''
class AdamHat:
    """Another class of that name, so that one sees which is read."""
    x = 1

    def update(self):
        return 2


y = 3
'''


@pytest.fixture
def packed(tmp_path, monkeypatch):
    """A page that has nothing but the texts that the test gives it."""

    def pack(texts):
        path = tmp_path / "sources.json"
        path.write_text(json.dumps(texts))
        monkeypatch.setattr(sources, "PACKED", path)
        sources.packed_texts.cache_clear()

    yield pack
    sources.packed_texts.cache_clear()


def test_files_are_read_where_they_are_at_hand():
    assert sources.packed_texts() == {}
    source = sources.class_source(AdamHat)
    assert source.startswith("class AdamHat(gd_core.Adam):\n")
    assert source.endswith("(np.sqrt(self.v) + self.epsilon)\n")
    assert sources.class_tree(gd_core.Adam).name == "Adam"


def test_packed_texts_come_first(packed):
    packed({"gd_page.lab.conventions": TEXT})
    source = sources.class_source(AdamHat)
    assert source.startswith('class AdamHat:\n    """Another class')
    assert source.endswith("        return 2\n")


def test_a_step_is_worked_out_from_packed_text(packed):
    packed({"gd_core.optimizers.adam": sources.module_text(gd_core.Adam)})
    (first, *_) = work_out(gd_core.Adam(), gd_core.optimizers.adam.np.ones(2), 1.0).lines
    assert first["rule"] == "t <- t + 1"


def test_all_that_is_shown_is_packed():
    for name in gd_core.optimizers.__all__:
        assert getattr(gd_core, name).__module__.startswith(sources.SOURCES)
