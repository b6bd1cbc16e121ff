"""The verify relation: where a protected value survives in a text, in whatever dress.

A value survives in another case, spacing, punctuation, width, look-alike script, with invisible characters
in it, percent-, base64-, hex- or entity-encoded, or inside a longer word. Values so short that a chance hit
is likely count only where they stand as a word of their own.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, pairwise

from privacy.encodings import decodings
from privacy.fold import Folded, fold, folded, is_letter
from privacy.hidden import HIDDEN
from privacy.spellings import disguises, spellings
from privacy.words import is_ordinary

MAX_GAP = 3
"""At most so many visible characters stand between two letters of a hit; a run of one kind counts once."""
MIN_INSIDE = 5
"""From this many letters on, a value counts inside a longer word that is not itself an ordinary word."""
MIN_ACROSS = 8
"""From this many letters on, a value counts even where it begins and ends in the middle of words."""
COMMON = {2: 0, 3: 10_000, 4: 25_000, 5: 60_000}
"""A capitalised value of so many letters, met in small letters, is a word from this count in the list on."""
GRAM = 6
"""By so many first letters a value is looked up before it is searched for."""
LONGEST_WORD = 30
"""No ordinary word has more letters."""
_ENDINGS = frozenset(
    {"s", "es", "ed", "er", "ers", "an", "ian", "ians", "ese", "ish", "esque", "ism", "ist", "in", "en", "n"}
)
_EMPHASIS = frozenset("*~`")
"""Markdown that a reader of the rendered text does not see."""


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
        found.update(Leak(*reading.source(hit.start, hit.end), hit.value) for hit in hits)
    return sorted(found)


def verifiable(value: str) -> bool:
    """Whether finding `value` again means anything: a single letter or a number below 100 does not."""
    plain = folded(value)
    return len(plain) >= (3 if plain.isdigit() else 2)


def _plain_leaks(text: str, values: Iterable[str]) -> Iterator[Leak]:
    """Leaks in the text as it stands, encodings aside."""
    source = _Source(text)
    for looks in source.foldings:
        for value in values:
            for needle in spellings(value) if looks is source.plain else disguises(value):
                if needle[:GRAM] in _beginnings(looks.text) or len(needle) < GRAM:
                    yield from source.hits(value, needle, looks)


@lru_cache(maxsize=4)
def _beginnings(text: str) -> frozenset[str]:
    """Every run of GRAM letters in a folded text: most values are told absent by their first letters alone."""
    return frozenset([text[at : at + GRAM] for at in range(len(text) - GRAM + 1)])


@lru_cache(maxsize=4)
def _foldings(text: str) -> tuple[Folded, Folded]:
    """Both foldings. Kept for the last few texts: a draft asks about the same text with other values."""
    plain = fold(text)
    return plain, plain if text.replace(HIDDEN, "").isascii() else fold(text, lookalike=True)


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
            places = looks.origin[at : at + len(needle)]
            start, end = places[0], places[-1] + 1
            if self._together(places) and self._credible(start, end, value, needle):
                yield Leak(start, self._with_marks(end), value)
                at += len(needle) - 1
            at = looks.text.find(needle, at + 1)

    def _together(self, places: Sequence[int]) -> bool:
        """Whether only a little that is visible, and nothing hidden, stands between two letters of a hit."""
        if places[-1] - places[0] < len(places):
            return True
        gaps = [self.text[one + 1 : other] for one, other in pairwise(places) if other - one > 1]
        return all(HIDDEN not in gap and _visible_runs(gap) <= MAX_GAP for gap in gaps)

    def _credible(self, start: int, end: int, value: str, needle: str) -> bool:
        opens, closes = self._edge(start), self._edge(end)
        if needle.isdigit():
            return self._credible_number(start, end, needle, whole=opens and closes)
        if _unspaced(needle):
            return True
        if len(needle) < MIN_INSIDE:
            closes = closes or (len(needle) > 3 and self._ending(end))
            opens = opens or (len(needle) > 3 and self._prefix(start))
            return opens and closes and self._credible_short(start, end, value, needle)
        if opens and (closes or self._ending(end)):
            return not self._usual_word(start, end, value, needle)
        if len(needle) < MIN_ACROSS and not self._unbroken(start, end, value):
            return False
        return not self._within_ordinary_word(start, end)

    def _credible_number(self, start: int, end: int, needle: str, *, whole: bool) -> bool:
        if len(needle) >= 7:
            return True
        seen = self.text[start:end]
        return whole and (len(needle) >= 5 or seen.isalnum() or bool(_THOUSANDS.fullmatch(seen)))

    def _credible_short(self, start: int, end: int, value: str, needle: str) -> bool:
        """A value of few letters counts undivided; one of two letters only as it is written, or in capitals."""
        if not self._unbroken(start, end, value) or self._usual_word(start, end, value, needle):
            return False
        seen, own = _capitals(self.text[start:end]), _capitals(value)
        return len(needle) > 2 or seen == own or all(seen) or not any(own)

    def _usual_word(self, start: int, end: int, value: str, needle: str) -> bool:
        """Whether the hit is a common word in small letters and the value is not: "will" is not Will."""
        seen, at_least = self.text[start:end], COMMON[min(len(needle), max(COMMON))]
        if any(_capitals(seen)) or not any(_capitals(value)):
            return False
        return is_ordinary(needle, at_least) or is_ordinary(seen, at_least)

    def _unbroken(self, start: int, end: int, value: str) -> bool:
        """Whether nothing visible divides the hit that does not divide the value too, spelling out aside."""
        seen = _HYPHENATED.sub("", self.text[start:end])
        visible = [char for char in seen if _is_visible(char) and char not in _EMPHASIS]
        divided = sum(not is_letter(char) for char in visible)
        letters = len(visible) - divided
        spelt_out = letters > 2 and divided >= letters - 1
        return not divided or spelt_out or any(not is_letter(char) for char in value.strip())

    def _edge(self, at: int) -> bool:
        """Whether a word, or a part of a compound identifier, begins or ends before character `at`."""
        before, after = self._solid(at - 1, -1), self._solid(at, 1)
        if not before or not after or not (is_letter(before) and is_letter(after)):
            return True
        if before.isdigit() != after.isdigit():
            return True
        return before.islower() and after.isupper()

    def _solid(self, at: int, step: int) -> str:
        """The nearest visible character from `at` on, in the direction of `step`; "" at the end."""
        while 0 <= at < len(self.text):
            char = self.text[at]
            if _is_visible(char) and char not in _EMPHASIS:
                return char
            at += step
        return ""

    def _ending(self, end: int) -> bool:
        """Whether what follows the hit within its word is only an inflection ("Kovacses", "Parisian", "Ивана")."""
        tail = _LETTERS.match(self.text, end)
        if tail is None:
            return False
        foreign = not tail.group().isascii() and not self.text[end - 1].isascii()
        return tail.group().lower() in _ENDINGS or (foreign and len(tail.group()) <= 3)

    def _prefix(self, start: int) -> bool:
        """Whether what stands before the hit within its word is only "and", "the" or "to" in Arabic or Hebrew."""
        head = self.text[max(0, start - 4) : start]
        letters = head[next((at + 1 for at in range(len(head) - 1, -1, -1) if not head[at].isalpha()), 0) :]
        return len(letters) <= 3 and all("\u0590" <= char <= "\u06ff" for char in letters)

    def _within_ordinary_word(self, start: int, end: int) -> bool:
        """Whether the hit lies inside one ordinary word: "paris" in "comparison" is chance."""
        least, most = max(0, start - LONGEST_WORD), min(len(self.text), end + LONGEST_WORD)
        while start > least and self.text[start - 1].isalpha():
            start -= 1
        while end < most and self.text[end].isalpha():
            end += 1
        return is_ordinary(self.text[start:end])

    def _with_marks(self, end: int) -> int:
        """Past the combining marks and invisible characters that belong to the last letter."""
        while end < len(self.text) and self.text[end] != HIDDEN and not _is_visible(self.text[end]):
            end += 1
        return end


_LETTERS = re.compile(r"[^\W\d_]{1,8}(?![^\W\d_])")
_HYPHENATED = re.compile(r"[-\u2010][ \t]*\r?\n\s*")
_THOUSANDS = re.compile(r"\d[,.'’]\d{3}")


def _visible_runs(gap: str) -> int:
    """How many runs of visible characters `gap` has; white space, and the same sign repeated, is one run."""
    kinds = (" " if char.isspace() else char for char in gap if _is_visible(char))
    return sum(1 for _ in groupby(kinds))


def _capitals(words: str) -> list[bool]:
    """Which letters of `words` are capitals."""
    return [char.isupper() for char in words if is_letter(char)]


@lru_cache(maxsize=4096)
def _is_visible(char: str) -> bool:
    apostrophe = "\u02b9" <= char <= "\u02bf"  # Unicode counts these as letters
    sign = apostrophe or unicodedata.category(char) in _SIGNS
    return char == HIDDEN or char.isspace() or is_letter(char) or sign


_SIGNS = frozenset({"Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Sm", "Sc", "Sk", "So", "Cc", "Cs"})


def _unspaced(needle: str) -> bool:
    """Whether the needle is in a script without spaces between words (Han, Kana, Hangul, Thai, Khmer)."""
    return any("\u0e00" <= char <= "\u0eff" or "\u1000" <= char <= "\u11ff" or _is_wide(char) for char in needle)


@lru_cache(maxsize=4096)
def _is_wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in "WF"
