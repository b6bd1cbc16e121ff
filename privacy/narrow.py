# ruff: noqa: E501 - patterns and lists of words read best on long lines
"""Narrow allowances: leave to tell one thing of a category is none to tell the others.

"Nothing about me except my allergies" lets the nut allergy through and no other illness. An allowance in the general
words of its category ("my health") means all of it; one in other words means what has its words, an amount or date
that stands beside them, or an ailment of the part of the body that they name. No model is asked: the matcher takes
any illness for "my eyesight" where no other stands.
"""

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence

from privacy.ailments import is_of_part
from privacy.builtin import DATE_OF_BIRTH
from privacy.categories import Category
from privacy.rules import Rule
from privacy.spans import Span
from privacy.values import forms_of_one
from privacy.whose import SOMEBODY, speaks_of_me

_GENERAL: dict[Category, str] = {
    Category.HEALTH: r"health\w*|medical\w*|ill\w*|diseases?|conditions?|diagnos[ie]s|sick\w*|symptoms?|problems?|issues?|troubles?|history|ails?|wrong|suffer\w*|have",
    Category.FINANCE: r"money|financ\w+|amounts?|figures?|numbers?|sums?|prices?|costs?|budget|means|circumstances|have|situation",
    Category.LEGAL: r"legal\w*|laws?|lawsuits?|cases?|court|matters?|proceedings|troubles?|issues?|status|situation",
    Category.RELATIONSHIP: r"relationships?|love|private|personal|marital|partners?|status|life|situation",
    Category.DATE: r"(?<!\w )(?:(?:any|all|exact) )*dates?(?: and times?)?|birth\w*|born|bday",
    Category.ADDRESS: r"addr\w*|adress\w*|adres|streets?|lanes?|roads?|house|flat|home|building|postal|postcode|zip|live|living|door|numbers?|full|names?|place|location",
    Category.EDUCATION: (
        r"school\w*|degrees?|educat\w+|stud(?:y|ies|ied|ying)|uni|universit(?:y|ies)|colleges?|courses?|subjects?|qualif\w+|diplomas?|alma|mater|"
        r"levels?|train\w*|grades?|marks?|gpa|scores?|exams?|results?|apprentice\w*|went|go|going|learn\w*|class|years?|majors?|minors?|fields?|graduat\w+|"
        r"thesis|phd|doctorate|titles?|certificates?|reading|read|background|named?|names|academic\w*|high|old|first|second|branch|group"
    ),
    Category.LANGUAGE: r"lang\w*|tongues?|mother|speak\w*|spoken|native|first|second|home|accents?|dialects?|foreign|other|know",
    Category.LOCATION: (
        r"location|locations|towns?|cit(?:y|ies)|countr(?:y|ies)|count(?:y|ies)|villages?|places?|states?|regions?|home\w*|provinces?|districts?|suburbs?|"
        r"whereabouts|parts?|areas?|live|lives|living|based|islands?|coasts?|valley|parish|neighbou?rhoods?|toon|jurisdiction|come|from|native|now|sit|stay|"
        r"world|continent|land|local\w*|nearest|next|work|works|am|are|old|new|grew|raised|brought|named?|names"
    ),
    Category.PROJECT: (
        r"projects?|products?|code\w*|errors?|stacks?|traces?|messages?|versions?|apps?|programming|languages?|repos?|prototypes?|software|frameworks?|logs?|tests?|"
        r"models?|tech\w*|tools?|methods?|topics?|build\w*|built|systems?|names?|named|numbers?|librar(?:y|ies)|packages?|data|make|does|work\w*|titles?|thesis|hosts?"
    ),
    Category.TRAVEL: r"travel\w*|trips?|journeys?|plans|holidays?|vacations?",
}
"""Words for all of a category: an allowance in nothing but such words is not narrow."""
_FOR_ALL = {category: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for category, words in _GENERAL.items()}
_OF_ANYTHING = frozenset({
    "nothing", "anything", "everything", "whatever", "something", "information", "info", "data", "details", "matters", "matter",
    "stuff", "things", "thing", "side", "part", "parts", "topic", "topics", "subject", "questions", "question", "general",
    "overall", "entire", "full", "current", "present", "personal", "private", "whole", "state", "own", "about",
    "kind", "kinds", "sort", "sorts", "exact", "related",
})  # fmt: skip
"""Words that say nothing of what of a category is meant."""
_JOINS = re.compile(r",|;|/|\band\b|\bor\b", re.IGNORECASE)
"""What stands between two things that are allowed together."""
_WORD = re.compile(r"[^\W\d_]{3,}")
_SMALL = frozenset({
    "the", "and", "for", "with", "that", "this", "these", "those", "what", "which", "who", "whom",
    "how", "why", "when", "where", "have", "has", "had", "are", "was", "were", "been", "not",
    "but", "all", "any", "can", "may", "about", "from", "into", "than", "then", "them", "they",
    "you", "your", "our", "his", "her", "their", "its", "much", "many", "some",
})  # fmt: skip
"""Words of no use to tell what an allowance means."""
_TOLD_BESIDE = frozenset({
    Category.FINANCE, Category.DATE, Category.TRAVEL, Category.ADDRESS, Category.EDUCATION, Category.LANGUAGE, Category.LOCATION,
    Category.PROJECT,
})  # fmt: skip
"""Categories of which a thing does not say by its own words what it is: "900" is the rent where that stands beside it."""
_SENTENCE_END = re.compile(r"[.!?;\n]")
_FAR = 200
"""Characters from a word beyond which nothing is near it."""
_NEIGHBOURS = 3
"""Spans on either side of a word that may be the nearest one."""


