"""Other words for the fixed marks of forms, so that the tagger learns a sentence and not the one name in it.

Mention replacement, after Dai and Adel, "An Analysis of Simple Data Augmentation for Named Entity Recognition",
2020: a marked piece is replaced by another of its kind and of as many words.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from random import Random

from local_models.training.vocabulary import KIND_OF, Vocabulary

SWAPPED = frozenset(
    (
        *("name", "employer", "project", "location", "address", "education", "job", "age", "date", "language"),
        *("ids", "contact", "credentials", "religion", "ethnicity", "nationality"),
        *("name:public", "location:public", "employer:public"),
    )
)
"""The kinds whose pieces are nouns or codes. Others ("can't feel my toes") fit their own sentence alone."""
_SHARE = 0.4
"""The share of texts in which anything is replaced, and in those:"""
_EACH = 0.7
"""the share of the pieces."""
_DRAWN = 400
"""Words that each slot of the vocabulary gives to the pools."""
_LONGEST = 4
"""Pieces of so many words or more replace each other."""
_FIXED = re.compile(r"\[\[(?P<kind>[a-z:]+)\|(?P<text>[^\]]+)\]\]")


class Swaps:
    """Replaces fixed marks by others: those of the same forms, and words of the vocabularies."""

    def __init__(self, forms: Iterable[str], vocabulary: Vocabulary, rng: Random) -> None:
        pools = defaultdict[tuple[str, int], dict[str, None]](dict)
        for form in forms:
            for found in _FIXED.finditer(form):
                pools[_key(found["kind"], found["text"])][found["text"]] = None
        for slot, kind in KIND_OF.items():
            if kind in SWAPPED:
                values = (vocabulary.value(slot, rng) for _ in range(_DRAWN))
                for value in values:
                    pools[_key(kind, value)][value] = None
        self._pools = {key: [*values] for key, values in pools.items()}

    def swapped(self, form: str, rng: Random) -> str:
        """The form with some fixed marks replaced, the same words by the same words; most often as it is."""
        if rng.random() >= _SHARE:
            return form
        chosen: dict[tuple[str, str], str] = {}

        def other(found: re.Match[str]) -> str:
            kind, text = found["kind"], found["text"]
            if (kind, text) not in chosen:
                chosen[kind, text] = self._other(kind, text, rng)
            return f"[[{kind}|{chosen[kind, text]}]]"

        return _FIXED.sub(other, form)

    def _other(self, kind: str, text: str, rng: Random) -> str:
        if kind not in SWAPPED or rng.random() >= _EACH:
            return text
        value = rng.choice(self._pools[_key(kind, text)])
        return value if "]" not in value and "{" not in value else text


def _key(kind: str, text: str) -> tuple[str, int]:
    return kind, min(len(text.split()), _LONGEST)
