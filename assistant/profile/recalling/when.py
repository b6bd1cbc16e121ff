"""Time words in a question: "last spring", "in March", "two weeks ago", "in 2023", "lately"."""

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name and name != "May"}
_DAYS = {name.lower(): number for number, name in enumerate(calendar.day_name)}
_SEASONS = {"winter": 12, "spring": 3, "summer": 6, "autumn": 9, "fall": 9}
"""The month in which each begins, in the northern half."""
_NUMBERS = {
    word: number
    for number, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), 1
    )
} | {"a": 1, "an": 1, "a couple of": 2, "a few": 3}
_UNITS = {"day": 1.0, "week": 7.0, "month": 30.4, "year": 365.25}
_month = "|".join(sorted(_MONTHS, key=len, reverse=True))
_number = r"\d{1,3}|" + "|".join(sorted(_NUMBERS, key=len, reverse=True))
_RECENT = re.compile(
    r"\b(?:now|currently|nowadays|these days|at the moment|at present|lately|recently|latest|most recent|newest"
    r"|still|so far|right now)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class When:
    """What a question says of time: a stretch (seconds since 1970, the end outside), and whether newer is better.

    `words` is what to leave out of the question. Without time words the stretch is None.
    """

    stretch: tuple[float, float] | None = None
    recent: bool = False
    words: str = ""


def when(question: str, now: datetime, newest: datetime | None = None) -> When:
    """The time that `question` asks for, as said at `now`.

    `newest` is when the newest message was written: in an archive that ended long ago, "last spring" means the
    last before its end. Days are those of UTC.
    """
    said = now.astimezone(UTC)
    if newest is not None and said - newest > timedelta(days=45):
        said = newest.astimezone(UTC)
    recent = bool(_RECENT.search(question))
    for pattern, read in _FORMS:
        for found in pattern.finditer(question):
            stretch = read(found, said)
            if stretch is not None:
                end = max(said, stretch[1]) if found.group().lower().startswith("since") else stretch[1]
                return When((stretch[0].timestamp(), end.timestamp()), recent, found.group())
    return When(None, recent)


_Stretch = tuple[datetime, datetime] | None


def _day(found: re.Match[str], said: datetime) -> _Stretch:
    """Reads "on 5 May", "on May 5th, 2023"."""
    number, month = int(found["day"] or found["day2"]), _MONTHS[(found["month"] or found["month2"]).lower()]
    year = found["year"]
    try:
        start = datetime(int(year or said.year), month, number, tzinfo=UTC)
        if not year and start > said:
            start = start.replace(year=said.year - 1)
    except ValueError:
        return None
    return start - timedelta(days=1), start + timedelta(days=2)  # a message of the day may be dated elsewhere


def _in_month(found: re.Match[str], said: datetime) -> _Stretch:
    """Reads "in March", "last March", "in March 2023"."""
    month = _MONTHS[found["month"].lower()]
    year = int(found["year"]) if found["year"] else said.year - (month > said.month)
    if found["last"] and not found["year"] and month == said.month:
        year -= 1
    return _months(year, month, 1)


def _in_season(found: re.Match[str], said: datetime) -> _Stretch:
    """Reads "last spring", "in summer", "in the summer of 2022"."""
    first = _SEASONS[found["season"].lower()]
    if found["year"]:
        return _months(int(found["year"]), first, 3)
    if found["this"]:
        return _months(said.year, first, 3)
    year = said.year + 1
    while _months(year, first, 3)[0] > said:
        year -= 1
    if found["last"] and _months(year, first, 3)[1] > said:
        year -= 1
    return _months(year, first, 3)


def _in_year(found: re.Match[str], said: datetime) -> _Stretch:
    return _months(int(found["year"]), 1, 12)


def _ago(found: re.Match[str], said: datetime) -> _Stretch:
    """Reads "two weeks ago": half a unit more or less, the more the longer it is ago."""
    number = _number_of(found["number"])
    days = _UNITS[found["unit"].lower()]
    around = timedelta(days=max(days * 0.6, number * days * 0.2, 1))
    middle = said - timedelta(days=number * days)
    return middle - around, middle + around


def _in_past(found: re.Match[str], said: datetime) -> _Stretch:
    """Reads "in the last two weeks", "over the past year"."""
    number = _number_of(found["number"]) if found["number"] else 1
    return said - timedelta(days=number * _UNITS[found["unit"].lower()]), said + timedelta(days=1)


def _last_unit(found: re.Match[str], said: datetime) -> _Stretch:
    """Reads "last week", "this month", "last year"."""
    unit, last = found["unit"].lower(), found["which"].lower() != "this"
    midnight = said.replace(hour=0, minute=0, second=0, microsecond=0)
    if unit == "week":
        monday = midnight - timedelta(days=midnight.weekday() + 7 * last)
        return monday, monday + timedelta(days=7)
    if unit == "weekend":
        back = (midnight.weekday() - 5) % 7 + (7 if last and midnight.weekday() >= 5 else 0)
        return midnight - timedelta(days=back), midnight - timedelta(days=back - 2)
    if unit == "year":
        return _months(said.year - last, 1, 12)
    return _months(said.year - (said.month == 1 and last), (said.month - 1 - last) % 12 + 1, 1)


def _weekday(found: re.Match[str], said: datetime) -> _Stretch:
    """Reads "on Tuesday", "last Friday"."""
    midnight = said.replace(hour=0, minute=0, second=0, microsecond=0)
    back = (midnight.weekday() - _DAYS[found["weekday"].lower()]) % 7 or 7
    return midnight - timedelta(days=back), midnight - timedelta(days=back - 1)


def _near_day(found: re.Match[str], said: datetime) -> _Stretch:
    """Reads "yesterday", "today", "this morning"."""
    midnight = said.replace(hour=0, minute=0, second=0, microsecond=0)
    words = found.group().lower().removeprefix("since ")
    back = 2 if "before" in words else 1 if words in {"yesterday", "last night"} else 0
    return midnight - timedelta(days=back), midnight - timedelta(days=back - 1)


def _months(year: int, first: int, count: int) -> tuple[datetime, datetime]:
    end = first - 1 + count
    return datetime(year, first, 1, tzinfo=UTC), datetime(year + end // 12, end % 12 + 1, 1, tzinfo=UTC)


def _number_of(words: str) -> int:
    return int(words) if words.isdigit() else _NUMBERS[words.lower()]


_YEAR = r"(?:,?\s+(?:of\s+)?(?P<year>(?:19|20)\d\d))"
_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], datetime], _Stretch]], ...] = tuple(
    (re.compile(rf"\b(?:since\s+)?(?:{form})\b", re.IGNORECASE), read)
    for form, read in (
        (
            rf"(?:on\s+)?(?:(?:the\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{_month})"
            rf"|(?P<month2>{_month})\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?)\b{_YEAR}?",
            _day,
        ),
        (
            rf"(?:in|during|since|around|back in|(?P<last>last))\s+(?:early\s+|mid\s+"
            rf"|late\s+)?(?P<month>{_month}){_YEAR}?",
            _in_month,
        ),
        (
            rf"(?:in|during|over|(?P<last>last)|(?P<this>this))\s+(?:the\s+)?(?P<season>{'|'.join(_SEASONS)}){_YEAR}?",
            _in_season,
        ),
        (rf"(?:about\s+)?(?<!half )(?P<number>{_number})\s+(?P<unit>{'|'.join(_UNITS)})s?\s+(?:ago|back)", _ago),
        (
            rf"(?:in|over|during|within)\s+the\s+(?:last|past)\s+(?:(?P<number>{_number})\s+)?"
            rf"(?P<unit>{'|'.join(_UNITS)})s?",
            _in_past,
        ),
        (r"(?P<which>last|this|past)\s+(?P<unit>weekend|week|month|year)", _last_unit),
        (rf"(?:on|last|since)\s+(?P<weekday>{'|'.join(_DAYS)})", _weekday),
        (r"the day before yesterday|yesterday|last night|today|this morning|tonight", _near_day),
        (r"(?:in|during|since|back in)\s+(?P<year>(?:19|20)\d\d)", _in_year),
    )
)
