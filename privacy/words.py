"""The ordinary words of English, to tell a chance hit from a leak."""

import gzip
import json
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

_PART = 100_000
"""Characters in a part of the list."""


@cache
def word_counts() -> dict[str, int]:
    """How often each of 160,000 lower-case English words occurs, from the `pyspellchecker` package's list."""
    packed = (files("spellchecker") / "resources" / "en.json.gz").read_bytes()
    return {word: count for part in _parts(gzip.decompress(packed).decode()) for word, count in part.items()}


def _parts(text: str) -> Iterator[dict[str, int]]:
    """The JSON object `text` in parts: json reads one in a single go, in which no other thread gets anywhere."""
    start = text.index("{") + 1
    while start < len(text):
        end = text.find(",\n", start + _PART)
        end = end if end >= 0 else text.rindex("}")
        yield json.loads(f"{{{text[start:end]}}}")
        start = end + 1 if text[end] == "," else len(text)


def is_ordinary(word: str, at_least: int = 1) -> bool:
    """Whether `word` is English and occurs `at_least` times in the list. Case does not matter."""
    return word_counts().get(word.lower(), 0) >= at_least


COMMON = 10_000
"""From this count on a word in capitals is still an ordinary one: a heading, a shout."""
_WORDS = re.compile(r"[^\W\d_]{2,}")


def reads_as_name(words: str) -> bool:
    """Whether any of `words` reads as a proper name: unknown to the list, or with a capital and not common."""
    return any(not is_ordinary(word, COMMON if word != word.lower() else 1) for word in _WORDS.findall(words))


_JOINS = frozenset("and or a an the of my our in on at with to for but".split())  # noqa: SIM905
"""Words that join others and tell nothing at their ends."""
_LETTERS = re.compile(r"\w+")


def without_joins(text: str, start: int, end: int) -> list[re.Match[str]]:
    """The words that stand at `start`..`end`, without those at either end that only join others."""
    words = list(_LETTERS.finditer(text, start, end))
    while words and words[0][0] in _JOINS:
        words = words[1:]
    while words and words[-1][0] in _JOINS:
        words = words[:-1]
    return words
