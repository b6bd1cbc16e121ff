"""What is to be forgotten, as words: where a text holds them, and the text without them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from assistant.store.errors import StoreError
from privacy.categories import Category
from privacy.detect.variants import variants
from privacy.fold import fold, folded
from privacy.names import name_parts
from privacy.spellings import disguises, spellings
from privacy.verify import Leak, leaks, verifiable

MARKS = ("[forgotten]", "[…]")
"""What stands where the words stood; the second where somebody forgets the word "forgotten"."""
TOO_SHORT = "That is too short to be told from other text, so nothing was forgotten. Give at least two letters."

Place = tuple[int, int]


@dataclass(frozen=True)
class Sought:
    """Words to forget. `values` are found as the privacy package finds what must not leave, in any dress.

    `exact` are found only as they are written, `literal` in any case; both only as words of their own.
    """

    values: tuple[str, ...] = field(repr=False)
    exact: tuple[str, ...] = field(default=(), repr=False)
    literal: tuple[str, ...] = field(default=(), repr=False)

    @property
    def words(self) -> tuple[str, ...]:
        """Every form that is looked for, each once."""
        return tuple(dict.fromkeys((*self.literal, *self.values, *self.exact)))

    def places(self, text: str) -> list[Place]:
        """Where `text` holds any of the words: string offsets, sorted; places that touch are one."""
        found = {match.span() for pattern in self._patterns for match in pattern.finditer(text)}
        if self._may_be_in(text):
            found |= _told(text, leaks(text, self.values))
        return _joined(text, sorted(found))

    def is_in(self, text: str | None) -> bool:
        """Whether `text` holds any of the words."""
        return bool(text) and bool(self.places(text or ""))

    def cut_at(self, text: str) -> tuple[str, list[Place]]:
        """`text` without the words, and the places that gave way to `mark`."""
        places = self.places(text)
        without = cut(text, places, self.mark)
        if self.is_in(without):  # what was left grew together: nothing of it can stay
            places = [(0, len(text))]
            without = self.mark
        return without, places

    def cut(self, text: str) -> str:
        """`text` without the words."""
        return self.cut_at(text)[0]

    @cached_property
    def mark(self) -> str:
        """What stands where the words stood."""
        return next((mark for mark in MARKS if not self.places(mark)), MARKS[-1])

    @cached_property
    def _patterns(self) -> list[re.Pattern[str]]:
        written = [(words, re.NOFLAG) for words in self.exact] + [(words, re.IGNORECASE) for words in self.literal]
        return [re.compile(_alone(words), flag) for words, flag in written]

    @cached_property
    def _needles(self) -> tuple[frozenset[str], frozenset[str]]:
        """What a plain and a look-alike folding hold if the text holds any of the values."""
        return frozenset().union(*map(spellings, self.values)), frozenset().union(*map(disguises, self.values))

    def _may_be_in(self, text: str) -> bool:
        """False where a look at the letters already tells that no value is there: most texts, and quickly."""
        if not self.values:
            return False
        plain, disguised = self._needles
        return (
            _any_in(plain, _SIGNS.sub("", text.lower()) if text.isascii() else folded(text))
            or bool(_PACKED.search(text))
            or (not text.isascii() and _any_in(disguised, fold(text, lookalike=True).text))
        )


def of_value(value: str) -> Sought:
    """`value` in any case and spelling, also inside longer words. Raises StoreError for one that says nothing."""
    words = " ".join(value.split())
    if folded(words):
        if not verifiable(words):
            raise StoreError(TOO_SHORT)
        return Sought(tuple(dict.fromkeys((words, words.lower()))), literal=(words,))
    if words.isascii():
        raise StoreError(TOO_SHORT)
    return Sought((), literal=(words,))  # signs alone, such as an emoji


def of_person(name: str, keep: Iterable[str] = ()) -> Sought:
    """Somebody called `name`: also the parts of the name alone, in other orders and with initials.

    Parts in `keep` count only with the rest of the name. Nicknames and bare initials may be anybody's. Raises
    StoreError for what is no name.
    """
    words = " ".join(name.split())
    if not verifiable(words):
        raise StoreError(TOO_SHORT)
    kept, parts = set(map(folded, keep)), set(name_parts(words))
    if strange := kept - set(map(folded, parts)):
        raise StoreError(
            f"“{min(strange)}” is no part of that name, so nothing was forgotten. Keep one of its parts."
        )
    forms = [form for form in variants(words, Category.NAME) if parts & set(_WORD.findall(form.words))]
    forms = [form for form in forms if folded(form.words) not in kept]
    values = (words, *(form.words for form in forms if not form.exact))
    exact = (form.words for form in forms if form.exact)
    return Sought(tuple(dict.fromkeys(values)), tuple(exact))


def cut(text: str, places: Iterable[Place], mark: str) -> str:
    """`text` with `mark` at each of the sorted `places`."""
    pieces, done = [], 0
    for start, end in places:
        pieces += [text[done:start], mark]
        done = end
    return "".join([*pieces, text[done:]])


def moved(start: int, end: int, places: Iterable[Place], mark: str) -> Place | None:
    """Where the words from `start` to `end` stand once each of the sorted `places` gave way to `mark`.

    None if they hold any of the places, or a part of one.
    """
    shift = 0
    for first, last in places:
        if first >= end:
            break
        if last > start:
            return None
        shift += len(mark) - (last - first)
    return start + shift, end + shift


def _told(text: str, found: Iterable[Leak]) -> set[Place]:
    """The places of the leaks. Where one spelling of a value goes on into the next word, its shorter one counts.

    "Jö" is also written "Joe"; the "e" of "Jö, early" is none of it.
    """
    shortest: dict[tuple[str, int], int] = {}
    places = set()
    for leak in sorted(found):
        end = shortest.setdefault((leak.value, leak.start), leak.end)
        if leak.end == end or text[end].isalnum():
            places.add((leak.start, leak.end))
    return places


def _joined(text: str, places: Iterable[Place]) -> list[Place]:
    """The sorted places, those that touch or have only white space between them as one."""
    joined: list[Place] = []
    for start, end in places:
        if joined and not text[joined[-1][1] : start].strip():
            joined[-1] = joined[-1][0], max(joined[-1][1], end)
        else:
            joined.append((start, end))
    return joined


def _any_in(needles: Iterable[str], text: str) -> bool:
    return any(needle in text for needle in needles)


def _alone(words: str) -> str:
    """A pattern for `words` where no letter or digit goes on before or after; any white space parts them."""
    spaced = r"\s+".join(map(re.escape, words.split()))
    return rf"{_OPENS if words[0].isalnum() else ''}{spaced}{_CLOSES if words[-1].isalnum() else ''}"


_OPENS, _CLOSES = r"(?<![^\W_])", r"(?![^\W_])"
_SIGNS = re.compile(r"[^0-9a-z]+")
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’-])+")
_PACKED = re.compile(
    r"[%=\\&<]|U\+[0-9A-F]|[A-Za-z+/_-]\d|\d[A-Za-z+/_-]|[a-z][A-Z]|[A-Z]{2}[a-z]|(?:[0-9A-Fa-f]{2}[ :]){3}|\d{8}"
)
"""What every encoded text has somewhere, and few others: escapes, elements, letters mixed as base64 mixes them."""
