# ruff: noqa: E501, SIM905 - lists of words read best on long lines, and as words
"""Dates to their month, months to a part of the year, years to decades."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from privacy.generalise.asked import Asked

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NAMES = {name[:3].casefold(): at for at, name in enumerate(MONTHS, 1)}
_MONTH = r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_WEEKDAY = rf"(?:(?:{'|'.join(day + '|' + day[:3] for day in WEEKDAYS)}),?\s+)?"
_TIME = r"(?:(?:,?\s+(?:at\s+)?|t)\d{1,2}[:.]\d\d(?::\d\d)?\s?(?:am|pm|z)?)?"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"{_WEEKDAY}(?:the\s+)?{_DAY}(?:\s+of)?[\s-]+{_MONTH}(?:,?[\s-]+{_YEAR})?{_TIME}",
        rf"{_WEEKDAY}{_MONTH}[\s-]+{_DAY}(?:,?\s+{_YEAR})?{_TIME}",
        rf"{_MONTH},?\s+(?:of\s+)?{_YEAR}",
        rf"{_YEAR}[-/.](?P<number>\d\d?)[-/.]{_DAY}{_TIME}",
        rf"(?P<one>\d\d?)[-/.](?P<two>\d\d?)[-/.]{_YEAR}{_TIME}",
        rf"(?:early|mid|late|spring|summer|autumn|fall|winter)(?:\s+of)?[\s-]+(?P<part>){_YEAR}",
        _MONTH,
        _YEAR,
    )
)
_EIGHTIES = {"2": "twenties", "3": "thirties", "4": "forties", "5": "fifties", "6": "sixties", "7": "seventies",
             "8": "eighties", "9": "nineties"}  # fmt: skip
_READS_BARE = frozenset(
    "in since until till by before after from of between and to during around through for".split()
)
_WHICH = frozenset("last next this every each any some which early mid late".split())
"""After these, rougher words would mean another day or month."""
_WHOSE = frozenset("the a an my our your his her their its".split())


@dataclass(frozen=True, slots=True)
class Read:
    """What a date says; 0 for what it does not. `part` says that it is a part of a year ("early 2023")."""

    year: int = 0
    month: int = 0
    day: int = 0
    part: bool = False


def read(words: str) -> Read | None:
    """The date that `words` are; None for what is none, or cannot be told for sure ("03/04/2024" has no month)."""
    plain = " ".join(words.casefold().split()).strip(" .,")
    match = next((found for form in _FORMS if (found := form.fullmatch(plain))), None)
    if match is None:
        return None
    part = match.groupdict()
    year, day = int(part.get("year") or 0), int(part.get("day") or 0)
    if part.get("one"):
        one, two = int(part["one"]), int(part["two"])
        month = two if one > 12 else one if two > 12 or one == two else 0
        return Read(year, month if month <= 12 else 0, max(one, two) if month else 0, part=True)
    month = _NAMES[part["month"][:3]] if part.get("month") else int(part.get("number") or 0)
    return Read(year, month, day, part.get("part") is not None) if month <= 12 and day <= 31 else None


def of_date(asked: Asked) -> Iterator[str]:
    """The month of a day, the part of the year of a month, the decade of a year; a weekday is one or is none."""
    last = asked.last_before
    if last in _WHICH:
        return
    described = last in _WHOSE
    noun = described and asked.noun_follows
    if (day := asked.plain.removesuffix("s")) in WEEKDAYS:
        yield _weekday(day, many=asked.plain.endswith("s"), noun=noun)
        return
    date = read(asked.words)
    if date is None or (described and not noun):
        return
    for when in _coarser(date, "birth" in asked.kind):
        if not noun:
            yield _placed(when, last)
        elif "of the" not in when:
            yield when.removeprefix("the ")


def _weekday(day: str, *, many: bool, noun: bool) -> str:
    weekend = day.startswith("s")
    if many:
        return "some weekends" if weekend else "some weekdays"
    if noun:
        return "weekend" if weekend else "weekday"
    return "a day at the weekend" if weekend else "a weekday"


def _coarser(date: Read, birth: bool) -> Iterator[str]:
    """What says less than the date, the one that says most first; of a birth no more than the decade."""
    if date.month and not birth:
        month = MONTHS[date.month - 1]
        if date.day:
            yield f"{month} {date.year}" if date.year else month
        third = (date.month - 1) // 4
        if date.year:
            yield f"{('early ', 'mid-', 'late ')[third]}{date.year}"
        else:
            yield f"the {('first', 'middle', 'last')[third]} months of the year"
    if date.year:
        yield from _coarser_years(date, birth)


def _coarser_years(date: Read, birth: bool) -> Iterator[str]:
    if (date.month or date.part) and not birth:
        yield str(date.year)
    yield f"the {date.year // 10 * 10}s"
    if (word := _EIGHTIES.get(str(date.year)[2])) and date.year < 2000:
        yield f"the {word}"
    yield "the last century" if date.year <= 2000 else "this century"


def _placed(when: str, last: str) -> str:
    """`when` after the word `last`: "on a day in March", "born in 1987", "since March"."""
    if last == "on":
        return f"a day in {when}"
    return when if last in _READS_BARE or not last else f"in {when}"
