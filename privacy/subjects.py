# ruff: noqa: E501 - patterns and lists of words read best on long lines
"""Whose a span is: whether the text ties it to somebody whom a rule names ("my brother", "Tom", "my patients")."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from local_models.sentences import sentences
from privacy.rules import ANYONE, ME
from privacy.spans import Span

MINE = "mine"
_FIRST = re.compile(r"\b(?:I|i|I['’]?m|i['’]?m|im|me|we|us|mine|ours|myself)\b(?!['’]?s\b)")
_THIRD = re.compile(r"\b(?:he|she|they|him|her|them|his|hers|their|theirs)\b", re.IGNORECASE)
_LEADING = re.compile(r"^(?:my|our|the|all|any|of|a|an)\s+", re.IGNORECASE)
_NAME_AFTER = re.compile(r"[,:(]?\s+(?:(?:is|was)\s+(?:called|named)\s+|named\s+|called\s+)?([A-ZÀ-Þ][\w'’-]+)")
_SAME = (
    {"mother", "mum", "mom", "mam", "mama", "mommy"}, {"father", "dad", "daddy", "papa"},
    {"grandmother", "grandma", "nan", "granny", "gran"}, {"grandfather", "grandpa", "grandad", "granddad"},
    {"kids", "children", "kid", "child", "son", "daughter", "sons", "daughters", "boys", "girls", "boy", "girl"},
    {"wife", "spouse", "partner", "husband"}, {"sister", "sis"}, {"brother", "bro"}, {"boss", "manager", "supervisor"},
    {"colleagues", "coworkers", "colleague", "coworker", "co-worker", "team"}, {"patients", "patient"},
    {"clients", "client", "customers", "customer"}, {"parents", "mother", "father", "mum", "dad", "mom"},
    {"students", "student", "pupils", "pupil"}, {"friends", "friend", "mate", "buddy"}, {"neighbours", "neighbour", "neighbors", "neighbor"},
)  # fmt: skip
"""Words for the same people."""


@dataclass(frozen=True, slots=True, order=True)
class Turn:
    """A place where the text turns to somebody: MINE, a subject, or "" for he, she, they; `named` not by those."""

    start: int
    end: int
    who: str
    named: bool = True


class Subjects:
    """The people of a text, as far as rules name them."""

    def __init__(self, text: str, wanted: Iterable[str]) -> None:
        others = sorted(set(wanted) - {ME, ANYONE})
        self._markers = sorted(_markers(text, others)) if others else []
        self._starts = [marker.start for marker in self._markers]
        self._sentences = [start for start, _ in sentences(text)] if others else []

    def of(self, span: Span) -> frozenset[str]:
        """The subjects to whom the text ties `span`: the last one spoken of before it, else the next in its sentence."""
        before = bisect_right(self._starts, span.start)
        if before:
            marker = self._markers[before - 1]
            if self._distance(marker.start, span.start) <= (0 if marker.who == MINE else 1):
                return frozenset() if marker.who == MINE else frozenset({marker.who})
        for marker in self._markers[before:]:
            if self._distance(span.start, marker.start):
                break
            if marker.who != MINE:
                return frozenset({marker.who})
        return frozenset()

    def turns(self, start: int, end: int) -> list[Turn]:
        """The places from `start` to before `end` where the text turns to somebody, in order."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return self._markers[first:last]

    def _distance(self, first: int, second: int) -> int:
        """How many sentences lie between two places."""
        return bisect_right(self._sentences, second) - bisect_right(self._sentences, first)


def _markers(text: str, others: Iterable[str]) -> Iterator[Turn]:
    """Every turn to somebody; he and she are whoever was spoken of last."""
    named = [Turn(match.start(), match.end(), who) for who in others for match in _mentions(text, who)]
    found = sorted(
        (*named, *(Turn(m.start(), m.end(), MINE) for m in _FIRST.finditer(text)),
         *(Turn(m.start(), m.end(), "") for m in _THIRD.finditer(text)))
    )  # fmt: skip
    last = ""
    for marker in found:
        if marker.who not in ("", MINE):
            last = marker.who
        if marker.who or last:
            yield marker if marker.who else Turn(marker.start, marker.end, last, named=False)


def _mentions(text: str, who: str) -> list["re.Match[str]"]:
    """Where `who` is spoken of: by their word, another word for the same, or the name that follows it."""
    words = _words_for(who)
    found = list(_whole(words).finditer(text))
    names = {match[1] for place in found if (match := _NAME_AFTER.match(text, place.end()))}
    return found + (list(_whole(names).finditer(text)) if names else [])


def _words_for(who: str) -> set[str]:
    head = who
    while (shorter := _LEADING.sub("", head)) != head:
        head = shorter
    last = head.split()[-1].lower() if head.split() else head
    same = {word for group in _SAME if last in group for word in group}
    return {head, *same} if same else {head, *((last,) if head[:1].islower() else ())}


def _whole(words: Iterable[str]) -> "re.Pattern[str]":
    either = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{either})(?:s|'s|’s)?(?!\w)", re.IGNORECASE)
