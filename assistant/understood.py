"""A privacy profile as its writer has to see it: what each sentence is read as, what is amiss and what to do."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.showing import one_line
from assistant.wording import contradictions
from privacy.background import background, with_words
from privacy.detect.coverage import COVERED, coverage
from privacy.general_wishes import hides_in_doubt
from privacy.manner import manner_of
from privacy.rules import PrivacyProfile, Rule

HELD = "While a sentence is not understood nothing leaves."
ONLY_ENGLISH = "Only English is read so far: say it in English, or take it out."
OTHER_WORDS = "Say in other words what may be told and what not, or take it out."

_QUOTED = 70
"""How many characters of a sentence tell which it is."""
_LISTED = 3
"""How many sentences are quoted before the rest is only counted."""

Kind = Literal["rules", "unread", "background", "doubt", "manner", "heading"]
"""What a sentence is read as. `doubt` and `manner` hold for all that is hidden, a heading for its list."""


@dataclass(frozen=True, slots=True)
class Read:
    """One sentence of a profile, where it stands in the prose (code points), and what it is read as.

    Of a sentence that the prose no longer has, `start` and `end` are -1.
    """

    text: str
    start: int
    end: int
    kind: Kind
    rules: tuple[Rule, ...] = ()


def sentences_read(profile: PrivacyProfile) -> list[Read]:
    """The sentences of the profile in their order, each with its rules; those that the prose has not come last."""
    prose, beside = profile.prose, set(background(profile))
    of_sentence: dict[str, list[Rule]] = {}
    for rule in profile.rules:
        of_sentence.setdefault(rule.sentence, []).append(rule)
    found, told = [], set()
    for start, end in with_words(prose):
        text = prose[start:end].strip()
        rules = tuple(of_sentence.get(text, ()))
        kind = _kind(text, rules, unread=text in profile.unread, beside=text in beside)
        at = prose.index(text, start)
        found.append(Read(text, at, at + len(text), kind, rules))
        told.add(text)
    return found + list(_elsewhere(profile, told, of_sentence))


def _kind(text: str, rules: Sequence[Rule], *, unread: bool, beside: bool) -> Kind:
    if unread:
        return "unread"
    if rules:
        return "rules"
    if hides_in_doubt(text):
        return "doubt"
    if manner_of(text):
        return "manner"
    return "background" if beside else "heading"


def _elsewhere(profile: PrivacyProfile, told: set[str], of_sentence: dict[str, list[Rule]]) -> Iterator[Read]:
    """What the profile says by sentences that its prose does not have as such."""
    for text in dict.fromkeys(profile.unread):
        if text not in told:
            yield Read(text, -1, -1, "unread", tuple(of_sentence.get(text, ())))
    for text, rules in of_sentence.items():
        if text not in told and text not in profile.unread:
            yield Read(text, -1, -1, "rules", tuple(rules))


def advice(unread: Sequence[str]) -> str:
    """What to do about sentences that were not understood, in one line."""
    foreign = coverage(" ".join(unread)).share < COVERED
    return ONLY_ENGLISH if foreign else OTHER_WORDS


def unread_lines(profile: PrivacyProfile) -> list[str]:
    """The sentences of the profile that are not understood, each on a line, and how many more there are."""
    lines = [f"“{one_line(sentence, _QUOTED)}”" for sentence in profile.unread[:_LISTED]]
    more = len(profile.unread) - len(lines)
    return lines + ([f"and {more} more"] if more else [])


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two sentences that ask different things for the same, and the one of them that wins: it protects more."""

    one: str
    other: str
    wins: str


def contradictory(profile: PrivacyProfile) -> list[Contradiction]:
    """The sentences of the profile that contradict each other, pair by pair."""
    pairs = contradictions(profile)
    return [Contradiction(a.sentence, b.sentence, max(a, b, key=_protection).sentence) for a, b in pairs]


def _protection(rule: Rule) -> int:
    return ("allow", "generalise", "hide").index(rule.says)


def changed(before: PrivacyProfile | None, after: PrivacyProfile) -> str:
    """What is different between two readings of a profile, in a few words; before there was one, all of it."""
    old = set(before.rules) if before else set()
    new = set(after.rules)
    counts = [(len(new - old), "new"), (len(old - new), "gone")]
    said = [f"{_counted(count, 'rule')} {what}" for count, what in counts if count]
    return ", ".join(said) or "the same rules as before"


def _counted(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"
