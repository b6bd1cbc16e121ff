# ruff: noqa: E501 - patterns and lists of words read best on long lines
"""Narrow allowances: leave to tell one thing of a category is none to tell the others.

"Nothing about me except my allergies" lets the nut allergy through and no other illness. An allowance in the general
words of its category ("my health") means all of it; one in other words means what has its words, or stands beside
them, or is what the matcher takes for it.
"""

import re
from collections.abc import Callable, Iterable, Sequence

from privacy.builtin import DATE_OF_BIRTH
from privacy.categories import Category
from privacy.rules import Rule
from privacy.spans import Span
from privacy.values import forms_of_one

CONFIRMED = 0.5
"""The probability from which the matcher's word that an allowance means a span counts,"""
CONFIRMED_ANYWAY = 0.8
"""and from which it does where the allowance's own words stand with another span."""
_GENERAL: dict[Category, str] = {
    Category.HEALTH: r"health\w*|medical\w*|ill\w*|diseases?|conditions?|diagnos[ie]s|sick\w*|symptoms?|problems?|issues?|troubles?|history|ails?|wrong|suffer\w*|have",
    Category.FINANCE: r"money|financ\w+|amounts?|figures?|numbers?|sums?|prices?|costs?|budget|means|circumstances|have|situation",
    Category.LEGAL: r"legal\w*|laws?|lawsuits?|cases?|court|matters?|proceedings|troubles?|issues?|status|situation",
    Category.RELATIONSHIP: r"relationships?|love|private|personal|marital|partners?|status|life|situation",
    Category.DATE: r"(?<!\w )(?:(?:any|all|exact) )*dates?(?: and times?)?|birth\w*|born|bday",
    Category.TRAVEL: r"travel\w*|trips?|journeys?|plans|holidays?|vacations?",
}
"""Words for all of a category: an allowance that has one of them is not narrow."""
_WORD = re.compile(r"[^\W\d_]{4,}")
_SENTENCE_END = re.compile(r"[.!?;\n]")


def is_narrow(rule: Rule) -> bool:
    """Whether a rule lets through one thing of its category by words of its own ("my rent")."""
    general = _GENERAL.get(rule.category) if rule.category else None
    if general is None or rule.action.hides or rule.value is not None or not rule.words:
        return False
    if rule.finer and rule.category is not Category.DATE:
        return False
    return not re.search(rf"\b(?:{general})\b", rule.words, re.IGNORECASE)


def is_meant(rule: Rule, span: Span, text: str, others: Sequence[Span], chance: Callable[[], float]) -> bool:
    """Whether a narrow allowance means `span`, one of its category among `others`.

    `chance` tells how probably the matcher takes the span for it; it is asked last.
    """
    if span.kind == DATE_OF_BIRTH:
        return False
    mine = [word.casefold() for word in _WORD.findall(rule.words)]
    if _is_told(span, text, mine, others):
        return True
    elsewhere = any(_is_told(other, text, mine, others) for other in others)
    return chance() >= (CONFIRMED_ANYWAY if elsewhere else CONFIRMED)


def _is_told(span: Span, text: str, mine: Sequence[str], others: Sequence[Span]) -> bool:
    return _has(span.of(text), mine) or _is_beside(span, text, mine, others)


def _has(words: str, mine: Iterable[str]) -> bool:
    found = [word.casefold() for word in _WORD.findall(words)]
    return any(one == other or forms_of_one(one, other) for one in mine for other in found)


def _is_beside(span: Span, text: str, mine: Sequence[str], others: Sequence[Span]) -> bool:
    """Whether a word of the allowance stands in the span's sentence and no other span is nearer to it."""
    for found in _WORD.finditer(text):
        if not _has(found[0], mine):
            continue
        near = min(others, key=lambda other: _distance(other, found.start(), found.end()), default=span)
        between = text[min(found.end(), span.end) : max(found.start(), span.start)]
        nearest = _distance(near, found.start(), found.end()) == _distance(span, found.start(), found.end())
        if nearest and not _SENTENCE_END.search(between):
            return True
    return False


def _distance(span: Span, start: int, end: int) -> int:
    return max(span.start - end, start - span.end, 0)
