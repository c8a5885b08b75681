"""Pages by name and group."""

import pytest

from scripts.looks.pages import chosen, group_of, name_of, pages_of

PAGES = ["", "lab/", "optimizers/", "optimizers/adam/", "choosing/", "reference/", "404.html"]
NAMESAKES = ["reference/schedules/", "schedules/"]


def test_pages_of_a_site_are_those_with_an_index(tmp_path):
    for folder in (".", "lab", "optimizers/adam", "generated/runtime"):
        (tmp_path / folder).mkdir(parents=True, exist_ok=True)
        (tmp_path / folder / "index.html").touch()
    assert pages_of(tmp_path) == ["", "lab/", "optimizers/adam/", "404.html"]


def test_each_page_has_a_group():
    groups = ["home", "lab", "others", "optimizers", "learning", "others", "others"]
    assert [group_of(page) for page in PAGES] == groups


def test_names_can_stand_in_a_file_name():
    names = ["home", "lab", "optimizers", "optimizers-adam", "choosing", "reference", "404"]
    assert [name_of(page) for page in PAGES] == names


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (["home", "adam"], ["", "optimizers/adam/"]),
        (["optimizers"], ["optimizers/adam/"]),
        (["optimizers/", "choosing/"], ["optimizers/", "choosing/"]),
        (["schedules"], ["schedules/"]),
        (["lab", "lab", "optimizers-adam"], ["lab/", "optimizers/adam/"]),
    ],
)
def test_pages_are_chosen_by_group_name_or_address(wanted, found):
    assert chosen([*PAGES, *NAMESAKES], wanted) == found


def test_a_wish_that_fits_nothing_is_said():
    with pytest.raises(ValueError, match="called adan, lap"):
        chosen(PAGES, ["adan", "home", "lap"])
