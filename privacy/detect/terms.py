"""The caller's own terms: names, places and employers that are already known to be private."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from unicodedata import normalize

from privacy.categories import Category
from privacy.detect.matching import compiled, matches
from privacy.detect.variants import Variant, variants
from privacy.spans import Span

SOURCE = "terms"
KIND = "your own term"
VARIANT = "another way to write your own term"
VARIANT_SCORE, DOUBTFUL_SCORE = 0.9, 0.4

_TOKEN = compiled(r"[\p{L}\p{N}][\p{L}\p{M}\p{N}]*+|[^\w\s]|_")
_APOSTROPHES = str.maketrans("’‘ʼ`´", "'''''")

_Key = tuple[str, ...]
_Token = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class _Entry:
    """One way to write a term: its folded words, and when they count."""

    key: _Key
    category: Category
    variant: Variant | None

    def span(self, text: str, start: int, end: int) -> Span | None:
        """The span at `start`..`end`, or None if these words do not count as they are written."""
        if self.variant is None:
            return Span(start, end, self.category, 1.0, SOURCE, KIND)
        words = text[start:end]
        if (self.variant.capital and words.islower()) or (self.variant.exact and words != self.variant.words):
            return None
        score = VARIANT_SCORE if self.variant.sure else DOUBTFUL_SCORE
        return Span(start, end, self.category, score, SOURCE, VARIANT, self.variant.sure)


class TermDetector:
    """Finds terms as whole words, whatever their case, width, spacing or plain English ending.

    A person is also found by a part of the name, initials and nicknames, an employer without its legal form or by
    its letters. A term of several words is also found across line breaks and repeated spaces. A possessive stays
    outside the span, a plural is inside it. It takes time in proportion to the text, not to the number of terms.
    """

    def __init__(self, terms: Mapping[str, Category]) -> None:
        self._by_first: dict[str, list[_Entry]] = defaultdict(list)
        for term, category in terms.items():
            self._add(term, category, None)
            for variant in variants(term, category):
                if variant.words not in terms:
                    self._add(variant.words, category, variant)

    def detect(self, text: str) -> list[Span]:
        """Every place where a term stands, sorted by start. Terms inside terms give spans that overlap."""
        return sorted(self._spans(text, list(_tokens(text)))) if self._by_first else []

    def _add(self, words: str, category: Category, variant: Variant | None) -> None:
        key = tuple(word for word, _, _ in _tokens(words))
        for first in _forms(key[0]) if len(key) == 1 else set(key[:1]):
            self._by_first[first].append(_Entry(key, category, variant))

    def _spans(self, text: str, tokens: list[_Token]) -> Iterator[Span]:
        for index, (word, start, _) in enumerate(tokens):
            for entry in self._by_first.get(word, ()):
                window = tokens[index : index + len(entry.key)]
                if _says(tuple(token[0] for token in window), entry.key):
                    span = entry.span(text, start, window[-1][2])
                    if span is not None:
                        yield span


def _tokens(text: str) -> Iterator[_Token]:
    """The words and marks of `text`, folded so that case, width and composed accents make no difference."""
    for match in matches(_TOKEN, text):
        folded = normalize("NFKC", match.group().casefold()).translate(_APOSTROPHES)
        yield folded, match.start(), match.end()


def _forms(word: str) -> set[str]:
    """A word and its plurals."""
    plural = f"{word}es" if word.endswith(("s", "x", "z", "ch", "sh")) else f"{word}s"
    return {word, plural, f"{word[:-1]}ies"} if word.endswith("y") and len(word) > 2 else {word, plural}


def _says(words: _Key, key: _Key) -> bool:
    return len(words) == len(key) and words[:-1] == key[:-1] and words[-1] in _forms(key[-1])
