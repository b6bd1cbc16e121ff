"""Rules as people and scripts read them."""

from typing import Any

from assistant.cli.output import narrate, say, table
from assistant.showing import one_line
from assistant.telling import about
from assistant.understood import HELD, advice, contradictory
from privacy.background import background
from privacy.categories import Category
from privacy.decide import BASE_REASON
from privacy.rules import PrivacyProfile, Rule

_LONGEST = 200
"""Characters of a sentence that are shown."""
_MOST = 10
"""Sentences of one sort that are shown: whoever pastes a book wants to know that, not to read it again."""


def as_object(profile: PrivacyProfile) -> dict[str, Any]:
    """The rules and what was not understood, as the contract for scripts has them."""
    return {
        "rules": [rule_as_object(rule) for rule in profile.rules],
        "unread": list(profile.unread),
        "background": list(background(profile)),
    }


def rule_as_object(rule: Rule) -> dict[str, Any]:
    """One rule, as the contract for scripts has it."""
    found = {
        "action": rule.says,
        "subject": rule.subject,
        "category": rule.category.value if rule.category else None,
        "value": rule.value,
        "sentence": rule.sentence,
    }
    finer = {"kind": rule.kind} if rule.kind else {}
    parts = {"parts": sorted(rule.finer)} if rule.finer and not rule.action.hides else {}
    return {**found, **finer, **parts, **({"topic": True} if rule.topic else {})}


def show_rules(profile: PrivacyProfile) -> None:
    """Write the rules to stdout; what contradicts itself and what was not understood to stderr."""
    if profile.rules:
        say(table([(rule.says, about(rule), rule.subject, rule.sentence) for rule in profile.rules]))
    if profile.based:
        say(f"\nWhere no rule speaks: {BASE_REASON}")
    for words in _by_meaning(profile)[:_MOST]:
        narrate(f"Found by its meaning alone, so look at what leaves: {_short(words)}")
    for pair in contradictory(profile)[:_MOST]:
        narrate(f"These contradict each other: {_short(pair.one)} / {_short(pair.other)}", fg="yellow")
        narrate(f"What protects more wins: {_short(pair.wins)}")
    beside = background(profile)
    for sentence in beside[:_MOST]:
        narrate(f"Taken as background, no rule: {_short(sentence)}")
    if len(beside) > _MOST:
        narrate(f"… and {len(beside) - _MOST} more")
    unread = list(dict.fromkeys(profile.unread))
    for sentence in unread[:_MOST]:
        narrate(f"Not understood: {_short(sentence)}", fg="yellow")
    if len(unread) > _MOST:
        narrate(f"… and {len(unread) - _MOST} more")
    if unread:
        narrate(f"{HELD} {advice(profile.unread)}")


def _by_meaning(profile: PrivacyProfile) -> list[str]:
    """What is to be hidden and only the matcher can find."""
    hiding = (rule for rule in profile.rules if rule.action.hides and rule.category is Category.OTHER)
    return list(dict.fromkeys(rule.kind for rule in hiding if rule.kind))


def _short(sentence: str) -> str:
    return one_line(sentence, _LONGEST)
