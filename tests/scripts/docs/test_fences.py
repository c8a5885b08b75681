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
EXTENSIONS = ["pymdownx.highlight", "pymdownx.superfences", "pymdownx.tabbed"]


def render(text):
    return markdown.markdown(text, extensions=EXTENSIONS, extension_configs=CONFIGS)


def test_a_named_python_fence_becomes_a_cell():
    made = render('```python cell="first-step"\nprint("a < b")\n```')
    assert made.startswith(
        '<div class="gd-example"><gd-cell data-name="first-step"><div class="highlight">'
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
