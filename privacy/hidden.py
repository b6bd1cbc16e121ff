"""What takes the place of hidden words while a text is searched, so that offsets stay true."""

from collections.abc import Iterable

HIDDEN = "\ufdd0"
"""Stands for a hidden character: a code point that no text is meant to hold (Unicode 23.7), part of no word."""
_FOREIGN = "\ufdd1"
"""Takes the place of a HIDDEN that the text itself holds, so that nobody can keep letters apart with one."""


def overwritten(text: str, places: Iterable[tuple[int, int]]) -> str:
    """`text` with every one of `places` (start, end) overwritten, character for character; they may overlap."""
    text = text.replace(HIDDEN, _FOREIGN)
    pieces, done = [], 0
    for start, end in sorted(places):
        pieces += [text[done:start], HIDDEN * (end - max(start, done))]
        done = max(done, end)
    return "".join([*pieces, text[done:]])
