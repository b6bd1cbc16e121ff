"""Text from people and models, made safe to show on a terminal."""

import unicodedata

_LAYOUT = frozenset("\n\t")
_REORDERING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def plain(text: str) -> str:
    """`text` with control characters as visible signs, character for character, so that offsets stay true.

    A terminal obeys escape characters: pasted text could hide words of the review, a reply could set the
    clipboard or the title. Characters that reorder a line could show other words than those that leave.
    """
    if text.isprintable():
        return text
    return "".join(map(_visible, text))


def one_line(text: str, most: int) -> str:
    """`text` on one line of at most `most` characters, an ellipsis in place of what does not fit."""
    line = plain(" ".join(text.split()))
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


def _visible(character: str) -> str:
    if character in _REORDERING:
        return "�"
    if character in _LAYOUT or unicodedata.category(character) != "Cc":
        return character
    code = ord(character)
    if code == 0x7F:
        return "␡"
    return chr(0x2400 + code) if code < 0x20 else "�"
