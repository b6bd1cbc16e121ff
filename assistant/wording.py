"""Sentences for rules: how a person would say in a privacy profile what a rule asks for."""

import re
from collections.abc import Callable, Iterator

from privacy.categories import FLOOR, Category
from privacy.fold import same_words
from privacy.rules import ANYONE, ME, Action, PrivacyProfile, Rule

Read = Callable[[str], PrivacyProfile]
"""Compiles prose. Raises SottoError."""

LONGEST = 80
"""Longer words are a text of their own and make no sentence of a profile."""

_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)
_NOUNS: dict[Category, tuple[str, ...]] = {
    Category.NAME: ("names of people", "people's names", "names"),
    Category.CONTACT: ("my contact details", "contact details"),
    Category.LOCATION: ("places", "my location"),
    Category.ADDRESS: ("my address", "addresses"),
    Category.EMPLOYER: ("my employer", "employers"),
    Category.JOB: ("my job", "jobs"),
    Category.EDUCATION: ("my school", "my education", "schools and universities"),
    Category.AGE: ("my age", "ages"),
    Category.DATE: ("dates",),
    Category.GENDER: ("my gender",),
    Category.FAMILY: ("my family",),
    Category.RELATIONSHIP: ("my relationship", "my marriage"),
    Category.HEALTH: ("my health",),
    Category.FINANCE: ("my finances", "my money"),
    Category.RELIGION: ("my religion", "my faith"),
    Category.POLITICS: ("my politics", "my political views"),
    Category.SEXUALITY: ("my sexuality", "my sexual orientation"),
    Category.ETHNICITY: ("my ethnicity",),
    Category.NATIONALITY: ("my nationality", "nationalities"),
    Category.LANGUAGE: ("my language", "languages"),
    Category.PROJECT: ("my projects", "projects"),
    Category.TRAVEL: ("my travel plans", "my travels"),
    Category.LEGAL: ("my legal matters", "my court case"),
    Category.IDS: ("identification numbers",),
    Category.CREDENTIALS: ("passwords and keys", "passwords"),
}
_KIND_NOUNS = {
    "date of birth": ("my date of birth",),
    "country": ("my country",),
    "region": ("my region",),
    "city": ("my city",),
}
_FORMS = {
    "allow": ("{} may be named.", "{} may be mentioned.", "You may mention {}.", "It is fine to mention {}."),
    "hide": ("Never mention {}.", "Never name {}.", "Never give {}.", "Hide {}."),
    "generalise": ("Mention {} only roughly.", "Say {} only roughly.", "Give {} only roughly."),
}
_NAMED = {Category.EMPLOYER, Category.EDUCATION, Category.LOCATION, Category.PROJECT}
"""The categories whose things are named rather than mentioned."""
_ROUGHLY = {
    Category.AGE: "Say only roughly how old I am.",
    Category.LOCATION: "Say only roughly where I live.",
    Category.EMPLOYER: "Say only roughly where I work.",
    Category.DATE: "Give dates only roughly.",
}


def said(rule: Rule, read: Read) -> tuple[str, Rule] | None:
    """A sentence that `read` understands as `rule` and nothing else, and the rule that it makes of it."""
    if rule.says == "allow" and rule.category in FLOOR:
        return None
    for sentence in _sentences(rule):
        found = read(sentence)
        if not found.unread and len(found.rules) == 1 and same_meaning(rule, found.rules[0]):
            return sentence, found.rules[0]
    return None


def same_meaning(rule: Rule, other: Rule) -> bool:
    """Whether both ask the same for the same. Rules about one's own things and about anyone's cover the same."""
    return rule.says == other.says and same_target(rule, other)


def same_target(rule: Rule, other: Rule) -> bool:
    """Whether both speak about the same: the same words, or the same category, kind, parts and subject."""
    return _target(rule) == _target(other)


def _target(rule: Rule) -> tuple[object, ...]:
    """What a rule is about. An article names nothing."""
    if rule.value is not None:
        return (same_words(_ARTICLE.sub("", rule.value)),)
    return (rule.category, rule.kind, rule.finer, _whose(rule))


def opposed(rule: Rule, other: Rule) -> bool:
    """Whether the two ask different things for the same; then what hides more wins."""
    return rule.says != other.says and same_target(rule, other)


def contradictions(profile: PrivacyProfile) -> list[tuple[Rule, Rule]]:
    """The pairs of rules from different sentences that ask different things for the same."""
    by_target: dict[tuple[object, ...], list[Rule]] = {}
    for rule in profile.rules:
        by_target.setdefault(_target(rule), []).append(rule)
    pairs = [(one, rule) for one, *others in by_target.values() for rule in others]
    return [(a, b) for a, b in pairs if a.sentence != b.sentence and a.says != b.says]


def _whose(rule: Rule) -> str:
    return ANYONE if rule.subject == ME else rule.subject


def _sentences(rule: Rule) -> Iterator[str]:
    """Sentences that might stand for the rule, the most natural first."""
    if _whose(rule) != ANYONE or rule.is_about_all:
        return
    if rule.action is Action.GENERALISE and rule.value is None and not rule.kind and rule.category in _ROUGHLY:
        yield _ROUGHLY[rule.category]
    for form in sorted(_FORMS[rule.says], key=lambda form: not _suits(form, rule)):
        for noun in _nouns(rule):
            sentence = form.format(noun)
            yield sentence[0].upper() + sentence[1:] if rule.value is None else sentence


def _suits(form: str, rule: Rule) -> bool:
    """Whether the form reads well: only what has a name is named, and no sentence begins in small letters."""
    if rule.value is not None and form.startswith("{}"):
        return not rule.value[:1].islower()
    return "named" not in form or rule.category in _NAMED


def _nouns(rule: Rule) -> tuple[str, ...]:
    if rule.value is not None:
        fits = len(rule.value) <= LONGEST and "\n" not in rule.value
        return (rule.value.strip(),) if fits else ()
    if rule.kind:
        return _KIND_NOUNS.get(rule.kind, ())
    return _NOUNS.get(rule.category, ()) if rule.category else ()
