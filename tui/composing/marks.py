"""Keeping marked places where their words are while the text around them changes."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate

Place = tuple[int, int]
"""Start and end in a text, as string offsets."""


def moved(places: Iterable[Place], old: str, new: str) -> list[Place]:
    """The places of `old` in `new`, which differs in one passage; those that it touches are gone."""
    same = _alike(old, new)
    rest = _alike(old[same:][::-1], new[same:][::-1])
    later = len(new) - len(old)
    kept = []
    for start, end in places:
        if end <= same:
            kept.append((start, end))
        elif start >= len(old) - rest:
            kept.append((start + later, end + later))
    return kept


def by_line(places: Iterable[Place], lines: Sequence[str], newline: str) -> Mapping[int, list[Place]]:
    """The places line by line, as columns; `newline` is what stands between two lines of the text."""
    found: dict[int, list[Place]] = {}
    begins = [0, *accumulate(len(line) + len(newline) for line in lines)]
    for start, end in places:
        number = bisect_right(begins, start) - 1
        while number < len(lines) and begins[number] < end:
            begin, length = begins[number], len(lines[number])
            here = max(start - begin, 0), min(end - begin, length)
            if here[0] < here[1]:
                found.setdefault(number, []).append(here)
            number += 1
    return found


def _alike(one: str, other: str) -> int:
    """How many characters at the beginning are the same. Compares halves: a long paste must not delay a key."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
