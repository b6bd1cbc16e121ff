# ruff: noqa: E501 - patterns read best on long lines
"""Where somebody lives, before and after: whether a town lies in a country is looked up, not guessed.

A small model that has read "You live in Portugal." beside "You live in Porto." takes Porto for more detail, of Lisbon
too. So of two plain statements of one home in places that are surely known the gazetteer decides; of all others, of
second homes and of parts of towns and kingdoms, the profiler.
"""

import re
from collections.abc import Sequence

from local_models.profiler import RELATIONS, Profiler, Relation
from privacy.generalise import gazetteer

_HOME = re.compile(
    r"(?P<who>you|your (?:mother|mum|mom|father|dad|parents|wife|husband|partner|girlfriend|boyfriend)|(?:your (?P<role>\w+(?: \w+)?) )?(?P<name>(?-i:[A-ZÀ-Þ][\w-]+(?: [A-ZÀ-Þ][\w-]+)*)))"
    r"(?:['’]re|['’]s|['’]ve been)?\s+(?:(?:now|are|is|has|have|have been|has been)\s+)?(?:lives?|living|based|moved|settled)\s+(?:now\s+|from\s+[^\s,.;]+(?:\s[^\s,.;]+)?\s+)?"
    r"(?:in|to)\s+(?:the\s+)?(?P<place>(?-i:[A-ZÀ-Þ](?:[\w'’-]|\.(?=\w))*(?:[ ][A-ZÀ-Þ][\w'’-]*){0,2}))",
    re.IGNORECASE,
)
"""Whoever has one home; a friend or a brother without a name may be another one each time."""
_NOT_THE_HOME = re.compile(
    r"\b(?:used to|no longer|not|never|once|was|were|want|would|hope|plan|wish|might|until|as a (?:child|student|kid)|spring|summer|"
    r"autumn|winter|weeks?|weekends?|weekdays?|months?|years?|half|part|partly|holidays?|term|sometimes|during|when|while|back|came|returned)\b|n['’]t\b",
    re.IGNORECASE,
)
"""What says that it is no more, not yet, or only at times the home."""
_PARTS_OF_A_KINGDOM = frozenset({"england", "scotland", "wales", "northern ireland"})
_SURE = 0.97
"""A change from here on ends the older statement."""


def relations(profiler: Profiler, pairs: Sequence[tuple[str, str]]) -> list[Relation]:
    """How the newer statement of each pair, the second, stands to the older. Raises ModelError."""
    read = profiler.relate(pairs)
    return [moved(old, new) or relation for (old, new), relation in zip(pairs, read, strict=True)]


def moved(old: str, new: str) -> Relation | None:
    """What two statements of one person's home say by their places; None where that tells nothing for sure."""
    one, other = _HOME.match(old), _HOME.match(new)
    if not one or not other or not _is_one_person(one, other):
        return None
    if _NOT_THE_HOME.search(old) or _NOT_THE_HOME.search(new):
        return None
    name = _relation(one["place"], other["place"])
    return _surely(name) if name else None


def _is_one_person(one: re.Match[str], other: re.Match[str]) -> bool:
    """Whether both tell of one person's home: of one name, and nobody else's by what they are ("your colleague")."""
    if not (one["name"] or other["name"]):
        return bool(one["who"].casefold() == other["who"].casefold())
    roles = {(each["role"] or "").casefold() for each in (one, other)} - {""}
    return one["name"] == other["name"] and len(roles) == 1


def _relation(old: str, new: str) -> str:
    """Of two known places the newer is a change unless the one may lie in the other, or be it; "" where that may be."""
    if any(_is_doubtful(each) for each in (old, new)):
        return ""
    countries = gazetteer.country(old), gazetteer.country(new)
    towns = gazetteer.town(old), gazetteer.town(new)
    if all(countries):
        return "supersedes" if countries[0] != countries[1] else ""
    if countries[0]:
        return "refines" if gazetteer.town(new, countries[0]) else "supersedes" if towns[1] else ""
    if countries[1]:
        return "" if not towns[0] or gazetteer.town(old, countries[1]) else "supersedes"
    return "supersedes" if towns[0] and towns[1] and _are_apart(towns[0], towns[1]) else ""


def _are_apart(one: gazetteer.Town, other: gazetteer.Town) -> bool:
    """Whether two towns are two: Munich is München, and Brooklyn lies in New York."""
    return one != other and not (one.state and one.state == other.state)


def _is_doubtful(name: str) -> bool:
    """Whether a name stands for several places, or for a part of a country that counts as one."""
    key = name.casefold()
    return (
        key in gazetteer.AMBIGUOUS
        or key in _PARTS_OF_A_KINGDOM
        or bool(gazetteer.state(name))
        or gazetteer.is_shared(name)
    )


def _surely(name: str) -> Relation:
    """A relation that is acted on."""
    rest = (1 - _SURE) / (len(RELATIONS) - 1)
    return Relation(name, tuple(_SURE if each == name else rest for each in RELATIONS))
