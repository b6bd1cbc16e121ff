# ruff: noqa: E501 - patterns and lists of words read best on long lines
"""Narrow allowances: leave to tell one thing of a category is none to tell the others.

"Nothing about me except my allergies" lets the nut allergy through and no other illness. An allowance in the general
words of its category ("my health") means all of it; one in other words means what has its words, or stands beside
them, or is what the matcher takes for it.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Collection, Sequence

from privacy.builtin import DATE_OF_BIRTH
from privacy.categories import Category
from privacy.rules import Rule
from privacy.spans import Span
from privacy.values import forms_of_one

CONFIRMED = 0.65
"""The probability from which the matcher's word that an allowance means a span counts,"""
CONFIRMED_ANYWAY = 0.85
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
_OF_ANYTHING = frozenset(
    {
        "nothing",
        "anything",
        "everything",
        "information",
        "details",
        "personal",
        "private",
        "whole",
        "state",
        "own",
        "about",
    }
)
"""Words that say nothing of what of a category is meant."""
_WORD = re.compile(r"[^\W\d_]{3,}")
_SMALL = frozenset({
    "the", "and", "for", "with", "that", "this", "these", "those", "what", "which", "who", "whom",
    "how", "why", "when", "where", "have", "has", "had", "are", "was", "were", "been", "not",
    "but", "all", "any", "can", "may", "about", "from", "into", "than", "then", "them", "they",
    "you", "your", "our", "his", "her", "their", "its", "much", "many", "some",
})  # fmt: skip
"""Words of no use to tell what an allowance means."""
_SENTENCE_END = re.compile(r"[.!?;\n]")
_NEIGHBOURS = 3
"""Spans on either side of a word that may be the nearest one."""


def is_narrow(rule: Rule) -> bool:
    """Whether a rule lets through one thing of its category by words of its own ("my rent")."""
    general = _GENERAL.get(rule.category) if rule.category else None
    if general is None or rule.action.hides or rule.value is not None or not rule.words:
        return False
    if rule.kind or (rule.finer and rule.category is not Category.DATE):
        return False
    return not re.search(rf"\b(?:{general})\b", rule.words, re.IGNORECASE)


def told_by_words(rule: Rule, text: str, spans: Sequence[Span]) -> frozenset[Span]:
    """Those of `spans`, all of the rule's category, that hold a word of a narrow allowance or stand nearest to one.

    It has to be of the same sentence.
    """
    mine = telling(rule.words)
    ordered = sorted(spans)
    starts = [span.start for span in ordered]
    told = {span for span in ordered if has_word(span.of(text), mine)}
    for word in _WORD.finditer(text):
        if has_word(word[0], mine):
            at = bisect_left(starts, word.start())
            around = ordered[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS]
            near = [span for span in around if not _is_apart(span, word, text)]
            least = min((_distance(span, word) for span in near), default=0)
            told |= {span for span in near if _distance(span, word) == least}
    return frozenset(told)


def is_meant(span: Span, told: Collection[Span], chance: Callable[[], float]) -> bool:
    """Whether a narrow allowance means `span`, where it means those `told` by its words.

    `chance` tells how probably the matcher takes the span for it; it is asked last.
    """
    if span.kind == DATE_OF_BIRTH:
        return False
    if any(each.start <= span.start and span.end <= each.end for each in told):
        return True
    return chance() >= (CONFIRMED_ANYWAY if told else CONFIRMED)


def telling(words: str) -> list[str]:
    """The words of some use to tell what is meant, in small letters."""
    return [word for word in map(str.casefold, _WORD.findall(words)) if word not in _SMALL]


def is_general(words: str, category: Category) -> bool:
    """Whether words say only that all of `category` is meant ("my health", "medical problems")."""
    general = _GENERAL.get(category)
    left = re.sub(rf"\b(?:{general})\b", " ", words, flags=re.IGNORECASE) if general else words
    return not [word for word in telling(left) if word not in _OF_ANYTHING]


def has_word(words: str, mine: Sequence[str]) -> bool:
    """Whether any of the words `mine` stands in `words` in some form."""
    return any(_is_form(one, other) for one in mine for other in telling(words))


def _is_form(one: str, other: str) -> bool:
    return one.rstrip("s") == other.rstrip("s") or forms_of_one(one, other)


def _is_apart(span: Span, word: "re.Match[str]", text: str) -> bool:
    between = text[min(word.end(), span.end) : max(word.start(), span.start)]
    return bool(_SENTENCE_END.search(between))


def _distance(span: Span, word: "re.Match[str]") -> int:
    return max(span.start - word.end(), word.start() - span.end, 0)
