"""What people tell apart within a category that has no kinds for it: the well-known, parts of towns and of things.

"No names unless they're famous" lets a famous name stay; "the city is private, the district isn't" lets a part of
a town stay; "the year I was born is fine" the year (`privacy.parts`). It counts only where it is said by a word of
its own or told by plain ones; else hiding wins.
"""

import re

from privacy import particular
from privacy.categories import Category
from privacy.particular import PARTICULAR
from privacy.parts import part_named, part_of
from privacy.spans import Span

NOTHING: frozenset[str] = frozenset()
PRIVATE = frozenset({"private"})
"""Of a wish to hide names or firms that spares the well-known."""
KNOWN_APART = frozenset({Category.NAME, Category.EMPLOYER})
"""The categories in which a detector tells the well-known apart."""

_DISTRICT = frozenset({"district"})
_DISTRICTS = re.compile(
    r"\b(?:districts?|neighbou?rhood|quarter|borough|suburb|"
    r"(?:parts?|areas?|sides?) of (?:the |my )?(?:town|city|it))\b",
    re.IGNORECASE,
)
_ADDS_NOTHING = re.compile(
    r"\b(?:my|our|the|own|exact|current|and|or|of|which|what|i|we|that|any)\b|\W+", re.IGNORECASE
)
_LIES_IN = re.compile(r"(?:,| in| district of|, in) ([A-ZÀ-Þ][\w'’-]+)")


def named(words: str, category: Category, *, exactly: bool) -> frozenset[str]:
    """The kinds within `category` that the words of an instruction name.

    `exactly` is for what is to be allowed: words that say anything else besides name none.
    """
    if exactly and (parts := part_named(words, category)):
        return parts
    if category is not Category.LOCATION or not _DISTRICTS.search(words):
        return NOTHING
    more = exactly and _ADDS_NOTHING.sub("", _DISTRICTS.sub(" ", words))
    return NOTHING if more else _DISTRICT


def kinds_of(span: Span, text: str) -> frozenset[str]:
    """The kinds within its category of which `span` of `text` surely is; none where that is not sure."""
    if span.category in KNOWN_APART and span.kind.startswith("public"):
        return frozenset({"public"})
    if span.category is Category.LOCATION:
        return part_of(span, text) | (_DISTRICT if _is_part_of_town(span, text) else NOTHING)
    particulars = particular.kinds_of(span, text) if span.category in PARTICULAR else NOTHING
    return part_of(span, text) | particulars


def spares(category: Category | None, wanted: frozenset[str], found: frozenset[str]) -> bool:
    """Whether a wish to hide the kinds `wanted` surely does not mean what is `found`: a famous name."""
    return category in KNOWN_APART and wanted == PRIVATE and "public" in found


def _is_part_of_town(span: Span, text: str) -> bool:
    """Whether a place is no town that is known, or is said to lie in another ("Neukölln in Berlin")."""
    from privacy.generalise.gazetteer import town
    from privacy.kinds import CITY, kind_of

    words = span.of(text)
    lies_in = _LIES_IN.match(text, span.end)
    known = town(words) and not (lies_in and town(lies_in[1]))
    return kind_of(span, words) == CITY and not known
