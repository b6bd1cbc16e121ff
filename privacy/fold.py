"""Folding: what is left of a text when everything that only changes its looks is taken away.

Follows the skeleton idea of Unicode TS #39 (section 4, confusable detection) over compatibility
decomposition (UAX #15, NFKD) and full case folding. Two foldings exist, since mapping look-alike letters is
not the same for capitals and small letters of another script: `plain` folds case, width and marks;
`lookalike` also maps letters that look Latin to the Latin letter.
"""

import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text. Character k of `text` came from character `origin[k]` of the source.

    Only letters and digits are left. `origin` has the same length as `text` and never falls.
    """

    text: str
    origin: tuple[int, ...]


def fold(text: str, *, lookalike: bool = False) -> Folded:
    """Fold `text`: letters and digits only, without case, width, marks or invisible characters."""
    pieces = [_fold_char(char, lookalike) for char in text]
    origin = tuple(chain.from_iterable([index] * len(piece) for index, piece in enumerate(pieces)))
    return Folded("".join(pieces), origin)


def folded(text: str) -> str:
    """The plain folding of `text` alone, for comparing two values."""
    return "".join([_fold_char(char, False) for char in text])


def same_words(words: str) -> str:
    """The key under which two spellings count as the same words; marks alone stand for themselves."""
    return folded(words) or words


def spellings(value: str) -> frozenset[str]:
    """The plain foldings under which `value` is commonly written: "Müller" is also "Mueller"."""
    respelt = value.translate(_GERMAN)
    return frozenset({folded(value), folded(respelt)} - {""})


_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ø": "oe", "å": "aa"})


@lru_cache(maxsize=65536)
def _fold_char(char: str, lookalike: bool) -> str:
    if char.isascii():
        return char.lower() if char.isalnum() else ""
    if lookalike:
        char = _latin_lookalikes().get(char, char)
    return "".join(_letter(part) for part in unicodedata.normalize("NFKD", char).casefold())


def _letter(char: str) -> str:
    """One decomposed character: itself if it is a letter, its value if it is a digit, else nothing."""
    digit = unicodedata.digit(char, None)
    if digit is not None:
        return str(digit)
    return char if char.isalnum() else ""


@cache
def _latin_lookalikes() -> dict[str, str]:
    """Non-ASCII letters that look like an ASCII letter, from the Unicode confusables table."""
    from confusable_homoglyphs.confusables import confusables_data

    table: dict[str, str] = {}
    for char, twins in confusables_data.items():
        latin = next((t["c"] for t in twins if len(t["c"]) == 1 and t["c"].isascii() and t["c"].isalpha()), None)
        if latin and len(char) == 1 and not char.isascii() and char.isalpha():
            table[char] = latin
    return table
