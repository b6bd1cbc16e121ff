"""Stand-ins for what is made of figures and signs: contacts, numbers, dates and ages, each of the same shape."""

import re
import string
from collections.abc import Iterable

from privacy.generalise.dates import MONTHS
from privacy.substitute.making import Making, cased
from privacy.substitute.pools import names

LEAST_SIGNS = 5
"""A number or code of fewer letters and digits would be mistaken for another one in the reply."""
_EMAIL = re.compile(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+")
_LINK = re.compile(r"(?:https?://)?(?:[\w-]+\.)+[a-z]{2,}(?:/\S*)?", re.IGNORECASE)
_IP = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}")
_HEX = re.compile(r"[\da-f-]+|[\dA-F-]+")
_AGES = (range(1, 18), range(18, 65), range(65, 100))
_MONTH_WORD = re.compile(rf"\b(?:{'|'.join(name + '|' + name[:3] for name in MONTHS)}|Sept)\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ISO = re.compile(r"((?:19|20)\d\d)([-/.])(\d\d?)([-/.])(\d\d?)")
_NUMERIC = re.compile(r"(\d\d?)([-/.])(\d\d?)([-/.])((?:19|20)?\d\d)")
_DAY = re.compile(r"(?<!\d)([1-9]|[12]\d|3[01])(?=(?:st|nd|rd|th)?\b)(?!\d)")


def of_contact(making: Making) -> str | None:
    """An e-mail address or page in a domain that is nobody's (RFC 2606), a handle, a telephone number."""
    value = making.value
    if _EMAIL.fullmatch(value):
        return making.made(lambda: f"{_word(making)}.{_word(making)}@example.com")
    if _IP.fullmatch(value):
        return of_id(making)
    if _LINK.fullmatch(value):
        scheme = re.match(r"(?:https?://)?", value)
        return making.made(lambda: f"{scheme.group() if scheme else ''}example.com/{_word(making)}")
    if re.fullmatch(r"@?[\w.-]*[^\W\d_]{3}[\w.-]*", value):
        sign = "@" if value.startswith("@") else ""
        return making.made(lambda: f"{sign}{_word(making)}{making.chance.randint(10, 99)}")
    return _shaped(making)


def of_id(making: Making) -> str | None:
    """A number or code of the same shape; an address of a machine from a range that is nobody's (RFC 5737)."""
    if _IP.fullmatch(making.value):
        return making.made(lambda: f"{making.chance.choice(_NOBODYS)}.{making.chance.randint(1, 254)}")
    return _shaped(making)


_NOBODYS = ("192.0.2", "198.51.100", "203.0.113")


def of_age(making: Making) -> str | None:
    """Another age of a child, of an adult or of an old person; None for a bare number and for one spelt out."""
    if making.value.strip(" ()").isdecimal():
        return None  # "8" in a reply is more often another eight than this one
    years = re.findall(r"\d+", making.value)
    group = next((group for group in _AGES if len(years) == 1 and int(years[0]) in group), None)
    if group is None:
        return None
    return making.made(lambda: making.value.replace(years[0], _another(making, group, int(years[0]))))


def of_date(making: Making) -> str | None:
    """Another date of that decade, written the same way, of which no part is true.

    None for a month or year alone, a weekday or a time.
    """
    value = making.value
    if value.isdecimal() or not re.search(r"\d", value) or re.search(r":\d\d", value):
        return None
    if match := _ISO.fullmatch(value) or _NUMERIC.fullmatch(value):
        return making.made(lambda: "".join(_exchanged(making, part) for part in match.groups()))
    if not _MONTH_WORD.search(value):
        return None
    return making.made(lambda: _reworded(making, value))


def _exchanged(making: Making, part: str) -> str:
    """Another year for a year, and a number that is a day as well as a month for one of these."""
    if not part.isdigit():
        return part
    return _year(making, part) if len(part) == 4 else f"{_another(making, range(1, 13), int(part)):0>2}"


def _reworded(making: Making, value: str) -> str:
    """Every month, day and year of a date that is written out exchanged for another."""
    moved = _MONTH_WORD.sub(lambda found: _month(making, found.group()), value)
    moved = _YEAR.sub(lambda found: _year(making, found.group()), moved)
    return _DAY.sub(lambda found: _another(making, range(4, 21), int(found.group())), moved)


def _month(making: Making, word: str) -> str:
    """Any other month, as short as the word is."""
    chosen = making.chance.choice([name for name in MONTHS if not name.casefold().startswith(word[:3].casefold())])
    return cased(chosen[:3] if len(word) == 3 and word.casefold() != "may" else chosen, word)


def _year(making: Making, year: str) -> str:
    return f"{year[:-1]}{_another(making, range(10), int(year[-1]))}"


def _another(making: Making, numbers: Iterable[int], but: int) -> str:
    return str(making.chance.choice([number for number in numbers if number != but]))


def _word(making: Making) -> str:
    return making.chance.choice(names("LATIN", "last", "")).lower()


def _shaped(making: Making) -> str | None:
    """The same signs with other digits and letters."""
    value = making.value
    signs = [sign for sign in value if sign.isalnum()]
    if len(signs) < LEAST_SIGNS or not value.isascii() or "\n" in value:
        return None
    letters = "abcdef" if _HEX.fullmatch(value) else string.ascii_lowercase

    def other(sign: str) -> str:
        if not sign.isalnum():
            return sign
        if sign.isdigit():
            return making.chance.choice("123456789")
        return cased(making.chance.choice(letters), sign * 2)

    return making.made(lambda: "".join(map(other, value)))
