# ruff: noqa: E501 - patterns read best on long lines
"""What a wish to hide lists and the small reader passed over: "The hospital I work at, and colleagues"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from privacy.categories import Category
from privacy.prose import Sentence
from privacy.rules import ANYONE, ME, Action, Rule
from privacy.whose import ROLES

_ITEM = re.compile(
    rf"(?:^\W*|[,;&]\s*(?:(?:and|or|nor)\s+)?|\b(?:and|or|nor)\s+)(?:(?:the|any|all|of)\s+)*"
    rf"(?P<who>(?:(?:my|our)\s+)?(?:[a-z]+\s+)?(?:{ROLES}))(?=\s*(?:[.,;:!]|$|\band\b|\bor\b|\bnor\b|-))",
    re.IGNORECASE,
)
_FROM_WHOM = re.compile(r"\b(?:from|to|with|by|for|of|about|than|like|as)\b", re.IGNORECASE)
"""What makes of people those who are not to know, or something else than an item of the list."""
_SOMEBODY = r"(?:i|we|they|he|she|(?:my|our|the) [a-z]+)"
_ASKED = tuple(
    (category, re.compile(rf"(?:^\W*|[,;]\s*|\b(?:and|or|nor)\s+)(?:not\s+)?{words}", re.IGNORECASE))
    for category, words in (
        (Category.LOCATION, rf"where {_SOMEBODY} [a-z]+"),
        (Category.NAME, rf"what {_SOMEBODY} (?:is|are|am) (?:called|named)"),
        (Category.AGE, rf"how old {_SOMEBODY}"),
        (Category.FINANCE, rf"how much {_SOMEBODY} (?:earn|make|owe|pay|have|get)"),
    )
)
"""Clauses that name a thing by asking for it, as items of a list."""
_NOUNS = tuple(
    (
        category,
        re.compile(
            rf"(?:[,;&]\s*(?:(?:and|or|nor)\s+)?|\b(?:and|or|nor)\s+)(?P<whose>(?:my|our|the|any|his|her|their)\s+)?(?:{words})(?=\s*(?:[.,;!]|$|\b(?:and|or|nor|i mean)\b))",
            re.IGNORECASE,
        ),
    )
    for category, words in (
        (Category.LOCATION, r"places?|venues?|locations?|towns?|city|cities|villages?|country"),
        (Category.DATE, r"dates?|days?|birthdays?"),
        (Category.ADDRESS, r"address(?:es)?|streets?"),
        (Category.CONTACT, r"phones?|phone numbers?|e-?mails?"),
        (Category.EMPLOYER, r"compan(?:y|ies)|firms?|employers?|workplaces?|clubs?"),
        (Category.EDUCATION, r"schools?|colleges?|university|grades"),
        (Category.JOB, r"jobs?|trades?|professions?"),
        (Category.AGE, r"ages?"),
        (Category.FINANCE, r"salar(?:y|ies)|wages?|debts?|incomes?|money|sums?|amounts?"),
        (Category.HEALTH, r"illness(?:es)?|diagnos[ie]s|medication|medicines?|conditions?"),
        (Category.NAME, r"names?|surnames?"),
        (Category.FAMILY, r"adoptions?"),
        (Category.RELATIONSHIP, r"divorces?|separations?|marriages?|affairs?|weddings?"),
        (Category.LEGAL, r"lawsuits?|court cases?|convictions?|custody"),
        (Category.RELIGION, r"faiths?|religions?"),
        (Category.POLITICS, r"politics"),
    )
)
"""Plain words for things, as items of a list."""


_ASKED_AFTER = re.compile(
    r"\W*(?:(?:but|just|only|and)\s+)?(?:not|nor)\s+(?P<what>why|how|(?:with\s+)?whom|who(?:\s+with)?|what\s+for|how\s+(?:much|many|long|often|bad))\W*",
    re.IGNORECASE,
)
"""A sentence that keeps back the rest of what the one before it tells."""


def kept_back(sentence: Sentence) -> list[Rule]:
    """The rule of a sentence such as "Not why.": what it asks after is hidden, whatever its category."""
    asked = _ASKED_AFTER.fullmatch(sentence.text)
    rule = Rule(Action.TAG, Category.OTHER, subject=ME, sentence=sentence.text)
    return [replace(rule, kind=asked["what"])] if asked else []


def left_over(sentence: Sentence) -> Iterator[Rule]:
    """The rules for the items of a list of what is hidden that are in no mention of the sentence.

    They are people, of whom everything is hidden, and things named by a question ("where they play football"). A
    sentence that also allows something is left to the reader: there it is not plain on which side they stand.
    """
    if not sentence.wanted or any(mention.action != "hide" for mention in sentence.wanted):
        return
    for item in _ITEM.finditer(sentence.text):
        if _is_free(sentence, *item.span("who")) or _is_last_item(sentence, *item.span("who")):
            yield Rule(Action.TAG, subject=item["who"].lower(), sentence=sentence.text)
    for category, words in (*_ASKED, *_NOUNS):
        for item in words.finditer(sentence.text):
            if _is_free(sentence, *item.span()):
                yield Rule(Action.TAG, category, subject=_whose(item), sentence=sentence.text)


def _whose(item: re.Match[str]) -> str:
    """Anybody's, unless it is said to be the writer's, or asked for."""
    whose = item.groupdict().get("whose", "my ") or ""
    return ME if whose.strip().lower() in ("my", "our") else ANYONE


def _is_last_item(sentence: Sentence, start: int, end: int) -> bool:
    """Whether people with whom a list ends, whom the reader takes for the owners of something, are an item of it."""
    first, last = sentence.start + start, sentence.start + end
    alone = any(each.action == "who" and each.start < last and first < each.end for each in sentence.mentions)
    others = [each for each in sentence.mentions if each.end <= first]
    ends = not re.search(r"\w", sentence.text[end:])
    after_a_thing = bool(others) and others[-1].action == "hide"
    return (
        alone
        and ends
        and after_a_thing
        and not _FROM_WHOM.search(sentence.text, others[-1].end - sentence.start, start)
    )


def _is_free(sentence: Sentence, start: int, end: int) -> bool:
    """Whether no mention overlaps `start`..`end` of the sentence, and no word makes that something else."""
    taken = [(mention.start - sentence.start, mention.end - sentence.start) for mention in sentence.mentions]
    before = max((last for _, last in taken if last <= start), default=0)
    free = not any(first < end and start < last for first, last in taken)
    return free and not _FROM_WHOM.search(sentence.text, before, start)
