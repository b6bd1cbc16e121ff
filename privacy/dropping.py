"""Dropping so that the sentence still reads: what goes along with dropped words, and the letter that comes up."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from privacy.draft import Change
from privacy.rules import Action

_OPENS = re.compile(r"(?:^|[.!?…:\n\"“(\[>*-])[ \t]*$")
_CLOSES = re.compile(r"[ \t]*(?:[.!?…]+[\"”’)]*)?(?:[ \t]+|(?=\n)|$)")
_JOINS_NEXT = re.compile(r"[ \t]*[,;:–—-]?[ \t]*(?:(?:and|but|so|or|yet)\b)?[ \t]*", re.IGNORECASE)
_ENDS = re.compile(r"[ \t]*(?:[,.;:!?…)\n]|$)")
_AND_NEXT = re.compile(r"[ \t]+(?:and|or|but|so)\b", re.IGNORECASE)
_DETERMINER = re.compile(r"\b(?:my|our|the|a|an|his|her|their|your)[ \t]+$", re.IGNORECASE)
_PREPOSITION = re.compile(
    r"(?<=[\w,)])[ \t]+(?<!\bis )(?<!\bam )(?<!\bare )(?<!\bwas )(?<!\bwere )(?<!\bbe )(?<!'m )(?<!'s )(?<!'re )"
    r"(?:in|at|from|near|on|with|by|since|for|of|about|to|around|into|as)[ \t]+$",
    re.IGNORECASE,
)
_JOINED = re.compile(r"(?:,?[ \t]+(?:and|or|but|so)|,)[ \t]*$", re.IGNORECASE)
_COMMA = re.compile(r",[ \t]*$")
_SPACE = re.compile(r"[ \t]+$")


@dataclass(frozen=True, slots=True)
class _Place:
    """A place in a text, and how far it may grow to both sides."""

    start: int
    end: int
    least: int
    most: int


def tidied(source: str, changes: Sequence[Change]) -> tuple[Change, ...]:
    """`changes`, in order, with those that drop grown over the spaces, commas and small words that would dangle.

    The `original` of a grown change stays the words that it is about; its span says exactly what is gone. Its
    replacement is empty, or the first letter of what comes after, as a capital where a sentence now begins there.
    """
    done: list[Change] = []
    for at, change in enumerate(changes):
        if change.decision.action is not Action.DROP:
            done.append(change)
            continue
        least = done[-1].decision.span.end if done else 0
        most = changes[at + 1].decision.span.start if at + 1 < len(changes) else len(source)
        span = change.decision.span
        start, end, letter = _grown(source, _Place(span.start, span.end, least, most))
        decision = replace(change.decision, span=replace(span, start=start, end=end))
        done.append(replace(change, decision=decision, replacement=letter))
    return tuple(done)


def _grown(source: str, place: _Place) -> tuple[int, int, str]:
    """Where what goes begins and ends, and the capital that its end turns into, if any."""
    left, right = source[place.least : place.start], source[place.end : place.most]
    before = source[: place.start]
    if _OPENS.search(before[-4:] if place.start > 4 else before) and not before[-1:].isalnum():
        return _at_the_beginning(source, place, left, right)
    start = place.start - _gone_before(left, right)
    return start, place.end, ""


def _at_the_beginning(source: str, place: _Place, left: str, right: str) -> tuple[int, int, str]:
    """Of a sentence: all of it with its full stop, or its beginning with what joins the rest to it."""
    whole = (
        source[place.end - 1] in ".!?…"
        or not right.strip()
        or right.lstrip(" \t")[:1] in {".", "!", "?", "…", "\n"}
    )
    if whole:
        end = place.end + len((_CLOSES.match(right) or _JOINS_NEXT.match("")).group())  # type: ignore[union-attr]
        spaces = _SPACE.search(left) if end == len(source) or source[end : end + 1] == "\n" else None
        return place.start - (len(spaces.group()) if spaces else 0), end, ""
    joins = _JOINS_NEXT.match(right)
    end = place.end + (joins.end() if joins else 0)
    following = source[end : end + 1]
    if source[place.start].isupper() and following.islower() and end + 1 <= place.most:
        return place.start, end + 1, following.upper()
    return place.start, end, ""


def _gone_before(left: str, right: str) -> int:
    """How many characters of what stands before go along, so that nothing dangles."""
    rest = left
    if rest[-1:].isspace():
        rest = rest[: -len(found.group())] if (found := _DETERMINER.search(rest)) else rest
        rest = rest[: found.start()] if (found := _PREPOSITION.search(rest)) else rest
    if _ENDS.match(right):
        for dangling in (_JOINED, _SPACE):
            rest = rest[: found.start()] if (found := dangling.search(rest)) else rest
    elif _AND_NEXT.match(right):
        rest = rest[: found.start()] if (found := _COMMA.search(rest) or _SPACE.search(rest)) else rest
    elif right[:1].isspace():
        rest = rest[: found.start()] if (found := _SPACE.search(rest)) else rest
    return len(left) - len(rest)
