"""Words as bytes: where raw data holds them, in any case, and which of those places are other words."""

import json
import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from assistant.store.searching import Row, is_trace
from assistant.store.sought import Sought
from privacy.fold import folded

INDEX_DATA = "messages_words_data"
"""The table with the leaves of the full-text index."""
SHORT = 5
"""Words of fewer letters than this turn up among bytes by chance, also among the numbers of the index."""
_NEAR = 200
"""Bytes of a file on either side of a hit by which it is judged."""
_REACH = 40
"""Bytes of a word that are looked at on either side of a hit."""

_Context = tuple[bytes, bytes, bytes]
"""The letters before a hit in its word, the hit, the letters after it."""


class WordSearch:
    """Finds the words of a Sought in raw bytes.

    "comparison" holds the letters of "Paris", and is no trace of it. `learn` is told every row that is to stay:
    what its letters explain is not found. A row that holds the words explains nothing.
    """

    def __init__(self, sought: Sought) -> None:
        self._sought = sought
        self._pattern = re.compile(b"|".join(_pattern(words) for words in sought.words))
        self._short = min(len(folded(words)) for words in sought.words) < SHORT
        self._others: set[_Context] = set()
        self.other_words: set[str] = set()

    def hits(self, data: bytes) -> Iterator[tuple[int, int]]:
        """Where the letters of the words stand."""
        return (match.span() for match in self._pattern.finditer(data))

    def wants(self, table: str) -> bool:
        """Whether `learn` is to be told the rows of this table of the full-text index."""
        return self._short and table == INDEX_DATA

    def learn(self, table: str, row: Row) -> None:
        """A row that is to stay explains the places of the letters in it, unless it holds the words."""
        values = [_bytes(value) for value in row.values() if isinstance(value, str | bytes)]
        if any(self._pattern.search(value) for value in values) and not is_trace(self._sought, table, row):
            for value in row.values():
                if isinstance(value, str):
                    self._learn_text(value)
                elif isinstance(value, bytes):
                    self._others |= {_around(value, *hit, any_byte=True) for hit in self.hits(value)}

    def explains(self, data: bytes, start: int, end: int) -> bool:
        """Whether the letters at a place belong to another word of a row that stays."""
        return _around(data, start, end) in self._others or any(
            hit == data[start:end] and _begins(data, start, before, len(before + hit + after))
            and _ends(data, start, end, before, after)
            for before, hit, after in self._others
        )  # fmt: skip

    def is_in_file(self, data: bytes) -> bool:
        """Whether a file that is not the store holds the words."""
        near = (data[max(0, start - _NEAR) : end + _NEAR] for start, end in self.hits(data))
        return any(self._sought.is_in(words.decode("utf-8", "replace")) for words in near)

    def _learn_text(self, text: str) -> None:
        """Learn from a text, and from how the full-text index writes it."""
        for written in dict.fromkeys((text, _as_indexed(text))):
            data = written.encode("utf-8", "replace")
            for hit in self.hits(data):
                context = _around(data, *hit)
                self._others.add(context)
                self.other_words.add(b"".join(context).decode("utf-8", "replace"))


def _pattern(words: str) -> bytes:
    """A pattern for the bytes of `words` in any case, with and without accents, also as JSON escapes them."""
    return rb"\s+".join(b"".join(map(_letter, part)) for part in words.split())


def _letter(char: str) -> bytes:
    forms = {char, char.lower(), char.upper(), char.casefold(), folded(char)} - {""}
    forms |= {unicodedata.normalize("NFD", form) for form in forms}
    written = {form.encode("utf-8", "replace") for form in forms}
    written |= {json.dumps(form)[1:-1].encode() for form in forms}
    longest_first = sorted(written, key=lambda form: (-len(form), form))
    return b"(?:" + b"|".join(map(re.escape, longest_first)) + b")"


def _as_indexed(text: str) -> str:
    letters = unicodedata.normalize("NFD", text.lower())
    return "".join(char for char in letters if not unicodedata.combining(char))


def _bytes(value: Any) -> bytes:
    return value.encode("utf-8", "replace") if isinstance(value, str) else bytes(value)


def _around(data: bytes, start: int, end: int, *, any_byte: bool = False) -> _Context:
    """A hit with the rest of the word in which it stands; with `any_byte` with the bytes next to it."""
    before, after = data[max(0, start - _REACH) : start], data[end : end + _REACH]
    if any_byte:
        return before[-4:], data[start:end], after[:4]
    left, right = _LETTERS_BEFORE.search(before), _LETTERS_AFTER.match(after)
    return left.group() if left else b"", data[start:end], right.group() if right else b""


_LETTERS_BEFORE = re.compile(rb"[0-9A-Za-z\x80-\xff]*\Z")
_LETTERS_AFTER = re.compile(rb"[0-9A-Za-z\x80-\xff]*")


def _begins(data: bytes, start: int, before: bytes, size: int) -> bool:
    """Whether the letters `before` stand before a place, as far as its page shows them.

    A page on which a row goes on begins after 4 bytes. The index leaves out what a word shares with the one before
    it, and writes how many bytes are left of the `size`.
    """
    if data[max(0, start - len(before)) : start] == before:
        return True
    if 4 <= start < 4 + len(before) and before.endswith(data[4:start]):
        return True
    for left_out in range(1, len(before) + 1):
        at = start - (len(before) - left_out)
        if at > 0 and data[at:start] == before[left_out:] and data[at - 1] == size - left_out:
            return True
    return False


def _ends(data: bytes, start: int, end: int, before: bytes, after: bytes) -> bool:
    """Whether the letters `after` stand after a place, as far as its page shows them.

    A row is cut by the end of its page, or by the number (below 2 ** 24) of the page on which it goes on. The
    index writes only the beginning of a word where that tells pages apart, after a 0.
    """
    if data[end : end + len(after)] == after:
        return True
    sign = before and data[max(0, start - len(before) - 1) : start] == b"0" + before
    for shown in range(len(after)):
        if data[end : end + shown] != after[:shown]:
            return False
        if sign or end + shown >= len(data) or data[end + shown] == 0:
            return True
    return False
