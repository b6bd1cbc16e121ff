"""Content that is cut by the end of a page: where it goes on.

A row that does not fit its page ends in the number of the overflow page on which it goes on, and that page begins
with the number of the next (https://www.sqlite.org/fileformat.html, sections 1.6 and 1.7).
"""

from collections import defaultdict
from collections.abc import Iterator

from assistant.store.pages import USABLE, Page

REACH = 256
"""Bytes looked at on either side of a cut."""
_TABLE_LEAF, _INDEX_LEAF, _INDEX_INNER = 13, 10, 2
_FIRST_HEADER = 100
"""Bytes of the file's header on the first page."""
_LEAST_LOCAL = (USABLE - 12) * 32 // 255 - 23


class Joins:
    """Collects the beginnings and the cut ends of pages, then gives each end with what follows it."""

    def __init__(self) -> None:
        self._heads: defaultdict[int, set[bytes]] = defaultdict(set)
        self._ends: list[tuple[int, bytes, int]] = []

    def add(self, page: Page) -> None:
        """Take note of a page."""
        if page.content:
            self._heads[page.number].add(page.content[4 : 4 + REACH])
            self._ends += [(page.number, *end) for end in _ends(page)]

    def joined(self) -> Iterator[tuple[int, bytes]]:
        """The number of a page, and its end with the beginning of the page on which it goes on."""
        for number, end, following in self._ends:
            for head in self._heads.get(following, ()):
                yield number, end + head


def _ends(page: Page) -> Iterator[tuple[bytes, int]]:
    """The content before each cut on a page, and the number of the page on which it goes on."""
    content = page.content or b""
    start = _FIRST_HEADER if page.number == 1 else 0
    if content[start] in {_TABLE_LEAF, _INDEX_LEAF, _INDEX_INNER}:
        yield from _ends_of_rows(content, start)
    elif page.number > 1:  # else an overflow page, or a page of numbers alone
        yield content[-REACH:], int.from_bytes(content[:4], "big")


def _ends_of_rows(content: bytes, start: int) -> Iterator[tuple[bytes, int]]:
    kind, count = content[start], int.from_bytes(content[start + 3 : start + 5], "big")
    first = start + (12 if kind == _INDEX_INNER else 8)
    for place in range(first, min(first + 2 * count, USABLE - 1), 2):
        at = int.from_bytes(content[place : place + 2], "big") + (4 if kind == _INDEX_INNER else 0)
        size, at = _varint(content, at)
        if kind == _TABLE_LEAF:
            _, at = _varint(content, at)
        end = at + _local(size, kind)
        if size > end - at and end + 4 <= USABLE:
            yield content[max(at, end - REACH) : end], int.from_bytes(content[end : end + 4], "big")


def _local(size: int, kind: int) -> int:
    """How many of a row's `size` bytes stand on its own page."""
    most = USABLE - 35 if kind == _TABLE_LEAF else (USABLE - 12) * 64 // 255 - 23
    if size <= most:
        return size
    wished = _LEAST_LOCAL + (size - _LEAST_LOCAL) % (USABLE - 4)
    return wished if wished <= most else _LEAST_LOCAL


def _varint(content: bytes, at: int) -> tuple[int, int]:
    """The number at a place, and the place after it: seven bits a byte while the highest is set, at most nine."""
    value = 0
    for index, byte in enumerate(content[at : at + 9]):
        if index == 8:
            return value << 8 | byte, at + 9
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + index + 1
    return value, len(content)
