"""The foldings under which a value is commonly written: "Müller" is also "Mueller", +49 171 also 0171."""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from privacy.fold import fold, folded

LEAST_RESPELT = 5
"""From this many letters on, "ue" in a value may stand for "ü" in the text."""
LEAST_NATIONAL = 8
"""A telephone number without its country code or leading zero has at least so many digits."""


@lru_cache(maxsize=16384)
def spellings(value: str) -> frozenset[str]:
    """The plain foldings to look for: the value's own, and those of its other usual spellings."""
    return frozenset({folded(value), *_without_umlauts(value), *_of_address(value), *_of_number(value)} - {""})


@lru_cache(maxsize=16384)
def disguises(value: str) -> frozenset[str]:
    """The look-alike foldings to look for."""
    return frozenset({fold(value, lookalike=True).text} - {""})


_GERMAN = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ø": "oe", "å": "aa", "đ": "dj", "Đ": "Dj"}
)


def _without_umlauts(value: str) -> Iterator[str]:
    yield folded(unicodedata.normalize("NFC", value).translate(_GERMAN))
    plain = folded(value)
    respelt = plain.replace("ae", "a").replace("oe", "o").replace("ue", "u")
    if len(respelt) >= LEAST_RESPELT:
        yield respelt


def _of_address(value: str) -> Iterator[str]:
    """An e-mail address as people write it to hide it: "anna at example dot org"."""
    if "@" in value:
        yield folded(value.replace("@", "at"))
        yield folded(value.replace("@", "at").replace(".", "dot"))


def _of_number(value: str) -> Iterator[str]:
    """A telephone number without its country code, which has one to three digits, or its leading zeros."""
    plain = folded(value)
    if not plain.isdigit():
        return
    shorter = {plain[size:] for size in (1, 2, 3)} if value.lstrip().startswith("+") else {plain.lstrip("0")}
    yield from (number for number in shorter if len(number) >= LEAST_NATIONAL)
