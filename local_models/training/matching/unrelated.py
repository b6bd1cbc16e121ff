"""Pairs of a wish and a text that was written for other wishes: most texts hold nothing of what a wish is about.

Without them the matcher learns that there is always something to hide. What the tagger sees in such a text may be
meant all the same ("no names"): it is unknown, unless the wish hides no such thing in its own question either.
"""

import re
from collections.abc import Iterator, Sequence
from random import Random

from local_models.decoding import Tag
from local_models.tagger import Tagger
from local_models.training.matching.questions import Pair, Place, questions

SWEEPING = re.compile(
    r"\b(?:every\w*|any\w*|all|nothing|whatever|whole|except\w*|but|only|just|rest|else|otherwise)\b",
    re.IGNORECASE,
)
"""What may make a wish speak of anything."""
_LESS = 0.4
"""The share that is taken of the pairs in which something is unknown."""


def unrelated(count: int, seed: int, testing: bool) -> Iterator[Pair]:
    """`count` pairs; the same for the same seed and the same tagger. Raises ModelError."""
    rng, tagger, every = Random(seed), Tagger(), questions(testing)
    while count:
        one, other = rng.sample(every, 2)
        wish, goes = rng.choice(one.wishes)
        if SWEEPING.search(wish):
            continue
        unknown = tuple(_unknown(goes, tagger.tag(one.text), tagger.tag(other.text)))
        if not unknown or rng.random() < _LESS:
            yield Pair(wish, other.text, (), unknown)
            count -= 1


def _unknown(goes: Sequence[Place], own: Sequence[Tag], tags: Sequence[Tag]) -> Iterator[Place]:
    """The places of a text of which it is not known whether the wish means them."""
    if not goes or any(_seen(place, own) for place in goes):
        yield from ((tag.start, tag.end) for tag in tags)


def _seen(place: Place, tags: Sequence[Tag]) -> bool:
    """Whether the tagger sees half of a place or more."""
    start, end = place
    covered = sum(any(tag.start <= at < tag.end for tag in tags) for at in range(start, end))
    return covered * 2 >= end - start
