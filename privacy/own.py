# ruff: noqa: E501 - patterns read best on long lines
"""What in a text is the writer's own name, number or address: "my name is fine" allows nobody else's.

In doubt it is somebody else's, since names, contact details and addresses are protected unless they are allowed.
"""

import re
from collections.abc import Iterator, Sequence

from privacy.categories import Category
from privacy.fold import same_words
from privacy.spans import Span
from privacy.whose import speaks_last_of_me

PROTECTED = frozenset({Category.NAME, Category.CONTACT, Category.ADDRESS})
"""The categories of which somebody else's is protected even where the writer's own may be told."""

_INTRODUCES = re.compile(
    r"(?:\b(?:i['’]?m|i am|im|(?:my|our) (?:\w+ ){0,2}?(?:sur|nick|user)?names?(?: is|['’]?s|:)?|this is|call me|"
    r"signed(?: by)?|regards|cheers|thanks|thank you|best wishes|all the best|best|sincerely|truly|faithfully|love)[,:.!]?|"
    r"\bsign\b[^.!?\n]{0,30}\b(?:with|as|by|it|off)|\bsignature\b[^.!?\n]{0,25}:|"
    r"^\W*(?:from|name|sender|signature|author|applicant):)[\s\-–—\"“']*$",
    re.IGNORECASE | re.MULTILINE,
)
"""What stands before the writer's own name."""
_SURNAME = re.compile(r"[,(]\s*(?:sur|last |family )name:?\s*$", re.IGNORECASE)
"""Joins a surname to the name before it ("I'm Odalys, surname Berg")."""
_PRESENTS = re.compile(r"\s+(?:here|speaking)\b", re.IGNORECASE)
"""What stands after it."""
_SAYS_WHO = re.compile(
    r"\b(?:[Ii]['’]?m|[Ii] am|[Mm]y name(?: is|['’]s)|[Mm]ine(?: is|,)|[Cc]all me),?\s+((?:[^\W\d_][\w'’-]*\s?){1,3})"
)
"""In a privacy profile: the words after it may be the writer's name."""
_LOOK = 60
"""Characters before a name in which it may be introduced."""
_NEAR = 120
"""Characters before a number or an address in which somebody else may be named whose it is."""


def own(text: str, spans: Sequence[Span], prose: str = "") -> frozenset[Span]:
    """Those of the `spans` in PROTECTED categories that are the writer's own as far as `text` tells.

    A name is if the text or `prose`, the writer's privacy profile, introduces it, or the text signs with it; so is
    one that has a word of it. A number or an address belongs to whom the text spoke of last, else to the writer.
    """
    names = [span for span in spans if span.category is Category.NAME]
    mine = {word for span in _introduced(text, sorted(names)) for word in _words(span.of(text))}
    mine |= {word for found in _SAYS_WHO.finditer(prose) for word in _words(found[1]) if found[1][0].isupper()}
    found = {span for span in names if mine.intersection(_words(span.of(text)))}
    others = [span for span in names if span not in found]
    rest = (span for span in spans if span.category in PROTECTED and span.category is not Category.NAME)
    placed = {s for s in rest if speaks_last_of_me(text, s.start, max(0, s.start - _NEAR), others)}
    return frozenset(found | placed)


def _words(name: str) -> Iterator[str]:
    """The words of a name that tell whose it is, folded: initials and particles are anybody's."""
    return (same_words(word) for word in name.split() if len(word.strip(".")) > 2)


def _introduced(text: str, names: Sequence[Span]) -> Iterator[Span]:
    """The names with which the writer introduces himself or signs, in order."""
    last: Span | None = None
    for span in names:
        before, after = text[max(0, span.start - _LOOK) : span.start], text[span.end : span.end + _LOOK]
        goes_on = (
            last is not None and last.end >= span.start - _LOOK and _SURNAME.search(text[last.end : span.start])
        )
        if goes_on or _INTRODUCES.search(before) or _PRESENTS.match(after):
            last = span
            yield span
