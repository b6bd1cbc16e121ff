"""The verify relation: where a protected value survives in a text, in whatever dress.

A value survives in another case, spacing, punctuation, width, look-alike script, with invisible characters
in it, percent-, base64-, hex- or entity-encoded, or inside a longer word. Values so short that a chance hit
is likely count only where they stand as a word of their own.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from privacy.encodings import decodings
from privacy.fold import Folded, fold, folded, spellings
from privacy.words import is_ordinary

HIDDEN = "\ufffc"
"""Stands for a hidden character while a text is searched: OBJECT REPLACEMENT CHARACTER, part of no word."""
MAX_GAP = 3
"""At most so many visible characters stand between two letters of a hit."""
MIN_INSIDE = 5
"""From this many letters on, a value counts inside a longer word that is not itself an ordinary word."""
MIN_ACROSS = 8
"""From this many letters on, a value counts even where it begins and ends in the middle of words."""
COMMON = 10_000
"""From this count in the frequency list on, a three-letter word in small letters is a word and not a name."""
_ENDINGS = frozenset(
    {"s", "es", "ed", "er", "ers", "an", "ian", "ians", "ese", "ish", "esque", "ism", "ist", "in", "en", "n"}
)


@dataclass(frozen=True, slots=True, order=True)
class Leak:
    """A protected `value` that survives at `start`..`end` (code points) of the text."""

    start: int
    end: int
    value: str


def leaks(text: str, values: Iterable[str]) -> list[Leak]:
    """Where any of `values` survives in `text` under the verify relation, in order of place."""
    wanted = sorted({value for value in values if verifiable(value)})
    if not wanted or not text:
        return []
    found = set(_plain_leaks(text, wanted))
    for reading in decodings(text):
        hits = _plain_leaks(reading.text, wanted)
        found.update(Leak(*reading.source(hit.start, hit.end), hit.value) for hit in hits if len(hit.value) > 3)
    return sorted(found)


def verifiable(value: str) -> bool:
    """Whether finding `value` again means anything: a single letter or a number below 100 does not."""
    plain = folded(value)
    return len(plain) >= (3 if plain.isdigit() else 2)


def _plain_leaks(text: str, values: Iterable[str]) -> Iterator[Leak]:
    """Leaks in the text as it stands, encodings aside."""
    source = _Source(text)
    for value in values:
        for looks in source.foldings:
            needles = spellings(value) if looks is source.plain else {fold(value, lookalike=True).text} - {""}
            for needle in needles:
                yield from source.hits(value, needle, looks)


@lru_cache(maxsize=4)
def _foldings(text: str) -> tuple[Folded, Folded]:
    """Both foldings. Kept for the last few texts: a draft asks about the same text with other values."""
    plain = fold(text)
    return plain, plain if text.isascii() else fold(text, lookalike=True)


class _Source:
    """A text being searched, with its foldings."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.plain, lookalike = _foldings(text)
        self.foldings = (self.plain, lookalike) if lookalike.text != self.plain.text else (self.plain,)

    def hits(self, value: str, needle: str, looks: Folded) -> Iterator[Leak]:
        """Every place where `needle` occurs in the folding and the place is no chance hit."""
        at = looks.text.find(needle)
        while at != -1:
            start, end = looks.origin[at], looks.origin[at + len(needle) - 1] + 1
            places = looks.origin[at : at + len(needle)]
            if self._together(places) and self._credible(start, end, value, needle):
                yield Leak(start, self._with_marks(end), value)
            at = looks.text.find(needle, at + 1)

    def _together(self, places: Sequence[int]) -> bool:
        """Whether only a few visible characters, and nothing hidden, stand between two letters of a hit."""
        if places[-1] - places[0] < len(places):
            return True
        gaps = [self.text[one + 1 : other] for one, other in pairwise(places) if other - one > 1]
        return all(HIDDEN not in gap and sum(map(_is_visible, gap)) <= MAX_GAP for gap in gaps)

    def _credible(self, start: int, end: int, value: str, needle: str) -> bool:
        opens, closes = self._edge(start), self._edge(end)
        if needle.isdigit():
            return self._credible_number(start, end, needle, whole=opens and closes)
        if _unspaced(needle):
            return True
        if len(needle) <= 3:
            return opens and closes and self._same_short(start, end, value)
        if opens and (closes or self._ending(end)):
            return len(needle) >= MIN_INSIDE or self._unbroken(start, end, value)
        if len(needle) >= MIN_ACROSS:
            return not self._within_ordinary_word(start, end)
        unbroken = self._unbroken(start, end, value)
        return len(needle) >= MIN_INSIDE and unbroken and not self._within_ordinary_word(start, end)

    def _credible_number(self, start: int, end: int, needle: str, *, whole: bool) -> bool:
        if len(needle) >= 7:
            return True
        return whole and (len(needle) >= 5 or self.text[start:end].isalnum())

    def _same_short(self, start: int, end: int, value: str) -> bool:
        """A short value counts in its own or in capital letters; in small letters only if it is no word."""
        seen = self.text[start:end]
        if seen == value or (seen == value.upper() and not seen.islower()):
            return True
        if not seen.isalnum():
            return False
        return len(value) == 3 and not is_ordinary(seen, at_least=COMMON)

    def _unbroken(self, start: int, end: int, value: str) -> bool:
        """Whether nothing visible divides the hit that does not divide the value too, spelling out aside."""
        divided = [char for char in self.text[start:end] if char.isspace() or _is_punctuation(char)]
        plain_size = len(folded(value))
        return not divided or len(divided) >= plain_size - 1 or any(not char.isalnum() for char in value.strip())

    def _edge(self, at: int) -> bool:
        """Whether a word, or a part of a compound identifier, begins or ends before character `at`."""
        before, after = self._solid(at - 1, -1), self._solid(at, 1)
        if not before or not after or not (before.isalnum() and after.isalnum()):
            return True
        if before.isdigit() != after.isdigit():
            return True
        return before.islower() and after.isupper()

    def _solid(self, at: int, step: int) -> str:
        """The nearest visible character from `at` on, in the direction of `step`; "" at the end."""
        while 0 <= at < len(self.text):
            char = self.text[at]
            if _is_visible(char):
                return char
            at += step
        return ""

    def _ending(self, end: int) -> bool:
        """Whether what follows the hit within its word is only an inflection ("Kovacses", "Parisian")."""
        rest = self.text[end : end + 8]
        tail = "".join(_leading_letters(rest)).lower()
        return tail in _ENDINGS

    def _within_ordinary_word(self, start: int, end: int) -> bool:
        """Whether the hit lies inside one ordinary word: "paris" in "comparison" is chance."""
        while start > 0 and self.text[start - 1].isalpha():
            start -= 1
        while end < len(self.text) and self.text[end].isalpha():
            end += 1
        return is_ordinary(self.text[start:end])

    def _with_marks(self, end: int) -> int:
        """Past the combining marks and invisible characters that belong to the last letter."""
        while end < len(self.text) and not _is_visible(self.text[end]):
            end += 1
        return end


def _is_visible(char: str) -> bool:
    return char.isalnum() or char.isspace() or _is_punctuation(char)


def _leading_letters(text: str) -> Iterator[str]:
    for char in text:
        if not char.isalpha():
            return
        yield char


def _unspaced(needle: str) -> bool:
    """Whether the needle is in a script without spaces between words (Han, Kana, Hangul, Thai, Khmer)."""
    return any("\u0e00" <= char <= "\u0eff" or "\u1000" <= char <= "\u11ff" or _is_wide(char) for char in needle)


@lru_cache(maxsize=4096)
def _is_wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in "WF"


@lru_cache(maxsize=4096)
def _is_punctuation(char: str) -> bool:
    return unicodedata.category(char)[0] in "PS" or unicodedata.category(char) == "Cc"
