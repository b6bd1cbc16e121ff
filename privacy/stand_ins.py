# ruff: noqa: SIM905 - a list of words reads best as words
"""Stand-ins in a text: where the replies of a model use them, and what they stand for.

A stand-in counts where it stands as words of its own, in any case, in Markdown and broken over lines, and so does
a telling part of it: who wrote "Anna Kovacs" and sent "Mirela Novak" reads "Anna" where the reply says "Mirela".
As a part of another word, of an address or of a number it is left alone, and so is a word in small letters that a
dictionary has ("a perm", where the town of Perm stands in for another).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import regex

from privacy.words import is_ordinary

LEAST_PART = 3
"""A part of a stand-in with fewer letters stands for nothing alone."""
RARE = 1_000
"""A word that occurs less often than this in the frequency list may stand for something by itself."""
LOOKS_AROUND = 3
"""So many characters before and after decide whether a stand-in is part of something longer."""

_WORD = regex.compile(r"[^\W\d_](?:[^\W\d_]|['’-](?=[^\W\d_]))*")
_NOT_BEFORE = r"(?:(?<![\w@#])(?<!\w[.])|(?<=(?<!\w)__?))"
_NOT_AFTER = r"(?=__?(?!\w)|(?![\w@]|[.]\w|-(?-i:\p{Lu})))"
_NO_NUMBER_BEFORE = r"(?<![\w@#$€£¥+/-])(?<!\d[.,:])"
_NO_NUMBER_AFTER = r"(?![\w@%°$€£¥]|[.,:/-]\d|\s[%°$€£¥])"
_CALENDAR = frozenset(
    "january february march april may june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday".split()
)
_UNSPACED = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{Thai}]")


@dataclass(frozen=True)
class StandIns:
    """What stands for what: `values` maps stand-ins to the real words."""

    values: Mapping[str, str]

    @cached_property
    def pattern(self) -> str:
        """The stand-ins and the telling parts of them as a pattern's source; it never matches if none."""
        longest_first = sorted(self._known, key=len, reverse=True)
        return "|".join(map(_written, longest_first)) or "(?!)"

    @cached_property
    def longest(self) -> int:
        """No stand-in in a text is longer than this, in code points; 0 if there are none."""
        return max((2 * len(key) + LOOKS_AROUND for key in self._known), default=0)

    def meaning(self, found: str) -> str:
        """The real words behind what the pattern found; in capitals where only the find is."""
        if found in self._known:
            return self._known[found]
        value, key = self._folded.get(_key(found), (found, found))
        shouted = found.isupper() and not key.isupper() and sum(map(str.isalpha, found)) > 1
        return value.upper() if shouted else value

    def may_grow(self, tail: str) -> bool:
        """Whether `tail`, the end of what has arrived, may be the beginning of a stand-in."""
        key = _key(tail)
        return bool(key) and key in self._beginnings

    def find(self, text: str) -> Iterator["regex.Match[str]"]:
        """Every place where a stand-in or a telling part of one stands in `text`."""
        if self._known:
            yield from self._compiled.finditer(text)

    def stands(self, stand_in: str, before: str, after: str) -> bool:
        """Whether `stand_in` between `before` and `after` would be read as itself, whatever stands around."""
        lead, tail = before[-LOOKS_AROUND:], after[:LOOKS_AROUND]
        pattern = regex.compile(_written(stand_in), regex.IGNORECASE)
        found = pattern.search(lead + stand_in + tail)
        return bool(found) and found.span() == (len(lead), len(lead) + len(stand_in))

    @cached_property
    def _compiled(self) -> "regex.Pattern[str]":
        return regex.compile(self.pattern, regex.IGNORECASE)

    @cached_property
    def _known(self) -> dict[str, str]:
        """The stand-ins and, where they mean one thing only, the telling parts of them."""
        parts: dict[str, set[str]] = {}
        for stand_in, value in self.values.items():
            for part, of in aligned(stand_in, value):
                parts.setdefault(part, set()).add(of)
        alone = {part: of.pop() for part, of in parts.items() if len(of) == 1 and tells(part)}
        return alone | dict(self.values)

    @cached_property
    def _folded(self) -> dict[str, tuple[str, str]]:
        return {_key(key): (value, key) for key, value in reversed(self._known.items())}

    @cached_property
    def _beginnings(self) -> frozenset[str]:
        return frozenset(key[:size] for key in self._folded for size in range(1, len(key) + 1))


def aligned(stand_in: str, value: str) -> Iterator[tuple[str, str]]:
    """Which part of a stand-in of several words stands for which part of the value.

    First names, last names, a name before "Hospital"; what both have in common at either end stands for itself.
    """
    ours, theirs = stand_in.split(), value.split()
    while ours and theirs and ours[0].casefold() == theirs[0].casefold():
        ours, theirs = ours[1:], theirs[1:]
    while ours and theirs and ours[-1].casefold() == theirs[-1].casefold():
        ours, theirs = ours[:-1], theirs[:-1]
    if len(ours) == 1 and theirs and len(stand_in.split()) > 1:
        yield ours[0].strip(".,"), " ".join(theirs).strip(".,")
    elif len(ours) == len(theirs) > 1:
        for one, other in zip(ours, theirs, strict=True):
            if _WORD.fullmatch(one.strip(".,")) and _WORD.fullmatch(other.strip(".,")):
                yield one.strip(".,"), other.strip(".,")


def tells(part: str) -> bool:
    """Whether a word may stand for something by itself: no short one, no ordinary one, no month."""
    if part.casefold() in _CALENDAR:
        return False
    return len(part) >= LEAST_PART and bool(_WORD.fullmatch(part)) and not is_ordinary(part, RARE)


def _key(words: str) -> str:
    return " ".join(words.casefold().split()) + (" " if words[-1:].isspace() else "")


def _written(stand_in: str) -> str:
    """A stand-in as a pattern: words of its own, white space between them as it may come."""
    escaped = r"\s{1,2}".join(map(regex.escape, stand_in.split()))
    if _UNSPACED.search(stand_in):
        return escaped
    if stand_in.replace(" ", "").isdigit():
        return f"{_NO_NUMBER_BEFORE}{escaped}{_NO_NUMBER_AFTER}"
    before = _NOT_BEFORE if stand_in[:1].isalnum() else ""
    if not stand_in.islower() and is_ordinary(stand_in):
        before += f"(?!(?-i:{regex.escape(stand_in.lower())}))"
    after = _NOT_AFTER if stand_in[-1:].isalnum() else ""
    return f"{before}{escaped}{after}"
