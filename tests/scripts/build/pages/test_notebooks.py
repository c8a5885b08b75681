"""What notebooks run with: a kernel's profile, and a cache that goes with the library."""

from scripts.build import steps
from scripts.build.pages import notebooks


def test_the_kernel_draws_as_all_figures_are_drawn(tmp_path):
    """As SVG, in the typeface and colors that the page turns into its own."""
    profile = notebooks.kernel_profile(tmp_path) / "profile_default"
    assert 'figure_formats = {"svg"}' in (profile / "ipython_kernel_config.py").read_text()
    startup = (profile / "startup" / "look.py").read_text()
    compile(startup, "look.py", "exec")
    assert "WIDE_THEME.settings()" in startup


def test_the_kept_runs_go(tmp_path, monkeypatch):
    """Also where there are none."""
    monkeypatch.setattr(notebooks, "CACHE", tmp_path / "kept")
    notebooks.CACHE.mkdir()
    (notebooks.CACHE / "run.json").write_text("{}")
    assert notebooks.build() == []
    assert not notebooks.CACHE.exists()
    assert notebooks.build() == []


def test_they_go_when_the_template_or_the_library_changes():
    assert {"gd_core/**/*.py", "scripts/docs/hooks/templates/**/*"} <= set(steps.NOTEBOOKS.inputs)
