"""How a text says that rates are not each method's best."""

import re


def says_why(text):
    """Whether one sentence says that the rates are as written, and why."""
    sentences = re.split(r"(?<=[.;])\s", text)
    reason = re.compile(r"\b(because|since|so that)\b")
    return any("as written" in sentence and reason.search(sentence) for sentence in sentences)
