# ruff: noqa: E501 - lists of words read best on long lines
"""Projects, journeys and legal matters to what they are."""

import re
from collections.abc import Iterator

from privacy.generalise.asked import Asked

_CODE = re.compile(r"[_./\\:@#\d(){}<>=]|\w-\w|[a-z][A-Z]")
_THING = re.compile(
    r"^\s+(?:projects?|apps?|systems?|teams?|platforms?|tools?|products?|services?|servers?|clusters?|launch|releases?|code|"
    r"codebase|repo(?:sitory)?|database|backend|frontend|website|site|initiative|programme|program)\b"
)
_TRAVEL = (
    ("a flight", r"flight|fly"), ("a train", r"train|eurostar|rail"), ("a hotel", r"hotel|hostel|inn|resort|airbnb|b&b"),
    ("a ferry", r"ferry"), ("a cruise", r"cruise"), ("a bus", r"bus|coach|flixbus"), ("a trip", r"trip|holiday|vacation|honeymoon|tour"),
)  # fmt: skip
_LEGAL = (
    ("a visa", r"visa"), ("a court order", r"(?:restraining|protection|custody|court|child support) order|injunction"),
    ("a legal notice", r"notice|summons|subpoena"), ("a legal case", r"lawsuit|suit|case|trial|hearing|claim|proceedings|tribunal|appeal"),
    ("a criminal matter", r"charges?|conviction|arrest|dui|felony|misdemeano\w+|caution|assault|theft|fraud"),
    ("a legal matter", r"custody|settlement|probate|inheritance|bail|lien|eviction|dispute|asylum|divorce|will|nda"),
)  # fmt: skip


def of_project(asked: Asked) -> Iterator[str]:
    """A project; nothing for what is written as code, which has to stay code, or for what describes something."""
    if _CODE.search(asked.words) or (asked.words.islower() and " " not in asked.words.strip()):
        return
    if _THING.search(asked.after):
        yield from ("unnamed", "particular") if asked.last_before else ()
    elif not asked.noun_follows:
        yield "a project"


def of_travel(asked: Asked) -> Iterator[str]:
    """The means of travel, or the kind of stay."""
    yield from _first(asked, _TRAVEL)


def of_legal(asked: Asked) -> Iterator[str]:
    """The kind of legal matter."""
    yield from _first(asked, _LEGAL)


def _first(asked: Asked, table: tuple[tuple[str, str], ...]) -> Iterator[str]:
    for phrase, pattern in table:
        if re.search(rf"\b(?:{pattern})\b", asked.plain):
            yield phrase
            return
