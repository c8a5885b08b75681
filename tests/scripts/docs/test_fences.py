"""Fences become cells only when asked to, and whatever they hold stays text."""

import markdown

from scripts.docs import fences

CONFIGS = {
    "pymdownx.superfences": {
        "custom_fences": [
            {
                "name": "python",
                "class": "gd-cell",
                "format": fences.format_cell,
                "validator": fences.validate_cell,
            },
            {
                "name": "text",
                "class": "gd-output",
                "format": fences.format_output,
                "validator": fences.validate_output,
            },
        ]
    },
    "pymdownx.tabbed": {"alternate_style": True},
}
EXTENSIONS = [
    "pymdownx.highlight",
    "pymdownx.superfences",
    "pymdownx.tabbed",
    "scripts.docs.fences",
]


def render(text):
    return markdown.markdown(text, extensions=EXTENSIONS, extension_configs=CONFIGS)


def test_a_named_python_fence_becomes_a_cell():
    made = render('```python cell="first-step"\nprint("a < b")\n```')
    assert made.startswith(
        '<div class="gd-example no-copy"><gd-cell data-name="first-step"><div class="highlight">'
    )
    assert made.endswith("</gd-cell></div>")
    assert "&lt;" in made


def test_a_plain_fence_is_left_alone():
    assert "gd-cell" not in render("```python\nprint(1)\n```")
    assert 'class="highlight"' in render('```python title="adam.py"\nprint(1)\n```')


def test_a_cell_needs_a_kebab_case_name():
    for name in ("", "Two Words", 'x" onload="y', "snake_case"):
        assert "<gd-cell" not in render(f'```python cell="{name}"\nprint(1)\n```')


def test_markup_in_the_code_stays_text():
    made = render('```python cell="markup"\n"</code></gd-cell><img onerror=alert(1)>"\n```')
    assert "<img" not in made
    assert made.count("</gd-cell>") == 1


def test_cells_work_inside_tabs():
    made = render('=== "NumPy"\n\n    ```python cell="in-tab"\n    print(1)\n    ```\n')
    assert '<gd-cell data-name="in-tab">' in made


def test_an_output_fence_names_its_cell():
    made = render('```text output="first-step"\n1\n```')
    assert 'aria-label="Output of the cell first-step"' in made


CELL = '```python cell="first"\nprint(1)\n```\n\n'
OUTPUT = '```text output="first"\n1\n```\n'


def test_an_output_directly_under_its_cell_stands_in_it_as_expected():
    made = render(CELL + OUTPUT)
    inside = made.partition("<gd-cell")[2].partition("</gd-cell>")[0]
    assert '<p class="gd-cell__verdict" data-search-exclude>Expected</p>' in inside
    assert inside.index("Expected") < inside.index('data-of="first"')
    assert "<samp data-search-exclude>1\n</samp>" in inside
    assert made.endswith("</gd-cell></div>")


def test_an_output_under_other_text_or_another_cell_stays_where_it_is():
    other = '```python cell="second"\nprint(2)\n```\n\n'
    for between in ("A sentence.\n\n", other, "```python\nprint(2)\n```\n\n"):
        made = render(CELL + between + OUTPUT)
        assert "gd-cell__verdict" not in made
        assert made.rindex("</gd-cell>") < made.index("gd-output")


def test_two_cells_keep_to_their_own_outputs():
    second = (CELL + OUTPUT).replace("first", "second")
    made = render(CELL + OUTPUT + "\n" + second)
    first, _, rest = made.partition("</gd-cell>")
    assert first.count("gd-output") == rest.count("gd-output") == 1
    assert 'data-of="first"' in first
