"""Grapheme clusters: half an emoji, or a letter without its accent, is never hidden alone."""

from bisect import bisect_left, bisect_right
from dataclasses import replace
from functools import lru_cache

import regex

from privacy.spans import Span

_GRAPHEME = regex.compile(r"\X")


def whole_graphemes(span: Span, text: str) -> Span:
    """`span` grown so that it splits no extended grapheme cluster (UAX #29)."""
    if text.isascii() and "\r" not in text:
        return span
    bounds = _bounds(text)
    start = bounds[bisect_right(bounds, span.start) - 1]
    return replace(span, start=start, end=bounds[bisect_left(bounds, span.end)])


@lru_cache(maxsize=2)
def _bounds(text: str) -> tuple[int, ...]:
    """Where clusters begin and end. Kept for the text at hand, which is asked about once per span."""
    return (0, *(match.end() for match in _GRAPHEME.finditer(text)))
