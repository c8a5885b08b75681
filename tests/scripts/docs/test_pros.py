"""Pros and cons get columns; nothing else does."""

import markdown

PAIR = "**Pros**\n\n- fast\n- small\n\n**Cons**\n\n- blind\n\nAnd on.\n"


def render(text):
    return markdown.markdown(text, extensions=["scripts.docs.pros"])


def test_the_two_lists_become_two_columns_in_their_order():
    made = render(f"Before.\n\n{PAIR}")
    columns = made.partition('<div class="gd-pros">')[2].partition("And on.")[0]
    assert made.index("Before.") < made.index("gd-pros")
    assert columns.count("<div>") == 2
    assert columns.index("Pros") < columns.index("small") < columns.index("Cons")
    assert made.count("<li>") == 3
    assert made.endswith("<p>And on.</p>")


def test_other_lists_stay_as_they_are():
    for text in (
        PAIR.replace("Cons", "Costs"),
        PAIR.replace("**Cons**", "The **Cons**"),
        PAIR.replace("- blind", "blind"),
    ):
        assert "gd-pros" not in render(text)
