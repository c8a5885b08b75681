"""The theme's pictures come from the page's own drawing code."""

import re

from scripts.build.data import races
from scripts.build.pictures import first_page, posters

SCRIPT = "gd-thumbnail"


def test_the_door_shows_what_the_laboratorys_menu_draws(tmp_path):
    [path] = posters.draw(SCRIPT, races.OUTPUT, tmp_path, [posters.DOOR])
    made = path.read_text(encoding="utf-8").strip()
    levels = re.findall(r'class="gd-thumb__level" style="--level: ([\d.]+)"', made)
    assert [float(level) for level in levels] == sorted(map(float, levels))
    assert len(levels) > 3
    assert re.findall(r'<g data-optimizer="(\w+)"', made)
    assert made == first_page.environment()["GD_THUMBNAIL"]
