"""The ordinary words of English, to tell a chance hit from a leak."""

import gzip
import json
from functools import cache
from importlib.resources import files


@cache
def word_counts() -> dict[str, int]:
    """How often each of 160,000 lower-case English words occurs, from the `pyspellchecker` package's list."""
    packed = (files("spellchecker") / "resources" / "en.json.gz").read_bytes()
    counts: dict[str, int] = json.loads(gzip.decompress(packed))
    return counts


def is_ordinary(word: str, at_least: int = 1) -> bool:
    """Whether `word` is English and occurs `at_least` times in the list. Case does not matter."""
    return word_counts().get(word.lower(), 0) >= at_least
