"""Adding a sentence to a privacy profile: what says the opposite gives way, and the rest of it is said again."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from assistant.wording import Read, opposed, said
from local_models.sentences import sentences
from privacy.rules import PrivacyProfile, Rule


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A sentence, the rules it stands for, and the privacy profile without and with it.

    `replaced` are sentences of the profile that say the opposite and go; `kept` are those that say again what
    else they said.
    """

    sentence: str
    rules: tuple[Rule, ...]
    replaced: tuple[str, ...]
    kept: tuple[str, ...]
    before: PrivacyProfile
    after: PrivacyProfile


def joined(profile: PrivacyProfile, sentence: str, rules: tuple[Rule, ...], read: Read) -> Suggestion | None:
    """`profile` with `sentence`, which stands for `rules`. None if a sentence in its way can't be taken apart."""
    gone = [old for old in profile.rules if any(opposed(old, rule) for rule in rules)]
    replaced = tuple(dict.fromkeys(rule.sentence for rule in gone))
    again = {old: _said_again(profile, old, gone, read) for old in replaced}
    prose = _put(profile.prose, sentence, again)
    if prose is None:
        return None
    kept = [found for each in again.values() for found in each or ()]
    stay = [rule for rule in profile.rules if rule.sentence not in replaced] + [rule for _, rule in kept]
    after = replace(
        profile,
        prose=prose,
        rules=tuple(dict.fromkeys([*stay, *rules])),
        unread=tuple(line for line in profile.unread if line not in replaced),
    )
    return Suggestion(sentence, rules, replaced, tuple(words for words, _ in kept), profile, after)


def _said_again(
    profile: PrivacyProfile, sentence: str, gone: Collection[Rule], read: Read
) -> list[tuple[str, Rule]] | None:
    """Sentences for what else `sentence` says, each with its rule; None if one can't be found."""
    again = [said(rule, read) for rule in profile.rules if rule.sentence == sentence and rule not in gone]
    found = [each for each in again if each]
    return found if len(found) == len(again) else None


def _put(prose: str, sentence: str, again: Mapping[str, list[tuple[str, Rule]] | None]) -> str | None:
    """The prose with `sentence` at its end, and in place of each of `again` what else that says."""
    between = "\n" if "\n" in prose.strip() else " "  # prose in lines gets another line
    for old, rest in again.items():
        place = next((at for at in sentences(prose) if prose[slice(*at)].strip() == old.strip()), None)
        if place is None or rest is None:
            return None
        end = prose[slice(*place)][len(prose[slice(*place)].rstrip()) :]
        prose = f"{prose[: place[0]]}{' '.join(words for words, _ in rest)}{end}{prose[place[1] :]}"
    return re.sub(r" {2,}", " ", f"{prose.strip()}{between}{sentence}").strip()
