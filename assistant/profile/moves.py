# ruff: noqa: E501 - patterns read best on long lines
"""Where somebody lives, before and after: whether a town lies in a country is looked up, not guessed.

A small model that has read "You live in Portugal." beside "You live in Porto." takes Porto for more detail, of Lisbon
too. So of two plain statements of a home the gazetteer decides; of all others the profiler.
"""

import re
from collections.abc import Sequence

from local_models.profiler import RELATIONS, Profiler, Relation
from privacy.generalise import gazetteer

_HOME = re.compile(
    r"(?P<who>you|your [\w'’ -]{2,30}?|[^\W\d_][\w'’-]+)(?:['’]re|['’]s|['’]ve been|,)?\s+(?:(?:now|are|is|have been)\s+)?"
    r"(?:lives?|living|based|moved|settled)\s+(?:now\s+|from\s+[^\s,.;]+(?:\s[^\s,.;]+)?\s+)?(?:in|to)\s+(?P<place>(?-i:[A-ZÀ-Þ][\w'’.-]*(?:[ ][A-ZÀ-Þ][\w'’-]*){0,2}))",
    re.IGNORECASE,
)
_NOT_NOW = re.compile(
    r"\b(?:used to|no longer|not|never|once|was|were|want|would|hope|plan|wish|might|until|as a (?:child|student|kid))\b|n['’]t\b",
    re.IGNORECASE,
)
_SURE = 0.97


def relations(profiler: Profiler, pairs: Sequence[tuple[str, str]]) -> list[Relation]:
    """How the newer statement of each pair, the second, stands to the older. Raises ModelError."""
    read = profiler.relate(pairs)
    return [moved(old, new) or relation for (old, new), relation in zip(pairs, read, strict=True)]


def moved(old: str, new: str) -> Relation | None:
    """What two statements of one person's home say by their places; None where that tells nothing."""
    one, other = _HOME.match(old), _HOME.match(new)
    if not one or not other or one["who"].casefold() != other["who"].casefold():
        return None
    if _NOT_NOW.search(old) or _NOT_NOW.search(new):
        return None
    return _relation(one["place"].rstrip("."), other["place"].rstrip("."))


def _relation(old: str, new: str) -> Relation | None:
    """Of two known places the newer is a change unless the one lies in the other."""
    countries = gazetteer.country(old), gazetteer.country(new)
    if old.casefold() == new.casefold() or not all(
        each or gazetteer.town(at) for each, at in zip(countries, (old, new), strict=True)
    ):
        return None
    if all(countries):
        return None if countries[0] == countries[1] else _surely("supersedes")
    if countries[0]:
        return _surely("refines" if gazetteer.town(new, countries[0]) else "supersedes")
    inside = countries[1] and gazetteer.town(old, countries[1])
    return None if inside else _surely("supersedes")


def _surely(name: str) -> Relation:
    rest = (1 - _SURE) / (len(RELATIONS) - 1)
    return Relation(name, tuple(_SURE if each == name else rest for each in RELATIONS))
