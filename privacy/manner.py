# ruff: noqa: E501 - patterns read best on long lines
"""The manner of hiding: what a privacy profile wants in the place of hidden words, tags or realistic stand-ins.

"Use made-up names instead of tags" says nothing of what is hidden, only how. A tag is what stands where no sentence
asks for anything else: it leads back to the words exactly, and tells least.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from privacy.categories import FLOOR, Category
from privacy.decide import BASE
from privacy.rules import Action, Rule

Manner = Mapping[Category, tuple[Action, str]]
"""For a category the action that hides it, and the sentence that asks for it."""

_STAND_INS = re.compile(
    r"\b(?:stand-?ins?|made[- ]?up|fake|invented|fictitious|fictional|pseudonyms?|realistic|dummy|alias(?:es)?|"
    r"(?:use|using|put|putting|write|with|by|for|into|them|prefer) other (?:names?|people|places|towns|firms|companies))\b",
    re.IGNORECASE,
)
_TAGS = re.compile(r"\b(?:tags?|placeholders?|square brackets)\b", re.IGNORECASE)
_PUTS = re.compile(
    r"\b(?:use|using|put|putting|write|replace[ds]?|replacing|swap(?:ped)?|substitute[ds]?|exchange[ds]?|give(?! (?:away|out))|turn|prefer|instead|rather than|in place of)\b",
    re.IGNORECASE,
)
_INSTEAD = re.compile(r"\b(?:instead of|rather than|not|in place of|no|over)\b.*", re.IGNORECASE | re.DOTALL)
_WORDS: tuple[tuple[Category, str], ...] = (
    (Category.NAME, r"names?|people|persons?|pseudonyms?|alias(?:es)?"),
    (Category.EMPLOYER, r"employers?|compan(?:y|ies)|firms?|organi[sz]ations?|clinics?|hospitals?|workplaces?"),
    (Category.LOCATION, r"places?|locations?|cit(?:y|ies)|towns?|countr(?:y|ies)"),
    (Category.ADDRESS, r"address(?:es)?|streets?"),
    (Category.CONTACT, r"phones?|phone numbers?|e-?mails?|contact(?: details)?"),
    (Category.DATE, r"dates?|days|birthdays?"),
    (Category.EDUCATION, r"schools?|universit(?:y|ies)|colleges?"),
    (Category.PROJECT, r"projects?|products?|systems?|hosts?"),
)
_NAMED = [(category, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for category, words in _WORDS]


_ONLY_HOW = re.compile(
    r"(?:(?:made[- ]?up|fake|invented|fictitious|fictional|realistic|dummy) )?(?:stand-?ins?|tags?|placeholders?|square brackets|brackets)"
    r"|(?:made[- ]?up|fake|invented|fictitious|fictional|realistic|dummy) (?:values?|details?|data|ones|words|things|stuff)",
    re.IGNORECASE,
)


def names_only_how(words: str) -> bool:
    """Whether words name what takes the place of hidden ones ("made-up values"), and no thing that is hidden."""
    return bool(_ONLY_HOW.fullmatch(words))


def manner_of(sentence: str) -> dict[Category, tuple[Action, str]]:
    """What `sentence` wants in the place of hidden words, for the categories that it names or for all; {} for none.

    Credentials and ids are always tagged: a stand-in for a key is a key that may be somebody's.
    """
    asked = _INSTEAD.sub("", sentence) if _PUTS.search(_INSTEAD.sub("", sentence)) else sentence
    action = Action.SUBSTITUTE if _STAND_INS.search(asked) else Action.TAG if _TAGS.search(asked) else None
    if action is None or not _PUTS.search(sentence):
        return {}
    named = [category for category, words in _NAMED if words.search(asked)]
    return dict.fromkeys(named or set(Category) - FLOOR, (action, sentence))


def in_this_manner(rules: Iterable[Rule], manner: Manner, *, based: bool) -> tuple[Rule, ...]:
    """The rules with what they hide hidden as `manner` says, and with rules for what the base would hide."""
    changed = tuple(_changed(rule, manner) for rule in rules)
    return (*changed, *(_of_base(changed, manner) if based else ()))


def _changed(rule: Rule, manner: Manner) -> Rule:
    if rule.action is not Action.TAG or rule.topic or rule.category is None or rule.category not in manner:
        return rule
    return replace(rule, action=manner[rule.category][0])


def _of_base(rules: tuple[Rule, ...], manner: Manner) -> Iterator[Rule]:
    """The base's rules for the categories of which nothing is said but how to hide them."""
    spoken = {rule.category for rule in rules}
    asked = [category for category in manner if category not in spoken and manner[category][0] is not Action.TAG]
    for rule in BASE:
        if rule.category in asked and rule.category is not None:
            action, sentence = manner[rule.category]
            yield replace(rule, action=action, sentence=sentence) if rule.action.hides else rule
