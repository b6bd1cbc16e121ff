# ruff: noqa: E501 - a list of words reads best on long lines
"""What a fact of some kind knows besides its statement: a routine's trigger and how often, a person's name."""

import re
from typing import Any

_RELATION = (
    r"mum|mom|mother|dad|father|parents|sister|brother|twin|son|daughter|baby|kids?|children|wife|husband|partner|"
    r"fianc[ée]e?|girlfriend|boyfriend|ex|ex-wife|ex-husband|grandmother|grandma|gran|grandfather|grandpa|aunt|uncle|"
    r"niece|nephew|cousin|stepdad|stepmum|stepmom|mother-in-law|father-in-law|sister-in-law|brother-in-law|godson|"
    r"goddaughter|godmother|best friend|friend|flatmate|roommate|housemate|neighbou?r|boss|manager|colleague|coworker|"
    r"mentor|teacher|coach|doctor|dentist|therapist|landlord|landlady|lawyer|client|dog|cat|horse|rabbit|parrot|hamster"
)
_NAME = r"(?P<name>[^\W\d_a-z][\w'’-]+(?:\s[^\W\d_a-z][\w'’-]+)?)"
_PERSON = (
    re.compile(
        rf"\b(?:[Mm]y|[Oo]ur|[Yy]our)\s+(?:\w+\s+)?(?P<relation>{_RELATION}),?\s+(?:called\s+|named\s+|is\s+called\s+)?{_NAME}"
    ),
    re.compile(
        rf"\b{_NAME},?\s+(?:is|was|who\s+is|who['’]s)?,?\s*(?:my|our|your)\s+(?:\w+\s+)?(?P<relation>{_RELATION})\b"
    ),
    re.compile(rf"\b(?:my|our|your)\s+(?:\w+\s+)?(?P<relation>{_RELATION})\b", re.IGNORECASE),
)
_OFTEN = re.compile(
    r"\b(?:every\s+(?:other\s+|single\s+|second\s+)?\w+|each\s+\w+|daily|weekly|monthly|yearly|nightly"
    r"|(?:once|twice|\w+\s+times)\s+(?:a|per)\s+\w+|on\s+(?:mon|tues|wednes|thurs|fri|satur|sun)days"
    r"|most\s+\w+s|usually|always|often|sometimes|never|on\s+weekends|at\s+weekends)\b",
    re.IGNORECASE,
)
_TRIGGER = re.compile(
    r"\b(?:(?:before|after|when|whenever|while|once|as\s+soon\s+as|if)\s+[^,.;]{2,40}"
    r"|at\s+(?:\d{1,2}(?:[:.]\d\d)?\s*(?:am|pm)?|noon|midnight|night|six|seven|eight|nine|ten|five)"
    r"|in\s+the\s+(?:mornings?|evenings?|afternoons?))\b",
    re.IGNORECASE,
)
_BY = re.compile(
    r"\b(?:by|before|in|next|this|until|within)\s+(?:(?:the\s+end\s+of\s+)?(?:next|this)\s+)?"
    r"(?:\d{4}|year|month|summer|winter|spring|autumn|fall|january|february|march|april|may|june|july|august|september"
    r"|october|november|december|christmas|easter|the\s+end\s+of\s+the\s+year|(?:a|two|three|five|ten|\d+)\s+years?)\b",
    re.IGNORECASE,
)


def introduced(clause: str) -> tuple[int, int, str] | None:
    """A person whom the clause names in passing ("for Elin, my new girlfriend"): where, and said as a statement."""
    for pattern in _INTRODUCTION:
        if found := pattern.search(clause):
            start, end = found.span()
            return start, end, f"{found['name']} is your {found['whose']}."
    return None


_WHOSE = rf"(?P<whose>(?:(?:new|old|little|big|older|younger|elder|eldest|youngest|late)\s+)?(?:{_RELATION}))"
_INTRODUCTION = (
    re.compile(rf"{_NAME},\s+(?:my|our)\s+{_WHOSE}\b"),
    re.compile(rf"\b(?:[Mm]y|[Oo]ur)\s+{_WHOSE},?\s+{_NAME}"),
)


def fields(kind: str, clause: str) -> dict[str, Any]:
    """The fields of a fact of this kind, in the clause's own words; only those that it tells."""
    if kind == "routine":
        return _named(trigger=_first(_TRIGGER, clause), often=_first(_OFTEN, clause))
    if kind == "goal":
        return _named(by=_first(_BY, clause))
    if kind == "person":
        return _person(clause)
    return {}


def _person(clause: str) -> dict[str, Any]:
    for pattern in _PERSON:
        if found := pattern.search(clause):
            return _named(name=found.groupdict().get("name"), relation=found["relation"].lower())
    return {}


def _first(pattern: re.Pattern[str], clause: str) -> str | None:
    found = pattern.search(clause)
    return found.group().strip() if found else None


def _named(**values: str | None) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value}
