"""Every match of a pattern in a text most of which was searched before: only around the change it is run again.

While somebody types, each text is the one before with a few words changed. A pattern whose matches, with all that
it looks at on either side of them, are of bounded width can't tell the two texts apart away from the change. So
the matches before and after it are taken over, and between them the pattern is run: what is found is what a whole
search finds, match by match. A pattern without a bound is run over the whole text.

The last few texts are kept in memory, nowhere else.
"""

from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from threading import Lock
from typing import Any

import regex
from regex import _regex_core as core

Place = tuple[int, int]
Places = Sequence[Place]

KEPT = 12
"""Texts: what is being typed, what else is looked at meanwhile, the pieces in which Presidio takes a long one."""
FARTHEST = 2000
"""Characters. A pattern that may look farther is run over the whole text."""


@dataclass(frozen=True, slots=True)
class Change:
    """What changed from an old text to a new one: their first `before`, last `after` characters are the same."""

    old: int
    new: int
    before: int
    after: int

    @property
    def moved(self) -> int:
        """How far what comes after the change was moved."""
        return self.new - self.old

    @property
    def size(self) -> int:
        """How many characters of the new text are not taken over."""
        return self.new - self.before - self.after


def change(old: str, new: str) -> Change:
    """The one change between two texts: what stands between their common beginning and their common end."""
    shorter = min(len(old), len(new))
    before = _longest(shorter, lambda n: old.startswith(new[:n]))
    after = _longest(shorter - before, lambda n: old.endswith(new[len(new) - n :]))
    return Change(len(old), len(new), before, after)


def _longest(most: int, holds: Any) -> int:
    """The greatest number up to `most` for which `holds`, which holds for 0 and for all below one it holds for."""
    least = 0
    while least < most:
        middle = (least + most + 1) // 2
        least, most = (middle, most) if holds(middle) else (least, middle - 1)
    return least


@dataclass(slots=True)
class Searched:
    """A text, where patterns were found in it, and what is known of the text that it was made from."""

    text: str
    change: Change | None = None
    before: Mapping[Any, Places] = field(default_factory=dict)
    found: dict[Any, Places] = field(default_factory=dict)


class Searches:
    """Searches in texts that follow each other. Thread-safe."""

    def __init__(self) -> None:
        self._recent: OrderedDict[str, Searched] = OrderedDict()
        self._latest = Searched("")
        self._lock = Lock()

    def finditer(self, expression: Any, text: str, timeout: float) -> Iterator[Any]:
        """What `expression.finditer(text)` gives. Raises TimeoutError after `timeout` seconds."""
        here = self._searched(text)
        places = here.found.get(expression)
        if places is None and here.change is not None:
            places = _taken_over(expression, here, here.change, timeout)
        if places is None:
            matches = list(expression.finditer(text, timeout=timeout))
        else:
            matches = [expression.match(text, start, timeout=timeout) for start, _ in places]
        here.found[expression] = [match.span() for match in matches]
        return iter(matches)

    def _searched(self, text: str) -> Searched:
        latest = self._latest
        if latest.text is text:
            return latest
        with self._lock:
            found = self._recent.get(text)
            if found is None:
                found = self._recent[text] = self._after_the_nearest(text)
            self._recent.move_to_end(text)
            while len(self._recent) > KEPT:
                self._recent.popitem(last=False)
            self._latest = found
            return found

    def _after_the_nearest(self, text: str) -> Searched:
        changes = [(change(old.text, text), old.found) for old in self._recent.values()]
        least, found = min(changes, key=lambda made: made[0].size, default=(None, {}))
        return Searched(text, least, found)


def _taken_over(expression: Any, here: Searched, made: Change, timeout: float) -> list[Place] | None:
    """Where `expression` matches, by what is known of the text before the change; None if that can't be told."""
    known = here.before.get(expression)
    reach = _reach(expression.pattern, expression.flags)
    if known is None or reach is None:
        return None
    # An attempt to match at a place looks at no more than `reach` characters on either side of it.
    head = [place for place in known if place[0] + reach <= made.before]
    first = max(head[-1][1] if head else 0, made.before - reach)
    last = _clear(known, min(made.old - made.after + reach, made.old)) + made.moved
    if last <= first:
        return None
    stop = min(last + reach, made.new)
    between = [m.span() for m in expression.finditer(here.text, first, stop, timeout=timeout)]
    between = [place for place in between if place[0] < last]
    if (between and between[-1][1] > last) or any(start == end for start, end in (*known, *between)):
        return None  # the old search went on from another place than the new one, or it may have
    tail = [(start + made.moved, end + made.moved) for start, end in known if start + made.moved >= last]
    return [*head, *between, *tail]


def _clear(places: Places, at: int) -> int:
    """The first place from `at` on that is inside none of `places`."""
    return next((end for start, end in places if start < at < end), at)


@cache
def _reach(pattern: str, flags: int) -> int | None:
    """How many characters, before and behind a place, an attempt to match there can look at; None for no bound."""
    try:
        source = core.Source(pattern)
        info = core.Info(flags, source.char_type, {})
        source.ignore_space = bool(flags & regex.VERBOSE)
        tree = core._parse_pattern(source, info)
        looks = sum(node.subpattern.max_width() for node in _nodes(tree) if isinstance(node, _LOOKS))
        reach = int(tree.max_width() + looks + 1)  # one more for \b, ^ and $
    except Exception:
        return None  # another version of the package: patterns are run over the whole text
    return reach if reach <= FARTHEST else None


_LOOKS = (core.LookAround, core.LookAroundConditional)


def _nodes(tree: Any) -> Iterator[Any]:
    """Every part of a parsed pattern."""
    yield tree
    for value in vars(tree).values():
        for part in value if isinstance(value, list | tuple) else (value,):
            if isinstance(part, core.RegexBase):
                yield from _nodes(part)
