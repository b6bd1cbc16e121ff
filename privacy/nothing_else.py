# ruff: noqa: E501 - patterns read best on long lines
"""Wishes that let one thing through and by that hide the rest: "only my age may be told", "that's all they get"."""

import re
from collections.abc import Sequence

from privacy.rules import ANYONE, ME, Action, Rule

_TOLD = r"(?:told|mentioned|said|shared|revealed|known|disclosed|shown|given(?: away| out)?|passed on|sent)"
_TELL = r"(?:tell|mention|say|share|reveal|know|disclose|show|give(?: away| out)?|pass on|send|get|have|see|hear|learn)"
_THEY = r"(?:you|they|it|anyone|anybody|others|people|the (?:cloud|model|ai|bot)|i want (?:you|them) to|i(?:['’]d| would) (?:like|have) (?:you|them)(?: to)?)"
_MAY = r"(?:(?:may|can|should|must|need to|needs? to|are to|is to|have to|has to|shall|ever) )*"
_NOT_WHEN = r"(?!if\b|when\b|after\b|in\b|to\b|with\b|for\b|roughly\b|about\b|once\b)"
_IN_PART = r"(?!(?:(?:the|my) )?(?:countr(?:y|ies)|regions?|states?|years?|months?|decades?|initials?|first)\b)"
_FINE = r"(?:is|are) (?:fine|ok(?:ay)?|allowed|all right|alright)"
_ONLY = re.compile(
    rf"^\W*(?:please[, ]+)?(?:only|just|solely) {_NOT_WHEN}{_IN_PART}[^;:]{{2,80}}?\b(?:(?:may|can|is to|are to|should) be {_TOLD}|{_FINE})\b"
    rf"|\b(?:is|are|['’]s) (?:the only (?:thing|things|fact|bit|detail)|all)(?: about me)?,? (?:that |which )?(?:{_THEY} {_MAY}{_TELL}|(?:may|can|should) be {_TOLD})\b"
    rf"|^\W*(?:the only (?:thing|things|fact|bit|detail)|all)(?: about me)? (?:that )?{_THEY} {_MAY}{_TELL} (?:is|are)\b"
    rf"|^\W*(?:please[, ]+)?(?:you|they) (?:may|can|should) (?:only|just|solely) {_TELL}(?: (?:them|people|anyone|it))? {_NOT_WHEN}{_IN_PART}"
    rf"|^\W*(?:please[, ]+)?(?:you|they) (?:may|can|should) {_TELL}(?: (?:them|people|anyone|it))? (?:only|just|nothing but|no more than) {_NOT_WHEN}{_IN_PART}"
    rf"|^\W*(?:please[, ]+)?{_TELL}(?: (?:them|people|anyone))? (?:only|nothing but|no more than) {_IN_PART}(?:that|my)\b"
    r"|,? (?:but|and) that['’]?s (?:it|all)\W*$",
    re.IGNORECASE,
)
"""A wish that says of what it lets through that nothing else is."""
_THAT_IS_ALL = re.compile(
    rf"\W*(?:and |but |so )?(?:that|this|it)(?:['’]s| is) (?:all|it|everything)(?: that)?(?P<told> {_THEY} {_MAY}{_TELL}| (?:i want|there is to) (?:told|known|said|tell|say|know))?"
    r"(?: about me| of me| from me)?(?:,? (?:thanks|thank you|please|really))*\W*",
    re.IGNORECASE,
)
"""A sentence that says only so of what stands before it."""


def says_that_is_all(sentence: str, *, beside_wishes: bool = False) -> bool:
    """Whether it says only that nothing but what the sentence before lets through may be told ("That's all they get").

    `beside_wishes` to hide, a bare "That's all." only ends the list of them.
    """
    said = _THAT_IS_ALL.fullmatch(sentence)
    return said is not None and (bool(said["told"]) or not beside_wishes)


def the_rest(sentence: str) -> Rule:
    """The rule that hides whatever else is about the writer."""
    return Rule(Action.TAG, subject=ME, sentence=sentence)


def hides_all_else(sentence: str, rules: Sequence[Rule]) -> bool:
    """Whether the `rules` of a sentence let some of the writer's things through, and it lets through nothing else."""
    lets_through = bool(rules) and all(_is_of_the_writer(rule) for rule in rules)
    return lets_through and bool(_ONLY.search(sentence))


def no_others(sentence: str, rules: Sequence[Rule]) -> list[Rule]:
    """The rules that hide everybody else's where a sentence ends so ("Ages of children are fine, no others")."""
    lets_through = rules and all(not rule.action.hides and rule.category is not None for rule in rules)
    if not (lets_through and _NO_OTHERS.search(sentence)):
        return []
    every = dict.fromkeys(rule.category for rule in rules)
    return [Rule(Action.TAG, category, subject=ANYONE, sentence=sentence) for category in every]


_NO_OTHERS = re.compile(
    r"[,;:–—-]\s*(?:but |and )?(?:(?:no|not any|never any|none of the|not the|never) (?:others?|other ones?|one else['’]?s?|body else['’]?s?)|nobody else['’]?s?|no one else['’]?s?|"
    r"(?:all |the |any )?others (?:are not|aren['’]t|not|never)|private ones (?:are not|aren['’]t|never|not))\W*$",
    re.IGNORECASE,
)


def _is_of_the_writer(rule: Rule) -> bool:
    return not rule.action.hides and rule.category is not None and rule.subject in (ME, ANYONE)
