"""The matcher: which words of a text a wish is about, whatever they are called there.

A model of 22 million weights reads a wish ("What my brother did with his money is his affair.") together with a
text, and says of every word of the text how probably the wish asks to hide it ("pledged our mother's gold"). What
has no category of its own, and no word in common with the wish, is found this way.
"""

from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import groupby
from pathlib import Path
from threading import Lock

import numpy as np

from local_models.encoder import WEIGHTS, Encoder, Ids, Rows
from local_models.llm import ModelError
from local_models.windows import OVERLAP, Window, windows
from local_models.words import words_of

ANSWERS = ("stays", "goes")
"""What the two numbers of a row stand for."""
WISH = 96
"""Tokens of a wish that are read at once with a text."""
TEXT = 126
"""Tokens of a text that are read at once with a wish."""
KEPT = 100_000
"""Words of which is remembered what was found: a draft is made anew at every change on the review."""

Chances = Sequence[tuple[int, int, float]]
"""Words: start, end, and the probability that they go."""


@dataclass(frozen=True, slots=True)
class Match:
    """Words of a text that a wish asks to hide: string offsets, end exclusive, and their mean probability."""

    start: int
    end: int
    score: float


class Matcher:
    """The matcher in `folder`, by default the one that comes with Sotto. Loaded on first use. Thread-safe.

    It remembers what it found in the last texts, by digests and places, no words.
    """

    def __init__(self, folder: Path = WEIGHTS / "matcher") -> None:
        self._folder = folder
        self._encoder = Encoder(folder)
        self._seen: OrderedDict[bytes, Chances] = OrderedDict()
        self._size = 0
        self._lock = Lock()

    def find(self, wish: str, text: str, least: float) -> list[Match]:
        """The words of `text` that `wish` asks to hide, each with a probability of at least `least`, in order.

        Raises ModelError.
        """
        return list(_runs(self.words(wish, text), least))

    def words(self, wish: str, text: str) -> Chances:
        """Every word of `text`: its place, and the probability that `wish` asks to hide it.

        What is long is read in overlapping windows; of those of a wish the one counts that asks for most.
        Raises ModelError.
        """
        key = _digest(wish, text)
        with self._lock:
            words = self._seen.get(key)
        if words is None:
            words = self._read(wish, text)
        with self._lock:
            self._size += len(words) if key not in self._seen else 0
            self._seen[key] = words
            self._seen.move_to_end(key)
            while self._size > KEPT and len(self._seen) > 1:
                self._size -= len(self._seen.popitem(last=False)[1])
        return words

    def _read(self, wish: str, text: str) -> Chances:
        """For every word of the text its place and the probability that it goes."""
        asked, tokens = self._encoder.tokens(wish).ids, self._encoder.tokens(text)
        wishes = windows(len(asked), WISH, OVERLAP) or [Window(0, 0, 0, 0)]
        read = [self._of(asked[each.start : each.end], tokens.ids) for each in wishes]
        chances, places = np.max(read, axis=0), tokens.places
        return [
            (places[first][0], places[last - 1][1], float(chances[first:last].mean()))
            for first, last in words_of(text, places)
        ]

    def _of(self, wish: Ids, text: Ids) -> Rows:
        """For every token of a text the probability that it goes, by so many tokens of a wish."""
        cuts = windows(len(text), TEXT, OVERLAP)
        pieces = [np.concatenate([wish, self._encoder.end, text[cut.start : cut.end]]) for cut in cuts]
        rows = self._encoder.run(pieces)
        parts = [
            self._chances(each, len(wish))[cut.first - cut.start : cut.last - cut.start]
            for cut, each in zip(cuts, rows, strict=True)
        ]
        return np.concatenate(parts) if parts else np.zeros(0, np.float32)

    def _chances(self, rows: Rows, wish: int) -> Rows:
        """For every token of the text, which stands after `wish` tokens, the probability that it goes."""
        if rows.shape[1] != len(ANSWERS):
            raise ModelError(f"The files in {self._folder} do not belong together; install Sotto again.")
        of_text = rows[wish + 2 : -1]
        chances: Rows = 1 / (1 + np.exp(of_text[:, 0] - of_text[:, 1]))
        return chances


def _digest(wish: str, text: str) -> bytes:
    both = f"{len(wish)} {wish}{text}"
    return blake2b(both.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _runs(words: Chances, least: float) -> Iterator[Match]:
    """The words that go, those next to each other together."""
    for goes, run in groupby(words, key=lambda word: word[2] >= least):
        if goes:
            found = list(run)
            yield Match(found[0][0], found[-1][1], sum(chance for *_, chance in found) / len(found))
