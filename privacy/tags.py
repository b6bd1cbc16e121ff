r"""What a tag looks like, and what models make of it.

We write `[NAME_1]`, and `[NAME_1b]` for another spelling of the same value. Models return `[name_1]`,
`NAME_1`, `**NAME_1**`, `[NAME 1]`, `%5BNAME_1%5D`, `\[NAME\_1\]`, `{NAME_1}` or `[NAME_1's]`; all are read.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import regex

from privacy.categories import Category

LITERAL = "LITERAL"
"""The prefix of tags that stand for words of the user's own text that look like a tag."""

PREFIXES: frozenset[str] = frozenset({category.value.upper() for category in Category} | {LITERAL})

LONGEST = 64
"""No form of a tag is longer than this (code points): what a stream restorer may have to hold back."""


@dataclass(frozen=True, slots=True)
class Found:
    """A piece of text that reads as a tag. `tag` is its bare, upper-case form; `ending` goes after the value."""

    start: int
    end: int
    tag: str
    ending: str
    bracketed: bool


def bracketed(tag: str) -> str:
    """The form in which a bare tag is written into the outgoing text."""
    return f"[{tag}]"


def parse(tag: str) -> str | None:
    """The bare form of a tag written in any accepted way, or None if `tag` is none."""
    match = _ANY.fullmatch(tag.strip())
    return _bare(match) if match else None


def find(text: str, prefixes: Iterable[str] = PREFIXES) -> Iterator[Found]:
    """Every piece of `text` that reads as a tag with one of `prefixes`, first to last."""
    for match in pattern(frozenset(prefixes)).finditer(text):
        yield found(match)


def found(match: "regex.Match[str]") -> Found:
    """What a match of `pattern` says."""
    in_brackets = match.group().startswith(_OPENERS)
    return Found(match.start(), match.end(), _bare(match), match["ending"] or "", in_brackets)


@lru_cache(maxsize=256)
def pattern(prefixes: frozenset[str]) -> "regex.Pattern[str]":
    """The forms of a tag with one of `prefixes`. Every repeat is bounded, so a match is at most LONGEST."""
    names = rf"(?P<prefix>{'|'.join(sorted(map(regex.escape, prefixes), key=len, reverse=True)) or '(?!)'})"
    numbered = r"(?P<number>[0-9]{1,6})(?P<variant>[a-z]{0,2})"
    joint = r"\s{0,2}\\{0,2}[_\-\u2010-\u2013]?\s{0,2}"
    inside = rf"\s{{0,2}}\*{{0,3}}{names}{joint}{numbered}(?P<ending>['’]s)?\*{{0,3}}\s{{0,2}}"
    shapes = [rf"{opens}{inside}{closes}" for opens, closes in _BRACKETS]
    bare = rf"(?<!\w){names}\\?_{numbered}(?!\w)"
    return regex.compile("|".join([*shapes, bare]), regex.IGNORECASE)


_BRACKETS = (
    (r"\[", r"\]"),
    (r"\\\[", r"\\\]"),
    (r"\{", r"\}"),
    ("<", ">"),
    ("【", "】"),
    ("［", "］"),
    (r"(?<!\w)__", r"__(?!\w)"),
    (r"(?<!\w)_", r"_(?!\w)"),
    ("%5B", "%5D"),
)
_OPENERS = tuple("[\\{<【［_%")


_ANY = regex.compile(
    r"\[?(?P<prefix>[A-Z][A-Z_]*?)_(?P<number>[0-9]{1,6})(?P<variant>[a-z]{0,2})\]?", regex.IGNORECASE
)


def _bare(match: "regex.Match[str]") -> str:
    return f"{match['prefix'].upper()}_{int(match['number'])}{match['variant'].lower()}"
