"""What would leave under a privacy profile in prose, where a detector finds some words."""

import re

from privacy.categories import Category
from privacy.compile import compiled
from privacy.rewrite import Rewriter
from privacy.spans import Span

Found = tuple[str, Category, str]
"""Words, their category, and the kind that a detector sees in them, if any."""


def spans_of(text: str, *found: Found) -> list[Span]:
    """A sure span wherever the words stand."""
    return [
        Span(match.start(), match.end(), category, 0.9, "words", kind)
        for words, category, kind in found
        for match in re.finditer(re.escape(words), text)
    ]


def sent(prose: str, text: str, *found: Found) -> str:
    """What would leave, whether or not it has lost its point."""
    profile = compiled(prose, "mine")
    assert not profile.unread
    detector = type("Words", (), {"detect": lambda self, text: spans_of(text, *found)})()
    return Rewriter(detector).draft(text, profile).text
