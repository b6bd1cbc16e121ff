"""The caller's own literal terms: names, places and employers that are already known to be private."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from unicodedata import normalize

from privacy.categories import Category
from privacy.detect.matching import compiled, matches
from privacy.spans import Span

SOURCE = "terms"
KIND = "your own term"

_TOKEN = compiled(r"[\p{L}\p{N}][\p{L}\p{M}\p{N}]*+|[^\w\s]|_")
_APOSTROPHES = str.maketrans("’‘ʼ`´", "'''''")

_Key = tuple[str, ...]
_Token = tuple[str, int, int]


class TermDetector:
    """Finds literal terms as whole words, whatever their case, width, spacing or plain English ending.

    A term of several words is also found across line breaks and repeated spaces. A possessive stays outside the
    span, a plural is inside it. It takes time in proportion to the text, not to the number of terms.
    """

    def __init__(self, terms: Mapping[str, Category]) -> None:
        self._by_first: dict[str, list[tuple[_Key, Category]]] = defaultdict(list)
        for term, category in terms.items():
            key = tuple(word for word, _, _ in _tokens(term))
            for first in {key[0], f"{key[0]}s"} if len(key) == 1 else set(key[:1]):
                self._by_first[first].append((key, category))

    def detect(self, text: str) -> list[Span]:
        """Every place where a term stands, sorted by start. Terms inside terms give spans that overlap."""
        return sorted(self._spans(list(_tokens(text)))) if self._by_first else []

    def _spans(self, tokens: list[_Token]) -> Iterator[Span]:
        for index, (word, start, _) in enumerate(tokens):
            for key, category in self._by_first.get(word, ()):
                window = tokens[index : index + len(key)]
                if _says(tuple(token[0] for token in window), key):
                    yield Span(start, window[-1][2], category, 1.0, SOURCE, KIND)


def _tokens(text: str) -> Iterator[_Token]:
    """The words and marks of `text`, folded so that case, width and composed accents make no difference."""
    for match in matches(_TOKEN, text):
        folded = normalize("NFKC", match.group().casefold()).translate(_APOSTROPHES)
        yield folded, match.start(), match.end()


def _says(words: _Key, key: _Key) -> bool:
    return len(words) == len(key) and words[:-1] == key[:-1] and words[-1] in (key[-1], f"{key[-1]}s")
