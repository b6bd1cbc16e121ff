"""Patterns as data, and the one function that runs them.

Every pattern here is linear: it starts at a literal, a cue or a boundary, and every repeat has an upper bound.
A timeout stands behind that, because a pattern that is cut short must hold the turn, never shorten the answer.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import regex

from privacy.categories import Category
from privacy.detect.errors import DetectionError
from privacy.detect.rescan import Searches
from privacy.spans import Span

TIMEOUT_SECONDS = 20.0
"""Far above what a linear pattern needs on a megabyte of text on a slow laptop."""

EDGES = " \t\r\n\v\f\u00a0\u200b.,;:!?\"'`´‘’“”«»()[]{}<>|*_~…"
"""What a span of ordinary words never begins or ends with."""

Match = Any

_searches = Searches()


@dataclass(frozen=True, slots=True)
class Pattern:
    """One shape to look for.

    `regex` may name a group `v`: then that group is the span, else the whole match is. `needs` are literals, in
    lower case, one of which the lower-cased text must hold for the pattern to be run at all: it keeps hundreds of
    patterns cheap. `accept` looks at the found value and refuses what only looks alike.
    """

    kind: str
    category: Category
    regex: Any
    score: float
    needs: tuple[str, ...] = ()
    accept: Callable[[str], bool] | None = None


def compiled(expression: str, *, ignore_case: bool = False) -> Any:
    """Compile `expression` so that ^ and $ match at lines."""
    flags = regex.MULTILINE | regex.VERSION0
    return regex.compile(expression, flags | regex.IGNORECASE if ignore_case else flags)


def matches(expression: Any, text: str) -> Iterator[Match]:
    """Every match of a compiled expression. Raises DetectionError when it takes too long to be linear."""
    try:
        yield from _searches.finditer(expression, text, TIMEOUT_SECONDS)
    except TimeoutError:
        raise DetectionError("a pattern took too long on this text; shorten the message and try again") from None


def find(patterns: Iterable[Pattern], text: str, source: str) -> Iterator[Span]:
    """Run every pattern that may match and yield what its `accept` lets through."""
    lowered = without_case(text)
    for pattern in patterns:
        if pattern.needs and not any(need in lowered for need in pattern.needs):
            continue
        for match in matches(pattern.regex, text):
            group = "v" if "v" in pattern.regex.groupindex else 0
            span = as_span(text, match.span(group), pattern, source)
            if span is not None and (pattern.accept is None or pattern.accept(span.of(text))):
                yield span


def without_case(text: str) -> str:
    """`text` in small letters, so that it holds whatever an expression that ignores case can match in it."""
    return text.lower() if text.isascii() else text.casefold().replace("\u0307", "")


def as_span(text: str, where: tuple[int, int], pattern: Pattern, source: str) -> Span | None:
    """The trimmed span of one match, or None when nothing but edges is left of it."""
    start, end = trimmed(text, *where, edges=SPACE if pattern.category is Category.CREDENTIALS else EDGES)
    return Span(start, end, pattern.category, pattern.score, source, pattern.kind) if start < end else None


SPACE = " \t\r\n\v\f\u00a0"
"""A secret keeps its punctuation: it may be part of it."""


def trimmed(text: str, start: int, end: int, edges: str = EDGES) -> tuple[int, int]:
    """Move both ends inwards over `edges`. An abbreviation's closing dot is lost, which does no harm."""
    while start < end and text[start] in edges:
        start += 1
    while end > start and text[end - 1] in edges:
        end -= 1
    return start, end
