# ruff: noqa: E501, SIM905 - lists of words read best on long lines
"""Misspelt words of an instruction put right for the reader: "my sallery is privat".

Only words in small letters that no English list knows and that are one slip away from a single word that people use
in such sentences: a name in small letters stays as it is. What the user sees are the words as written.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby

from local_models.reader import Mention, Told
from privacy.words import is_ordinary

_KNOWN = tuple(
    "they know which give want with from about them their what when never should account accent address addresses alias allergies allowed already anonymous anybody anyone anything appointment bank because birthday "
    "boyfriend brother business card cards children church citizenship city clients clinic code college colleagues company condition "
    "confidential contact conviction country couple court credit criminal customers date dates daughter debts degree details diagnosis disability "
    "disease district divorce doctor email employer ethnicity everybody everyone everything except faith family father finances "
    "flight friends full gender girlfriend health hidden hide home hospital hotel house husband identity illness income insurance job "
    "keep kids landlord language lawyer leave licence license list live location marriage medical medication medicine medicines "
    "mention money mother name names nationality neighbour nobody nothing number numbers nurse office orientation parents partner passport password "
    "passwords patients people personal phone place places please police politics postcode pregnancy private product profession project "
    "region relationship religion rest reveal right salary savings school secret share sister sisters snippet something somebody street student "
    "studies surname teacher team telephone tell therapy therapist town travel treatment trips union university village visa weight "
    "where wife work workplace without".split()
)
"""What instructions about privacy speak of."""
_DECIDING = frozenset({"hide", "hidden", "keep", "give", "share", "tell", "leave", "reveal"})
"""What turns a sentence: a name in small letters ("hilde", "kees") is never read as one of these."""
_WORD = re.compile(r"(?<![\w@./'’-])(?:[a-z]{3,}|(?:(?<=^)|(?<=[.!?\n] ))[A-Z][a-z]{3,})(?![\w@/-]|\.\w)")
"""In small letters, or the first of a sentence: within one a capital is a name's."""
_FILLERS = {"of course": "surely"}
"""Turns of which the reader takes a word for a thing ("no names of course"), and what says the same."""
_TEXTED = {
    "any1": "anyone", "every1": "everyone", "some1": "someone", "no1": "no one", "kno": "know", "shud": "should",
    "cud": "could", "wud": "would", "wot": "what", "dnt": "don't", "nobodys": "nobody's",
}  # fmt: skip
"""How words are written in a hurry."""
_WHOLE = _FILLERS | _TEXTED
_PIECE = re.compile(rf"\b(?:{'|'.join(_WHOLE)})\b|{_WORD.pattern}")
_SHORT = {"els": "else", "tel": "tell", "nme": "name", "jb": "job"}
"""Slips in words that are too short to be told by their letters."""
LEAST = 4
"""Letters of a word that is told by its letters."""


@dataclass(frozen=True, slots=True)
class Corrected:
    """A text with its misspelt words put right, and where each piece of it stood: (new start, old start, old end)."""

    source: str
    text: str
    pieces: tuple[tuple[int, int, int], ...]

    def back(self, told: Told) -> Told:
        """What was read in the corrected text, in the places and words of the source."""
        if self.text == self.source:
            return told
        places = [self._place(*place) for place in told.places]
        return replace(told, mentions=tuple(map(self._mention, told.mentions)), places=places)

    def _mention(self, mention: Mention) -> Mention:
        start, end = self._place(mention.start, mention.end)
        words = mention.words if mention.words in self.source[start:end] else self.source[start:end]
        return replace(mention, start=start, end=end, words=words)

    def _place(self, start: int, end: int) -> tuple[int, int]:
        return self._old(start, last=False), self._old(end, last=True)

    def _old(self, at: int, *, last: bool) -> int:
        """Where `at` was; inside a corrected word its beginning, or as the `last` place its end."""
        index = bisect_right(self.pieces, at - last, key=lambda piece: piece[0]) - 1
        new, old, end = self.pieces[max(0, index)]
        length = (self.pieces[index + 1][0] if index + 1 < len(self.pieces) else len(self.text)) - new
        if length == end - old:
            return old + at - new
        return end if last else old


def corrected(text: str) -> Corrected:
    """`text` with the words put right that surely are misspelt."""
    new, pieces, at = "", list[tuple[int, int, int]](), 0
    for found in _PIECE.finditer(text):
        right = _WHOLE.get(found.group()) or meant(found.group().lower())
        right = right.capitalize() if found.group()[0].isupper() else right
        if right != found.group():
            pieces += [(len(new), at, found.start())] if at < found.start() else []
            new += text[at : found.start()]
            pieces.append((len(new), *found.span()))
            new += right
            at = found.end()
    pieces += [(len(new), at, len(text))] if at < len(text) else []
    return Corrected(text, new + text[at:], tuple(pieces))


@lru_cache(maxsize=4096)
def meant(word: str) -> str:
    """The word that a misspelt one stands for, or itself."""
    if word in _SHORT or len(word) < LEAST or is_ordinary(word) or word.endswith("nt"):
        return _SHORT.get(word, word)  # in "arent" and "wasnt" the apostrophe is what is missing
    near = {known: steps for known in _KNOWN if (steps := _steps(_plain(word), _plain(known))) <= 1}
    least = min(near.values(), default=0)
    nearest = [known for known, steps in near.items() if steps == least]
    found = nearest[0] if len(nearest) == 1 and nearest[0][0] == word[0] else word
    return word if found in _DECIDING else found


def _plain(word: str) -> str:
    """A word with its doubled letters single: they are the commonest slip."""
    return "".join(letter for letter, _ in groupby(word))


def _steps(one: str, other: str) -> int:
    """How many slips lie between two words (optimal string alignment; Damerau 1964); 2 stands for more."""
    if abs(len(one) - len(other)) > 1:
        return 2
    rows: list[Sequence[int]] = [range(len(other) + 1)]
    for i, letter in enumerate(one, 1):
        row = [i]
        for j, its in enumerate(other, 1):
            best = min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (letter != its))
            swapped = i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == its
            row.append(min(best, rows[-2][j - 2] + 1) if swapped else best)
        rows.append(row)
    return min(rows[-1][-1], 2)
