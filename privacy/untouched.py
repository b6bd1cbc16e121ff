"""What a change by hand left alone: which words of the new text are which of the old one."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

_MOST = 300_000
"""So many pairs of words alike are looked at between two that are certain, which takes part of a second."""
_WORD = re.compile(r"\w+|[^\w\s]")

Place = tuple[int, int]
"""String offsets, end exclusive."""


class Untouched:
    """The words of the text `after` that stood in `before`, in the same order."""

    def __init__(self, before: str, after: str) -> None:
        self._old, new = ([found.span() for found in _WORD.finditer(text)] for text in (before, after))
        self._from = dict(_pairs(_WORD.findall(before), _WORD.findall(after)))
        self._begins = {start: at for at, (start, _) in enumerate(new)}
        self._ends = {end: at for at, (_, end) in enumerate(new)}

    def before(self, start: int, end: int) -> Place | None:
        """Where the words at `start`..`end` stood before; None if any of them is new or they have come apart."""
        first, last = self._begins.get(start), self._ends.get(end)
        if first is None or last is None:
            return None
        old = [self._from.get(at) for at in range(first, last + 1)]
        if old[0] is None or old != list(range(old[0], old[0] + len(old))):
            return None
        return self._old[old[0]][0], self._old[old[0] + len(old) - 1][1]


def _pairs(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Which word of `new` is which of `old`. Words that stand once in both tell where all others belong."""
    times = Counter(new)
    once = {word for word, count in Counter(old).items() if count == times[word] == 1}
    old_once, new_once = ({word: at for at, word in enumerate(words) if word in once} for words in (old, new))
    done = (0, 0)
    for here in _in_order([(at, old_once[words]) for words, at in new_once.items()]):
        yield from _between(old, new, done, here)
        yield here
        done = (here[0] + 1, here[1] + 1)
    yield from _between(old, new, done, (len(new), len(old)))


def _in_order(pairs: Sequence[Place]) -> list[Place]:
    """The most of these `pairs`, which are in order on one side, that are so on the other side, too."""
    ends, last, before = list[int](), list[int](), list[int]()
    for at, (_, of) in enumerate(pairs):
        length = bisect_left(ends, of)
        before.append(last[length - 1] if length else -1)
        ends[length : length + 1], last[length : length + 1] = [of], [at]
    chain, at = [], last[-1] if last else -1
    while at >= 0:
        chain.append(pairs[at])
        at = before[at]
    return chain[::-1]


def _between(old: Sequence[str], new: Sequence[str], start: Place, end: Place) -> Iterator[tuple[int, int]]:
    """The pairs within a stretch; `start` and `end` say for `new` and `old` where it begins and ends."""
    for at, of in _alike(new[start[0] : end[0]], old[start[1] : end[1]]):
        yield start[0] + at, start[1] + of


def _alike(new: Sequence[str], old: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The pairs of words in two stretches: what both begin with, what they end with, and the longest between."""
    begins = _begin_alike(new, old)
    ends = _begin_alike(new[begins:][::-1], old[begins:][::-1])
    yield from ((at, at) for at in range(begins))
    yield from ((len(new) - at, len(old) - at) for at in range(1, ends + 1))
    new, old = new[begins : len(new) - ends], old[begins : len(old) - ends]
    if _is_little(new, old):
        for at, of, size in SequenceMatcher(None, new, old, autojunk=False).get_matching_blocks():
            yield from ((begins + at + more, begins + of + more) for more in range(size))


def _is_little(new: Sequence[str], old: Sequence[str]) -> bool:
    """Whether comparing each word with all that are like it takes no while. Else none is told to be an old one."""
    times = Counter(old)
    return sum(times[word] for word in new) <= _MOST


def _begin_alike(one: Sequence[str], other: Sequence[str]) -> int:
    """With how many words alike both begin."""
    differ = (at for at, (this, that) in enumerate(zip(one, other, strict=False)) if this != that)
    return next(differ, min(len(one), len(other)))
