"""Folding: what is left of a text when everything that only changes its looks is taken away.

Follows the skeleton idea of Unicode TS #39 (section 4, confusable detection) over compatibility
decomposition (UAX #15, NFKD) and full case folding. Two foldings exist, since mapping look-alike letters is
not the same for capitals and small letters of another script: `plain` folds case, width and marks;
`lookalike` also maps letters that look Latin to the Latin letter.
"""

import re
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
    pieces: list[str] = []
    origin: list[int] = []
    for found in _FOLDABLE.finditer(text):
        start, end = found.span()
        if found.lastgroup:
            pieces.append(found.group().lower())
            origin.extend(range(start, end))
        else:
            pieces.append(_fold_foreign(found.group(), lookalike))
            origin.extend([start] * len(pieces[-1]))
    return Folded("".join(pieces), tuple(origin))


_FOLDABLE = re.compile(r"(?P<plain>[0-9A-Za-z]++)|[^\x00-\x7f]")
"""A run of plain letters and digits, folded as one, or any other character that folding may leave something of."""


def folded(text: str) -> str:
    """The plain folding of `text` alone, for comparing two values."""
    return "".join([_fold_char(char, False) for char in text])


def same_words(words: str) -> str:
    """The key under which two spellings count as the same words; marks alone stand for themselves."""
    return folded(words) or words


def is_letter(char: str) -> bool:
    """Whether folding leaves anything of `char`: a letter, a digit, or a vowel sign of an Indic script."""
    return bool(_fold_char(char, False))


def _fold_char(char: str, lookalike: bool) -> str:
    """One character folded. Cached apart from the ASCII ones, which are quicker made than looked up."""
    if char.isascii():
        return char.lower() if char.isalnum() else ""
    return _fold_foreign(char, lookalike)


@lru_cache(maxsize=65536)
def _fold_foreign(char: str, lookalike: bool) -> str:
    char = _enclosed_letter(char)
    if lookalike:
        char = _latin_lookalikes().get(char, char)
    return "".join(_letter(part) for part in unicodedata.normalize("NFKD", char).casefold())


def _letter(char: str) -> str:
    """One decomposed character: itself if it is a letter, its value if it is a digit, else nothing."""
    digit = unicodedata.digit(char, None)
    if digit is not None:
        return str(digit)
    if char in _PLAINLY:
        return _PLAINLY[char]
    return char if char.isalnum() or _is_vowel_sign(char) else ""


_PLAINLY = {
    "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ŧ": "t", "æ": "ae", "œ": "oe", "þ": "th",
    "ŋ": "n",
    "\u0640": "",  # the Arabic tatweel only stretches a word
    "\u115f": "", "\u1160": "",  # the Hangul fillers are letters that show nothing
    "\u02b9": "", "\u02ba": "", "\u02bb": "", "\u02bc": "", "\u02bd": "", "\u02be": "", "\u02bf": "",
}  # fmt: skip
"""Letters that have no decomposition and yet are written plainly too, and apostrophes that count as letters."""


def _is_vowel_sign(char: str) -> bool:
    """Whether `char` is a mark that words of India and South-East Asia are told apart by."""
    indic = "\u0900" <= char <= "\u109f" or "\u1780" <= char <= "\u17d3"
    return indic and unicodedata.category(char) in {"Mc", "Mn"} and unicodedata.combining(char) == 0


def _enclosed_letter(char: str) -> str:
    """The capital in a filled circle or square, a regional indicator, or an invisible tag character."""
    code = ord(char)
    if 0xE0020 <= code <= 0xE007E:
        return chr(code - 0xE0000)
    first = next((start for start in (0x1F150, 0x1F170, 0x1F1E6) if start <= code < start + 26), None)
    return char if first is None else chr(ord("A") + code - first)


@cache
def _latin_lookalikes() -> dict[str, str]:
    """Non-ASCII letters that look like an ASCII letter: the Unicode confusables table, and small capitals."""
    from confusable_homoglyphs.confusables import confusables_data

    table: dict[str, str] = {}
    for char, twins in confusables_data.items():
        latin = next((t["c"] for t in twins if len(t["c"]) == 1 and t["c"].isascii() and t["c"].isalpha()), None)
        if latin and len(char) == 1 and not char.isascii() and char.isalpha():
            table[char] = latin
    for char in map(chr, chain(range(0x250, 0x2B0), range(0x1D00, 0x1D26), range(0xA730, 0xA732))):
        _, small_capital, letter = unicodedata.name(char, "").partition("LATIN LETTER SMALL CAPITAL ")
        if small_capital and len(letter) == 1:
            table[char] = letter
    return table
