# ruff: noqa: E501, SIM905 - lists of words read best on long lines, and as words
"""Ages to decades: "34" becomes "thirty-something", and "I'm 34" becomes "I'm in my thirties"."""

import re
from collections.abc import Iterator

from privacy.generalise.asked import Asked

_TENS = {20: "twent", 30: "thirt", 40: "fort", 50: "fift", 60: "sixt", 70: "sevent", 80: "eight"}
_ONES = "one two three four five six seven eight nine".split()
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_AGE = re.compile(r"(?P<number>\d{1,3})\W?(?P<unit>years?[\s-]old|years?|yrs?(?:[\s-]old)?|y/?o|[fm])?\.?")
_SPELT = re.compile(r"(?P<number>[a-z]+(?:[\s-][a-z]+)?)(?P<unit>[\s-]years?[\s-]old)?")
_OLD_AFTER = re.compile(r"^\W{0,2}(?:years?|yrs?|y/?o|yo)\b", re.IGNORECASE)
_OTHER_UNIT = re.compile(r"^\W{0,2}(?:months?|weeks?|days?|mo|wk)\b|^[-–/]\d", re.IGNORECASE)
_IS = re.compile(
    r"\b(?P<who>i|he|she|they|we|you)\s?(?:['’]?m|['’]?s|['’]?re|am|is|are|was|were)\s+$", re.IGNORECASE
)
_WHOSE = {"i": "my", "he": "his", "she": "her", "they": "their", "we": "our", "you": "your"}


def of_age(asked: Asked) -> Iterator[str]:
    """The decade, in words where the age was in figures and the other way round, so that it is not found again."""
    read = _read(asked.plain)
    if read is None or _OTHER_UNIT.search(asked.after):
        return
    years, unit, spelt = read
    old = bool(unit) and unit not in ("f", "m")
    follows = bool(_OLD_AFTER.search(asked.after)) and not old
    if not follows and (said := _in_the(years, asked, spelt)):
        yield said
    linked = "-" in unit or asked.after.startswith("-")
    said = _roughly(years, asked, spelt, linked=linked)
    yield f"{said}-year-old" if linked and old else f"{said} years old" if old else said


def _in_the(years: int, asked: Asked, spelt: bool) -> str:
    """The decade as in "in my thirties" where "I'm" stands before; "" elsewhere, and for children."""
    is_ = _IS.search(asked.before)
    if not is_ or years < 13 or years >= 90:
        return ""
    return f"in {_WHOSE[is_['who'].casefold()]} {_decade(years, spelt)}"


def _decade(years: int, spelt: bool) -> str:
    if years < 20:
        return "teens"
    return f"{years // 10 * 10}s" if spelt else f"{_TENS[years // 10 * 10]}ies"


def _roughly(years: int, asked: Asked, spelt: bool, *, linked: bool) -> str:
    if years >= 90:
        return "over-eighty" if linked else "over eighty"
    if years >= 20:
        return f"{years // 10 * 10}-something" if spelt else f"{_TENS[years // 10 * 10]}y-something"
    bound = "ten" if years < 10 else "thirteen" if years < 13 else "twenty"
    if asked.last_before == "a":
        return f"not-yet-{bound}"
    return f"under-{bound}" if linked else f"under {bound}"


def _read(plain: str) -> tuple[int, str, bool] | None:
    """The years, the unit that goes with them, and whether they are spelt out; None for what is no age in years."""
    if match := _AGE.fullmatch(plain):
        return (int(match["number"]), match["unit"] or "", False) if int(match["number"]) < 120 else None
    match = _SPELT.fullmatch(plain)
    years = _number(match["number"]) if match else None
    return (years, match["unit"] or "", True) if match and years is not None else None


def _number(word: str) -> int | None:
    """The number that English words up to ninety-nine stand for."""
    if word in _ONES:
        return _ONES.index(word) + 1
    if word in _TEENS:
        return _TEENS.index(word) + 10
    tens, _, one = word.replace(" ", "-").partition("-")
    found = next((ten for ten, stem in {**_TENS, 90: "ninet"}.items() if tens == f"{stem}y"), None)
    if found is None or (one and one not in _ONES):
        return None
    return found + (_ONES.index(one) + 1 if one else 0)
