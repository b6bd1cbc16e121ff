"""How probably words of a text are what a sentence of the user asks to hide: the matcher, one for all."""

from bisect import bisect_left
from functools import lru_cache

from local_models.matcher import Chances, Matcher


@lru_cache(maxsize=1)
def matcher() -> Matcher:
    """The matcher that comes with Sotto; one for all, for it remembers what it read."""
    return Matcher()


def most(words: Chances, start: int, end: int) -> float | None:
    """The highest probability of the words that overlap `start`..`end`, string offsets; None if none does."""
    at = bisect_left(words, start, key=lambda word: word[1] - 1)
    chances = []
    while at < len(words) and words[at][0] < end:
        chances.append(words[at][2])
        at += 1
    return max(chances, default=None)
