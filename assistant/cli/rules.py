"""Rules as people and scripts read them."""

from typing import Any

from assistant.cli.output import narrate, say, table
from assistant.telling import about
from privacy.decide import BASE_REASON
from privacy.rules import PrivacyProfile, Rule


def as_object(profile: PrivacyProfile) -> dict[str, Any]:
    """The rules and what was not understood, as the contract for scripts has them."""
    return {"rules": [_as_object(rule) for rule in profile.rules], "unread": list(profile.unread)}


def _as_object(rule: Rule) -> dict[str, Any]:
    found = {
        "action": rule.says,
        "subject": rule.subject,
        "category": rule.category.value if rule.category else None,
        "value": rule.value,
        "sentence": rule.sentence,
    }
    return {**found, "kind": rule.kind} if rule.kind else found


def show_rules(profile: PrivacyProfile) -> None:
    """Write the rules to stdout, and what was not understood to stderr."""
    say(table([(rule.says, about(rule), rule.subject, rule.sentence) for rule in profile.rules]))
    if profile.based:
        say(f"\nWhere no rule speaks: {BASE_REASON}")
    for sentence in profile.unread:
        narrate(f"Not understood: {sentence}", fg="yellow")
    if profile.unread:
        narrate("While a sentence is not understood nothing leaves. Say it in other words, or take it out.")
