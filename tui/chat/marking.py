"""Marking words in a text that is shown."""

import re
from collections.abc import Set

from textual.content import Content

from assistant.showing import plain

RESTORED = "bold underline"
"""How restored words look; without colour, so that it can be seen everywhere."""


def marked(content: Content, values: Set[str], style: str = RESTORED) -> Content:
    """`content` with each of `values` in another style, the longest first. Line breaks count as spaces."""
    words = sorted((plain(value) for value in values if value.strip()), key=len, reverse=True)
    if not words:
        return content
    pattern = "|".join(r"\s+".join(map(re.escape, word.split())) for word in words)
    for found in re.finditer(pattern, content.plain):
        content = content.stylize(style, found.start(), found.end())
    return content
