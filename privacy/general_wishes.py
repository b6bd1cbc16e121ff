# ruff: noqa: E501 - patterns read best on long lines
"""Wishes about no category of things: what to do in doubt, and what holds for the well known."""

import re
from collections.abc import Collection

from privacy.categories import Category
from privacy.rules import Action, Rule

_DOUBT = re.compile(
    r"\b(?:in doubt|doubtful|unsure|not (?:quite |entirely )?(?:sure|certain)|uncertain|unclear)\b", re.IGNORECASE
)
_HIDE = re.compile(
    r"\b(?:hide|leave (?:it|that|them) out|protect|mask|redact|remove|strip|keep (?:it|that|them) (?:out|back|private|secret))\b",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:don['’]?t|do not|never|no need|needn['’]?t|without|stop)\b", re.IGNORECASE)
_WELL_KNOWN = re.compile(
    r"\b(?:well[- ]known|famous|celebrit(?:y|ies)|public figures?|household names?)\b", re.IGNORECASE
)
_KNOWN: tuple[tuple[Category, re.Pattern[str]], ...] = (
    (
        Category.NAME,
        re.compile(
            r"\b(?:people|persons?|figures?|celebrit\w+|names?|authors?|artists?|politicians?|scientists?)\b",
            re.IGNORECASE,
        ),
    ),
    (
        Category.EMPLOYER,
        re.compile(
            r"\b(?:compan(?:y|ies)|firms?|brands?|organi[sz]ations?|institutions?|businesses)\b", re.IGNORECASE
        ),
    ),
)
"""The categories in which the tagger tells the well known apart, and what people call them."""


def hides_in_doubt(sentence: str) -> bool:
    """Whether the sentence wants hidden what is only perhaps private ("When in doubt, hide it")."""
    return bool(_DOUBT.search(sentence) and _HIDE.search(sentence)) and not _NOT.search(sentence)


def about_the_well_known(sentence: str, actions: Collection[str]) -> list[Rule]:
    """The rules of a sentence that speaks of well-known people or organisations and asks for one action; else none.

    `actions` are what the reader found to be asked for: hide, allow or coarse.
    """
    if set(actions) not in ({"allow"}, {"hide"}) or not _WELL_KNOWN.search(sentence):
        return []
    action = Action.KEEP if "allow" in actions else Action.TAG
    found = [category for category, words in _KNOWN if words.search(sentence)]
    return [Rule(action, category, kind=f"public {category}", sentence=sentence) for category in found]
