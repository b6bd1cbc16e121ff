# ruff: noqa: E501 - patterns read best on long lines
"""Wishes that let one thing through and by that hide the rest: "only my age may be told", "that's all they get"."""

import re
from collections.abc import Sequence

from privacy.categories import Category
from privacy.rules import ANYONE, ME, Action, Rule

_TOLD = r"(?:told|mentioned|said|shared|revealed|known|disclosed|shown|given(?: away| out)?|passed on|sent)"
_TELL = r"(?:tell|mention|say|share|reveal|know|disclose|show|give(?: away| out)?|pass on|send|get|have|see|hear|learn)"
_THEY = r"(?:you|they|it|anyone|anybody|others|people|the (?:cloud|model|ai|bot)|i want (?:you|them) to|i(?:['’]d| would) (?:like|have) (?:you|them)(?: to)?)"
_MAY = r"(?:(?:may|can|should|must|need to|needs? to|are to|is to|have to|has to|shall|ever) )*"
_ONLY = re.compile(
    rf"^\W*(?:please[, ]+)?(?:only|just|solely) (?!if\b|when\b|after\b|in\b|to\b|with\b|for\b|roughly\b|about\b|the (?:country|region|state|year|month|decade|initials?|first)\b)[^,;:]{{2,80}}?\b(?:may|can|is to|are to|should) be {_TOLD}\b"
    rf"|\b(?:is|are|['’]s) (?:the only (?:thing|things|fact|bit|detail)|all)(?: about me)?,? (?:that |which )?(?:{_THEY} {_MAY}{_TELL}|(?:may|can|should) be {_TOLD})\b"
    rf"|^\W*(?:please[, ]+)?(?:you|they) (?:may|can|should) {_TELL}(?: (?:them|people|anyone|it))? (?:only|just|nothing but|no more than) (?!if\b|when\b|after\b|in\b|to\b|with\b|for\b|roughly\b)"
    rf"|^\W*(?:please[, ]+)?{_TELL}(?: (?:them|people|anyone))? (?:only|nothing but|no more than) (?:that|my)\b",
    re.IGNORECASE,
)
"""A wish that says of what it lets through that nothing else is."""
_THAT_IS_ALL = re.compile(
    rf"\W*(?:and |but |so )?(?:that|this|it)(?:['’]s| is) (?:all|it|everything)(?: that)?(?: {_THEY} {_MAY}{_TELL}| (?:i want|there is to) (?:told|known|said|tell|say|know))?(?: about me| of me| from me)?\W*",
    re.IGNORECASE,
)
"""A sentence that says only so of what stands before it."""


def says_that_is_all(sentence: str) -> bool:
    """Whether it says only that nothing but what the sentence before lets through may be told ("That's all they get")."""
    return bool(_THAT_IS_ALL.fullmatch(sentence))


def the_rest(sentence: str) -> Rule:
    """The rule that hides whatever else is about the writer."""
    return Rule(Action.TAG, subject=ME, sentence=sentence)


def hides_all_else(sentence: str, rules: Sequence[Rule]) -> bool:
    """Whether the `rules` of a sentence let some of the writer's things through, and it lets through nothing else.

    Of what has finer kinds ("only the country", "only first names") the rest of that category alone would be meant.
    """
    whole = [rule for rule in rules if _is_of_a_whole_category(rule)]
    return bool(whole) and len(whole) == len(rules) and bool(_ONLY.search(sentence))


def _is_of_a_whole_category(rule: Rule) -> bool:
    finer = rule.kind or rule.finer or rule.category in (None, Category.NAME)
    return not rule.action.hides and rule.subject in (ME, ANYONE) and not finer
