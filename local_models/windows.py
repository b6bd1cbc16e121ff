"""Long token sequences as overlapping windows, and which window answers for which token."""

from dataclasses import dataclass
from itertools import pairwise

SIZE = 126
"""Tokens in one window: with the two that mark its ends, the longest text that the models were trained on."""

OVERLAP = 32
"""Tokens that two neighbouring windows share."""


@dataclass(frozen=True, slots=True)
class Window:
    """Tokens `start` to `end` are read together; for `first` to `last` this window's answer is taken."""

    start: int
    end: int
    first: int
    last: int


def windows(count: int, size: int = SIZE, overlap: int = OVERLAP) -> list[Window]:
    """Windows that cover `count` tokens, in order; every token is answered for by exactly one of them.

    A token that several windows read is answered for by the one in which it stands furthest from an edge.
    """
    if count <= size:
        return [Window(0, count, 0, count)] if count else []
    # The last window is moved back to be a full one: a short one would read its tokens with little context.
    starts = [*range(0, count - size, size - overlap), count - size]
    borders = [0, *((left + right + size) // 2 for left, right in pairwise(starts)), count]
    return [Window(start, start + size, borders[i], borders[i + 1]) for i, start in enumerate(starts)]
