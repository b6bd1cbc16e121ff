"""Which words of a text a search found, and a piece of the text around them. Nothing is cut inside a character.

Words are compared as the store's full-text index does: by letters and digits, without case and accents, and the
last word of a term by its beginning.
"""

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import regex

from assistant.showing import plain

_WORD = regex.compile(r"[\p{L}\p{N}\p{Co}][\p{L}\p{N}\p{Co}\p{M}]*")
_GRAPHEME = regex.compile(r"\X")
_BEFORE = 30
"""Characters that are shown before the first word that was found."""
_READ = 20_000
"""Characters of a text that are looked at, around the first of the words."""
_LONGEST_CHARACTER = 64
"""Code points of what is seen as one character: longer ones exist to do harm."""

Span = tuple[int, int]
Term = tuple[str, ...]
"""The words of one term of a query, folded: all but the last whole, the last at least begun."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a text on one line, and the spans (start, end) in it of the words that were found, in order."""

    text: str
    found: tuple[Span, ...] = ()


def terms(query: str) -> tuple[Term, ...]:
    """The terms of a query: what stands between spaces, as words."""
    split = (tuple(_folded(word) for word in _WORD.findall(part)) for part in query.replace("\0", " ").split())
    return tuple(dict.fromkeys(term for term in split if term))


def has_all(text: str, wanted: Sequence[Term]) -> bool:
    """Whether every one of the terms, and there is one, stands in `text`."""
    letters = _folded(text)
    if not all(word in letters for term in wanted for word in term):  # far quicker than to look at every word
        return False
    words = [word for word, _ in _words(text)]
    return bool(wanted) and all(next(_places(words, term), None) is not None for term in wanted)


def found_in(text: str, wanted: Sequence[Term]) -> tuple[Span, ...]:
    """The spans of the words in `text` that the terms found, in order and apart, each of whole characters."""
    words = list(_words(text))
    letters = [word for word, _ in words]
    hit = {at for term in wanted for first in _places(letters, term) for at in range(first, first + len(term))}
    spans = [words[at][1] for at in sorted(hit)]
    return tuple(_joined(_whole(text, spans))) if spans else ()


def piece(text: str, wanted: Sequence[Term], most: int) -> Piece:
    """About `most` characters of `text` on one line, around the first of the words that the terms found."""
    begun, near = _near(text, wanted)
    line = plain(" ".join(near.split()))
    first = next(iter(found_in(line, wanted)), (0, 0))[0]
    start = 0 if len(line) <= most or first <= _BEFORE else _word_before(line, first - _BEFORE)
    part = cut(line[start:], most)
    ends = start + len(part) >= len(line) and begun + len(near) >= len(text)
    shown = f"{'…' if begun or start else ''}{part}{'' if ends else '…'}"
    return Piece(shown, found_in(shown, wanted))


def cut(text: str, most: int) -> str:
    """The beginning of `text`: at most `most` characters, without a part of what is seen as one."""
    if len(text) <= most:
        return text
    if text.isascii():
        return text[:most]
    return text[: _edge_before(text[: most + _LONGEST_CHARACTER], most)]


def _near(text: str, wanted: Sequence[Term]) -> tuple[int, str]:
    """Where a part of a very long text around the first of the words begins, and that part."""
    if len(text) > _READ:
        for found in _WORD.finditer(text):
            if any(_folded(found.group()).startswith(term[-1]) for term in wanted):
                start = max(0, found.start() - _READ // 2)
                return start, text[start : start + _READ]
    return 0, text[:_READ]


def _word_before(line: str, at: int) -> int:
    """Where the word begins in which `at` lies, or the character, if the word is long."""
    space = line.rfind(" ", max(0, at - _BEFORE), at + 1)
    return _edge_before(line, space + 1 if space != -1 else at)


def _edge_before(text: str, at: int) -> int:
    """The last place up to `at` where what is seen as one character begins."""
    edges = _edges(text)
    return edges[bisect_right(edges, at) - 1]


def _places(words: Sequence[str], term: Term) -> Iterator[int]:
    """The numbers of the words at which the term begins."""
    *whole, begun = term
    for at in range(len(words) - len(whole)):
        if words[at + len(whole)].startswith(begun) and all(words[at + n] == word for n, word in enumerate(whole)):
            yield at


def _words(text: str) -> Iterator[tuple[str, Span]]:
    return ((_folded_word(found.group()), found.span()) for found in _WORD.finditer(text))


@lru_cache(maxsize=8192)
def _folded_word(word: str) -> str:
    return _folded(word)


def _folded(word: str) -> str:
    if word.isascii():
        return word.lower()
    letters = unicodedata.normalize("NFD", word).lower()
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _whole(text: str, spans: Sequence[Span]) -> Iterator[Span]:
    """The spans, each made longer to where what is seen as one character ends."""
    if text.isascii() and "\r" not in text:
        yield from spans
        return
    edges = _edges(text)
    for start, end in spans:
        yield edges[bisect_right(edges, start) - 1], edges[bisect_left(edges, end)]


def _edges(text: str) -> list[int]:
    """Where the characters of `text`, as they are seen, begin, and its end."""
    return [*(found.start() for found in _GRAPHEME.finditer(text)), len(text)]


def _joined(spans: Iterator[Span]) -> Iterator[Span]:
    """The spans with those that touch made one."""
    last: Span | None = None
    for span in spans:
        if last is not None and span[0] < last[1]:
            last = (last[0], max(last[1], span[1]))
            continue
        if last is not None:
            yield last
        last = span
    if last is not None:
        yield last