def is_narrow(rule: Rule) -> bool:
    """Whether a rule lets through one thing of its category by words of its own ("my rent")."""
    if rule.category not in _GENERAL or rule.action.hides or rule.value is not None or not rule.words:
        return False
    if (rule.kind or (rule.finer and rule.category is not Category.DATE)) and not SOMEBODY.search(rule.words):
        return False
    parts = _JOINS.split(rule.words)
    return _is_of_a_thing(parts, rule.sentence) or not any(is_general(part, rule.category) for part in parts)


def _is_of_a_thing(parts: Sequence[str], sentence: str) -> bool:
    """Whether what is allowed is that of something that is named before it: "the shop's address"."""
    whose = [part.strip() for part in parts[:-1] if part.strip()]
    return any(re.search(rf"\b{re.escape(part)}['’]s?\s", sentence) for part in whose)


def told_by_words(rule: Rule, text: str, spans: Sequence[Span]) -> frozenset[Span]:
    """Those of `spans`, all of the rule's category, that a narrow allowance means by its words.

    They hold one of its own words, stand nearest to one in its sentence, or are of the part of the body that it names.
    """
    mine = _own_words(rule.words, rule.category)
    ordered = sorted(spans)
    starts = [span.start for span in ordered]
    told = {span for span in ordered if has_word(span.of(text), mine) or _is_of_part(span, rule, text)}
    if rule.category not in _TOLD_BESIDE:
        return frozenset(told)
    for word in _WORD.finditer(text):
        if has_word(word[0], mine):
            at = bisect_left(starts, word.start())
            around = ordered[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS]
            near = [span for span in around if _may_be_near(span, word, text)]
            least = min((_distance(span, word) for span in near), default=0)
            told |= {span for span in near if _distance(span, word) == least}
    return frozenset(told)


def is_meant(span: Span, told: Collection[Span]) -> bool:
    """Whether a narrow allowance means `span`, where it means those `told` by its words: no date of birth by mere words."""
    if span.kind == DATE_OF_BIRTH:
        return False
    return any(each.start <= span.start and span.end <= each.end for each in told)


def telling(words: str) -> list[str]:
    """The words of some use to tell what is meant, in small letters."""
    return [word for word in map(str.casefold, _WORD.findall(words)) if word not in _SMALL]


def _is_of_part(span: Span, rule: Rule, text: str) -> bool:
    return rule.category is Category.HEALTH and any(
        is_of_part(span.of(text), part.strip()) for part in _JOINS.split(rule.words)
    )


def is_general(words: str, category: Category) -> bool:
    """Whether words say only that all of `category` is meant ("my health", "medical problems")."""
    return not _own_words(words, category)


def _own_words(words: str, category: Category | None) -> list[str]:
    """The telling words that are not for all of `category`."""
    general = _FOR_ALL.get(category) if category else None
    left = general.sub(" ", words) if general else words
    return [word for word in telling(left) if word not in _OF_ANYTHING]


def has_word(words: str, mine: Sequence[str]) -> bool:
    """Whether any of the words `mine` stands in `words` in some form."""
    return any(_is_form(one, other) for one in mine for other in telling(words))


def _is_form(one: str, other: str) -> bool:
    return one.rstrip("s") == other.rstrip("s") or forms_of_one(one, other)


def _may_be_near(span: Span, word: "re.Match[str]", text: str) -> bool:
    """Whether a span may be told by a word near it: not far, of its sentence, and an address behind it alone."""
    if _distance(span, word) > _FAR or _is_apart(span, word, text):
        return False
    behind = word.end() <= span.start and not speaks_of_me(text[word.end() : span.start])
    return behind or span.category is not Category.ADDRESS


def _is_apart(span: Span, word: "re.Match[str]", text: str) -> bool:
    between = text[min(word.end(), span.end) : max(word.start(), span.start)]
    return bool(_SENTENCE_END.search(between))


def _distance(span: Span, word: "re.Match[str]") -> int:
    return max(span.start - word.end(), word.start() - span.end, 0)
