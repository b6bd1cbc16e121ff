"""Where known words stand in a text: words that a rule or the user names, vault values, other mentions."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from privacy import tags
from privacy.categories import Category
from privacy.decide import Decision
from privacy.names import name_parts
from privacy.rules import SUPPORTED, Action, PrivacyProfile, Rule
from privacy.spans import Span
from privacy.vault import Vault
from privacy.verify import HIDDEN, Leak, leaks, verifiable

KNOWN = "Already protected in this conversation."
MENTION = "Another mention of a protected value."
LOOKS_LIKE_A_TAG = "Looks like one of our tags, so it is set apart."
YOURS = "You decided this."

LITERAL = "literal"
"""The source of spans that look like a tag."""


def places(text: str, wanted: Collection[str]) -> Iterator[Leak]:
    """Where `wanted` words stand in `text` under the verify relation; very short ones only as exact words."""
    yield from leaks(text, wanted)
    for words in wanted:
        if words.strip() and not verifiable(words):
            for match in re.finditer(rf"(?<!\w){re.escape(words.strip())}(?!\w)", text):
                yield Leak(match.start(), match.end(), words)


def named_by_rules(text: str, rules: Iterable[Rule]) -> Iterator[Decision]:
    """Words that a hiding rule names, whether or not any detector knows them."""
    by_value = {rule.value: rule for rule in rules if rule.value and rule.action.hides}
    for place in places(text, by_value):
        rule = by_value[place.value]
        action = rule.action if rule.action in SUPPORTED else Action.TAG
        yield Decision(_span(place, rule.category or Category.OTHER, "rule"), action, rule.sentence, rule)


def known_to_vault(text: str, vault: Vault, profile: PrivacyProfile) -> Iterator[Decision]:
    """What earlier turns protected stays protected, as long as the profile still cares for its category."""
    by_value = {entry.value or "": entry for entry in vault.secrets(profile.guarded)}
    for place in places(text, by_value):
        yield Decision(_span(place, by_value[place.value].category, "vault"), Action.TAG, KNOWN)


def named_by_user(text: str, overrides: Mapping[str, Action]) -> Iterator[Decision]:
    """Words that the user chose to hide on the review screen."""
    hidden = {words: action for words, action in overrides.items() if action.hides}
    for place in places(text, hidden):
        yield Decision(_span(place, Category.OTHER, "you"), hidden[place.value], YOURS)


def _span(place: Leak, category: Category, source: str) -> Span:
    return Span(place.start, place.end, category, 1.0, source)


def other_mentions(text: str, view: str, decisions: Iterable[Decision]) -> Iterator[Decision]:
    """Where a value hidden by one of `decisions` stands elsewhere, in any dress, and where parts of names do.

    `view` is `text` with everything already hidden overwritten.
    """
    by_value = {d.span.of(text): d for d in decisions if d.action.hides and d.span.source != LITERAL}
    for leak in leaks(view, by_value):
        yield _mention(leak.start, leak.end, by_value[leak.value])
    for part, decision in _name_parts(by_value).items():
        for match in re.finditer(rf"(?<![^\W_]){re.escape(part)}(?![^\W\d_])", view):
            yield _mention(match.start(), match.end(), decision)


def _mention(start: int, end: int, of: Decision) -> Decision:
    return Decision(Span(start, end, of.span.category, of.span.score, "mention", of.span.kind), of.action, MENTION)


def _name_parts(by_value: Mapping[str, Decision]) -> dict[str, Decision]:
    """The parts of full names that stand for the person alone: "Kovacs" of "Anna Kovacs"."""
    return {
        part: decision
        for value, decision in by_value.items()
        if decision.span.category is Category.NAME
        for part in name_parts(value)
    }


def lookalikes(view: str, vault: Vault) -> Iterator[Decision]:
    """Words of the user's own that read as a tag and would be mistaken for one.

    A bare one ("name_1", a variable perhaps) is left alone and its tag reserved, unless the tag is in use.
    """
    for found in tags.find(view):
        if found.bracketed or vault.value_of(found.tag) is not None:
            span = Span(found.start, found.end, Category.OTHER, 1.0, LITERAL)
            yield Decision(span, Action.TAG, LOOKS_LIKE_A_TAG)
        else:
            vault.reserve(found.tag)


def overwritten(text: str, decisions: Iterable[Decision]) -> str:
    """`text` with every hidden span overwritten, character for character, so that offsets stay true."""
    pieces, done = [], 0
    for decision in decisions:
        if decision.action.hides:
            span = decision.span
            pieces += [text[done : span.start], HIDDEN * (span.end - span.start)]
            done = span.end
    return "".join([*pieces, text[done:]])
