"""Which messages have the words of a question: the rarer a word, the more it counts.

The score is the sum of the words' inverse document frequencies (Spärck Jones, 1972). BM25 would read every message
that has a word, which takes ten times as long where a word is common, and gains little among short messages.
"""

import math
from collections import defaultdict
from collections.abc import Sequence

from assistant.profile.recalling.question import match_expression
from assistant.store.store import Store

COMMON = 2000
"""A word that so many messages have tells nothing; it is not looked at further."""


def matches(store: Store, words: Sequence[Sequence[str]], total: int) -> dict[int, float]:
    """The messages, of `total`, that have some of the words, each in any of its forms, with their scores."""
    found: defaultdict[int, float] = defaultdict(float)
    for forms in words:
        having = store.vectors.with_words(match_expression(forms), COMMON)
        if len(having) < COMMON:
            weight = (
                math.log((total - len(having) + 0.5) / (len(having) + 0.5)) if 2 * len(having) < total else 0.0
            )
            for message in having if weight else ():
                found[message] += weight
    return dict(found)
