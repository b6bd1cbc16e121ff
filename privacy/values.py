"""Rules about a thing itself: which words of a text they mean."""

import re
from itertools import takewhile

from privacy.categories import Category
from privacy.fold import folded
from privacy.rules import ANYONE, ME, Rule
from privacy.spans import Span

_NAMING = frozenset({Category.NAME, Category.EMPLOYER, Category.PROJECT, Category.LOCATION, Category.CONTACT})
"""The categories whose values are names, not words."""
_LONGEST = 3
"""Words of a span that the allowance of one word still covers."""
_SMALL = 3
"""Letters of a word that is part of too much to be what a longer value means."""
_PLAIN_WORD = re.compile(r"\b[a-z]{5,}\b")
_STEM = 5
"""Letters that two forms of one word begin with alike, at least; and the share of the longer one that this is."""
_OF_BOTH = 0.6
_STATES = frozenset(
    {
        Category.FINANCE,
        Category.LEGAL,
        Category.RELATIONSHIP,
        Category.POLITICS,
        Category.RELIGION,
        Category.SEXUALITY,
    }
)
"""The categories of which a plain word names how somebody is, for which there are others."""


def is_of_its_kind(rule: Rule, span: Span) -> bool:
    """Whether a rule that hides a state by a plain word ("on benefits") may mean `span`, another word for it."""
    plain = rule.value is not None and rule.value == rule.value.lower() and rule.subject in (ME, ANYONE)
    return plain and rule.action.hides and rule.category is span.category and rule.category in _STATES


def means(rule: Rule, words: str) -> bool:
    """Whether a rule about a value speaks about these words. An allowance covers a word more ("night nurse")."""
    value, found = rule.value or "", words
    if rule.action.hides or folded(value) == folded(found):
        return folded(value) == folded(found)
    few = len(found.split()) <= len(value.split()) + 1
    return (few and _is_part(value, found)) or (len(found) > _SMALL and _is_part(found, value))


def _is_part(part: str, whole: str) -> bool:
    """Whether the words of `part` stand in `whole`, as words: "art" is no part of "Bart"."""
    return bool(re.search(rf"(?<!\w){re.escape(part)}(?:e?s)?(?!\w)", whole, re.IGNORECASE))


def akin(rule: Rule, words: str) -> bool:
    """Whether a plain word of the rule's value and one of the span's are forms of one: "therapy", "therapist".

    Names are not: Brightwell is no form of Brightwood. One word allowed covers two more: "allergic to nuts".
    """
    several = not rule.action.hides and (len((rule.value or "").split()) > 1 or len(words.split()) > _LONGEST)
    if several or rule.category in _NAMING:
        return False
    values, found = _PLAIN_WORD.findall(rule.value or ""), _PLAIN_WORD.findall(words)
    return any(forms_of_one(one, other) for one in values for other in found)


def forms_of_one(one: str, other: str) -> bool:
    """Whether two words in small letters begin alike so far that they are forms of one: "therapy", "therapist"."""
    shared = len(list(takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))))
    return shared >= _STEM and shared >= _OF_BOTH * max(len(one), len(other))
