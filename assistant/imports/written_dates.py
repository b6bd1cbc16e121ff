"""Dates as Google's pages write them for people, in the languages where the digits and month names tell them."""

import re
from datetime import UTC, datetime, timedelta

from assistant.imports.times import written

_MONTHS = (
    "jan ene gen", "feb fév fev", "mar mär", "apr abr avr", "may mai mag maj mei", "jun juin giu", "jul juil lug",
    "aug août aou ago", "sep set", "oct okt ott out", "nov", "dec dez déc dic",
)  # fmt: skip
"""How the names of the months begin: English, German, French, Spanish, Italian, Portuguese, Dutch, Swedish."""

_ZONES = {
    "BST": 60, "WEST": 60, "CET": 60, "MEZ": 60, "CEST": 120, "MESZ": 120, "EET": 120, "EEST": 180, "IST": 330,
    "JST": 540, "KST": 540, "AEST": 600, "AEDT": 660, "EDT": -240, "EST": -300, "CDT": -300, "CST": -360,
    "MDT": -360, "MST": -420, "PDT": -420, "PST": -480,
}  # fmt: skip
"""Minutes east of Greenwich."""

_CLOCK = re.compile(
    r"(\d{1,2}):(\d\d):(\d\d)(?:\s?([AaPp])\.?\s?[Mm]\.?)?\s*([A-Z]{3,5})?(?:([+-]\d{1,2})(?::?(\d\d))?)?$"
)
_DAYS = (
    re.compile(r"(?P<year>\d{4})\s?[-/.年]\s?(?P<month>\d{1,2})\s?[-/.月]\s?(?P<day>\d{1,2})\D*$"),
    re.compile(r"(?P<day>\d{1,2})[./](?P<month>\d{1,2})[./](?P<year>\d{4}),?\s*$"),
    re.compile(r"(?P<name>[^\W\d]{3,})\.?\s(?P<day>\d{1,2}),\s(?P<year>\d{4}),?\s*$"),
    re.compile(
        r"(?P<day>\d{1,2})\.?\s(?:de\s)?(?P<name>[^\W\d]{3,})\.?\s(?:de\s)?(?P<year>\d{4}),?\s*(?:um|à|at)?\s*$"
    ),
)
_LONGEST = 60


def dated(line: str) -> str | None:
    """The time that `line` is and nothing else, ISO 8601 in UTC; None if it is another line.

    A zone that isn't known is taken as UTC.
    """
    clock = _CLOCK.search(line) if len(line) <= _LONGEST else None
    before = line[: clock.start()].strip() if clock else ""
    day = next((found for form in _DAYS if (found := form.match(before))), None)
    if clock is None or day is None:
        return None
    try:
        minute, second = int(clock[2]), int(clock[3])
        at = datetime(int(day["year"]), _month(day), int(day["day"]), _hour(clock), minute, second, tzinfo=UTC)
        return written(at - timedelta(minutes=_east(clock)))
    except (ValueError, OverflowError):
        return None


def _month(day: re.Match[str]) -> int:
    """The month's number. Raises ValueError if its name is in no language that is known."""
    named = day.groupdict().get("name")
    if named is None:
        return int(day["month"])
    for number, beginnings in enumerate(_MONTHS, 1):
        if named.lower().startswith(tuple(beginnings.split())):
            return number
    raise ValueError


def _hour(clock: re.Match[str]) -> int:
    hour, half = int(clock[1]), (clock[4] or "").lower()
    return hour % 12 + (12 if half == "p" else 0) if half else hour


def _east(clock: re.Match[str]) -> int:
    """Minutes east of Greenwich: by the zone's name, or by the offset after it."""
    if clock[6] is None:
        return _ZONES.get(clock[5] or "", 0)
    minutes = abs(int(clock[6])) * 60 + int(clock[7] or 0)
    return -minutes if clock[6].startswith("-") else minutes
