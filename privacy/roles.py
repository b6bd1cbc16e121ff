# ruff: noqa: E501 - patterns read best on long lines
"""What a thing is to the writer, told by the words beside it: a language they learn, a school they apply to.

"Hide my language, the ones I learn are fine" lets one language stay and not the other. A wish names a role by its own
words; a thing has one only where the words right before or after it say so. Whoever is not sure has none: then
hiding wins.
"""

import re
from dataclasses import dataclass

from privacy.categories import Category
from privacy.spans import Span

NONE: frozenset[str] = frozenset()
VISITED = "visited"
"""Of a place: where somebody goes for a while."""

_REACH = 70
"""Characters before and after a thing that may tell its role."""
_STOP = re.compile(r"[.!?;:\n](?:\s|$)")
_CLAUSE = re.compile(r",\s|\band\b|\bbut\b", re.IGNORECASE)


def _any(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Role:
    """A role within a category: how a wish names it, and what stands before or after a thing that has it.

    Where `not_with` stands in the same clause, or after the thing in the same sentence, nothing has it.
    """

    name: str
    category: Category
    asked: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str] | None = None
    not_with: re.Pattern[str] | None = None


_APPLIES = r"\b(?:appl(?:y|ying|ied|ications?)|interview(?:s|ed|ing)?|cover letters?)\s+(?:to|for|at|with)\s+"
_ROLES = (
    Role(
        "learnt", Category.LANGUAGE,
        _any(r"\b(?:learn|learning|study|studying|practi[sc]ing|picking up)\b"),
        _any(r"\b(?:learn|learning|learnt|learned|studying|practi[sc]ing|picking up|brush(?:ing)? up(?: on)?|lessons in|classes in|an? course in|beginners?['’]?)\s+(?:some\s+|an?\s+(?:bit|little)\s+(?:of\s+)?)?$"),
        None,
        _any(r"\b(?:mother|native|own|first|home|grew|roots|heritage|famil(?:y|ies)|parents?|grand\w+|forgot\w*|lost|again|speaks?)\b"),
    ),
    Role(
        "applied for", Category.EDUCATION,
        _any(r"\b(?:apply|applying|applied|hope to|hoping to|want to go|want to study|would like to (?:go|study))\b"),
        _any(
            _APPLIES + r"(?:the\s+|an?\s+)?$|"
            r"\b(?:want|hope|hoping|plan|planning|would like|['’]d like|dream|dreaming)\s+(?:to|of)\s+(?:study|studying|read|reading|go to|going to|attend)\s+(?:[\w' -]{1,40}?\s+(?:at|in)\s+)?(?:the\s+)?$"
        ),
    ),
    Role(
        "applied for", Category.EMPLOYER,
        _any(r"\b(?:apply|applying|applied|prospective|interview(?:ing)?|hope to work|hoping to work|want to work)\b"),
        _any(_APPLIES + r"(?:an?\s+(?:job|post|position)\s+(?:at|with)\s+)?(?:the\s+)?$"),
        _any(r"^\s+(?:is|are)\s+(?:looking for|hiring|recruiting|seeking)\b"),
        _any(r"\b(?:my|our|current|present)\s+(?:firm|company|employer|boss)\b"),
    ),
    Role(
        "others'", Category.EMPLOYER,
        _any(r"\bother (?:compan(?:y|ies)|firms?|employers?|business(?:es)?|organi[sz]ations?)\b|\bcompetitors?\b|\brivals?\b"),
        _any(r"\b(?:competitors?|rivals?)(?:,|\s+(?:called|named))?\s+$"),
    ),
    Role(
        VISITED, Category.LOCATION,
        _any(r"\b(?:travel(?:l?ing)?|trips?|holidays?|vacation|visit(?:ed|ing)?|destinations?|fly(?:ing)?|journeys?)\b|\bgoing\b(?! on\b)"),
        _any(
            r"\b(?:trips?|travel(?:s|l?ing|l?ed)?|journeys?|fly|flying|flew|flights?|holidays?|vacations?|honeymoon|go|get|going|cycle|cycling|hike|hiking|sail|sailing)(?:\s+\w+){0,2}?\s+to\s+(?:the\s+)?$|"
            r"\b(?:trips?|travel(?:s|l?ing|l?ed)|journeys?|holidays?|vacations?|honeymoon)\s+(?:in|around|through|across|round)\s+(?:the\s+)?$|"
            r"\bvisit(?:ing|ed)?\s+(?:the\s+)?$"
        ),
        None,
        _any(r"\b(?:home|back|live|lives|living|lived|work|works|working|office|school|commut\w+|mov(?:e|ed|ing)|house|flat|famil(?:y|ies)|parents?|m[uo]m|dad|every|each|daily|where|born|from here)\b"),
    ),
)  # fmt: skip

ROLES: frozenset[str] = frozenset(role.name for role in _ROLES)


def named(words: str, category: Category) -> frozenset[str]:
    """The roles within `category` that the words of a wish name."""
    return frozenset(role.name for role in _ROLES if role.category is category and role.asked.search(words))


def roles_of(span: Span, text: str) -> frozenset[str]:
    """The roles that `span` of `text` surely has."""
    before, after = text[max(0, span.start - _REACH) : span.start], text[span.end : span.end + _REACH]
    before = _STOP.split(before)[-1]
    around = _CLAUSE.split(before)[-1] + span.of(text) + _STOP.split(after)[0]
    return frozenset(
        role.name
        for role in _ROLES
        if role.category is span.category
        and not (role.not_with and role.not_with.search(around))
        and (role.before.search(before) or (role.after and role.after.search(after)))
    )
