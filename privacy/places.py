"""Where known words stand in a text: words that a rule or the user names, vault values, other mentions."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain

from privacy import tags
from privacy.categories import Category
from privacy.decide import Decision
from privacy.graphemes import whole_graphemes
from privacy.hidden import HIDDEN
from privacy.names import name_parts
from privacy.rules import Action, PrivacyProfile, Rule
from privacy.spans import Span
from privacy.vault import Vault
from privacy.verify import Leak, leaks, verifiable
from privacy.words import is_ordinary

KNOWN = "Already protected in this conversation."
MENTION = "Another mention of a protected value."
LOOKS_LIKE_A_TAG = "Looks like one of our tags, so it is set apart."
LOOKS_LIKE_A_STAND_IN = "Stands in for something else in this conversation, so it is set apart."
YOURS = "You decided this."

COMMON = 10_000
"""From this count in the frequency list on, a part of a name in small letters is an ordinary word."""

LITERAL = "literal"
"""The source of spans that look like a tag."""


def places(text: str, wanted: Collection[str]) -> Iterator[Leak]:
    """Where `wanted` words stand in `text` under the verify relation; very short ones only as exact words."""
    yield from leaks(text, wanted)
    for words in wanted:
        if words.strip() and not verifiable(words) and HIDDEN not in words:
            for match in re.finditer(_alone(words.strip()), text):
                yield Leak(match.start(), match.end(), words)


def _alone(words: str) -> str:
    """A pattern for `words` that are no part of a longer word; what is no word itself may touch one."""
    before = r"(?<!\w)" if words[0].isalnum() else ""
    after = r"(?!\w)" if words[-1].isalnum() else ""
    return before + re.escape(words) + after


def parts_of_names(text: str, names: Iterable[str]) -> Iterator[Leak]:
    """Where a part that stands for the person alone ("Kovacs" of "Anna Kovacs") stands in `text`.

    In small letters it counts only if it is no common word: "young" is not Neil Young.
    """
    whole = {part: name for name in names for part in name_parts(name)}
    for leak in leaks(text, whole):
        seen = text[leak.start : leak.end]
        if not (seen.islower() and is_ordinary(seen, at_least=COMMON)):
            yield Leak(leak.start, leak.end, whole[leak.value])


def named_by_rules(text: str, rules: Iterable[Rule]) -> Iterator[Decision]:
    """Words that a hiding rule names, whether or not any detector knows them."""
    by_value = {rule.value: rule for rule in rules if rule.value and rule.action.hides}
    names = [value for value, rule in by_value.items() if rule.category is Category.NAME]
    for place in chain(places(text, by_value), parts_of_names(text, names)):
        rule = by_value[place.value]
        yield Decision(_span(place, rule.category or Category.OTHER, "rule"), rule.action, rule.sentence, rule)


def known_to_vault(text: str, vault: Vault, profile: PrivacyProfile) -> Iterator[Decision]:
    """What earlier turns protected stays protected while the profile cares for its category.

    Words that it allows by name may be told again, unless the user hid them by hand.
    """
    secrets = vault.secrets_but(profile.allowed_words, profile.guarded)
    by_value = {entry.value or "": entry for entry in secrets}
    names = {entry.value or "" for entry in secrets if entry.says is Category.NAME}
    for place in chain(places(text, by_value), parts_of_names(text, names)):
        entry = by_value[place.value]
        action = Action.SUBSTITUTE if entry.is_stand_in else Action.TAG
        yield Decision(_span(place, entry.says, "vault"), action, KNOWN)


def named_by_user(text: str, overrides: Mapping[str, Action]) -> Iterator[Decision]:
    """Words that the user chose to hide on the review screen."""
    hidden = {words: action for words, action in overrides.items() if action.hides}
    for place in places(text, hidden):
        yield Decision(_span(place, Category.OTHER, "you"), hidden[place.value], YOURS)


def reaching_out(text: str, overrides: Mapping[str, Action], decided: Iterable[Decision]) -> Iterator[Decision]:
    """Words that the user chose to hide where they reach out of what is hidden: all of them are to go."""
    hidden = [decision.span for decision in decided if decision.action.hides]
    for yours in named_by_user(text, overrides):
        span = whole_graphemes(yours.span, text)
        met = [each for each in hidden if each.overlaps(span)]
        if met and not any(each.start <= span.start and span.end <= each.end for each in met):
            yield replace(yours, span=span)


def _span(place: Leak, category: Category, source: str) -> Span:
    return Span(place.start, place.end, category, 1.0, source)


def other_mentions(view: str, hidden: Mapping[str, Decision]) -> Iterator[Decision]:
    """Where hidden words stand elsewhere, in any dress, and where parts of names do.

    `hidden` says for the words why they are hidden. `view` is the text with everything already hidden overwritten.
    """
    names = [words for words, decision in hidden.items() if decision.span.category is Category.NAME]
    for place in chain(leaks(view, hidden), parts_of_names(view, names)):
        of = hidden[place.value]
        span = Span(place.start, place.end, of.span.category, of.span.score, "mention", of.span.kind)
        yield Decision(span, of.action, MENTION)


def lookalikes(view: str, vault: Vault) -> Iterator[Decision]:
    """Words of the user's own that read as a tag or as a stand-in and would be mistaken for one.

    A bare one ("name_1", a variable perhaps) is left alone and its tag reserved, unless the tag is in use.
    """
    for place in vault.stand_ins.find(view):
        span = Span(place.start(), place.end(), Category.OTHER, 1.0, LITERAL)
        yield Decision(span, Action.TAG, LOOKS_LIKE_A_STAND_IN)
    for found in tags.find(view):
        if found.bracketed or vault.value_of(found.tag) is not None:
            span = Span(found.start, found.end, Category.OTHER, 1.0, LITERAL)
            yield Decision(span, Action.TAG, LOOKS_LIKE_A_TAG)
        else:
            vault.reserve(found.tag)
