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
        _MONTH,
        _YEAR,
    )
)
_EIGHTIES = {"2": "twenties", "3": "thirties", "4": "forties", "5": "fifties", "6": "sixties", "7": "seventies",
             "8": "eighties", "9": "nineties"}  # fmt: skip
_READS_BARE = frozenset(
    "in since until till by before after from of between and to during around through for".split()
)
_BE_OR_BORN = frozenset("born is was are on falls be i'm it's".split())


@dataclass(frozen=True, slots=True)
class Read:
    """What a date says; 0 for what it does not."""

    year: int = 0
    month: int = 0
    day: int = 0


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
        return Read(year, month if month <= 12 else 0, max(one, two) if month else 0)
    month = _NAMES[part["month"][:3]] if part.get("month") else int(part.get("number") or 0)
    return Read(year, month, day) if month <= 12 and day <= 31 else None


def of_date(asked: Asked) -> Iterator[str]:
    """The month of a day, the part of the year of a month, the decade of a year; a weekday is one or is none."""
    if asked.plain in WEEKDAYS:
        yield "a day at the weekend" if asked.plain.startswith("s") else "a weekday"
        return
    date = read(asked.words)
    if date is None or asked.last_before == "the":
        return
    for when in _coarser(date, "birth" in asked.kind):
        yield _placed(when, asked.last_before)


def _coarser(date: Read, birth: bool) -> Iterator[str]:
    month = MONTHS[date.month - 1] if date.month else ""
    if month and date.day and not birth:
        yield f"{month} {date.year}" if date.year else month
    if month and date.year and not birth:
        yield f"the {('first', 'middle', 'last')[(date.month - 1) // 4]} months of {date.year}"
    if month and not date.year:
        yield f"the {('first', 'middle', 'last')[(date.month - 1) // 4]} months of the year"
    if date.year:
        yield str(date.year) if (date.month and not birth) else f"the {date.year // 10 * 10}s"
        yield f"the {date.year // 10 * 10}s"
        if (word := _EIGHTIES.get(str(date.year)[2])) and date.year < 2000:
            yield f"the {word}"
        yield "the last century" if date.year <= 2000 else "this century"


def _placed(when: str, last: str) -> str:
    """`when` after the word `last`: "on a day in March", "born in 1987", "since March"."""
    if last == "on":
        return f"a day in {when}"
    if last in _BE_OR_BORN:
        return f"in {when}"
    return when if last in _READS_BARE or not last else f"in {when}"
