"""What a stand-in may not collide with: the user's own words, what is hidden, people the user knows."""

from collections.abc import Collection, Iterable
from functools import cached_property

import regex

from privacy.fold import folded
from privacy.stand_ins import tells

_WORD = regex.compile(r"[\p{L}\p{M}]+|\d+")
_NOBODYS = {"https", "http", "example", "com"}
"""The words of every made-up address and page: that another address has them too tells nothing."""
_SHORTEST_WITHIN = 4
"""A hidden value with fewer letters collides only as a word of its own."""


class Taken:
    """The words that stand-ins keep away from. `texts` are read as a whole, `hidden` are protected values."""

    def __init__(self, texts: Iterable[str], hidden: Collection[str]) -> None:
        self._texts = tuple(texts)
        self._hidden = tuple(hidden)

    def allows(self, stand_in: str, value: str) -> bool:
        """Whether a new `stand_in` for `value` meets no word of any text, and tells nothing that is hidden."""
        words = invented(stand_in, value)
        telling = words if len(words) == 1 else [word for word in words if tells(word)]
        if not words or any(word in self._words for word in telling) or self.is_told_by(stand_in, value):
            return False
        return bool(telling) or folded(stand_in) not in self._run_together

    def is_told_by(self, stand_in: str, value: str) -> bool:
        """Whether a stand-in tells a hidden value by now, which an earlier turn could not know."""
        words = invented(stand_in, value)
        return any(word in self._hidden_words or any(one in word for one in self._within) for word in words)

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(folded(word) for text in (*self._texts, *self._hidden) for word in _WORD.findall(text))

    @cached_property
    def _hidden_words(self) -> frozenset[str]:
        words = (folded(word) for value in self._hidden for word in _WORD.findall(value))
        return frozenset(word for word in words if len(word) > 1)

    @cached_property
    def _within(self) -> tuple[str, ...]:
        return tuple({one for value in self._hidden if len(one := folded(value)) >= _SHORTEST_WITHIN})

    @cached_property
    def _run_together(self) -> str:
        return " ".join(map(folded, self._texts))


def invented(stand_in: str, value: str) -> list[str]:
    """The folded words of a stand-in that are not also words of the value ("Hospital") or of every made-up one."""
    own = _NOBODYS | {folded(word) for word in _WORD.findall(value)}
    return [word for found in _WORD.findall(stand_in) if (word := folded(found)) not in own]
