"""People and organisations that everybody knows: only these are well-known, whatever a model makes of a name.

"Is Tomasz Zielinski an alcoholic?" reads like a question of general knowledge, and a small model takes every name
in one for a public figure's. So it may say that a name is meant as one, and a list says whether it is one. A line
of a list is a name and, after bars, the other forms under which the same one is unmistakably meant.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from privacy.categories import Category
from privacy.fold import folded
from privacy.words import COMMON, is_ordinary

_LISTS = {Category.NAME: "people.txt", Category.EMPLOYER: "organisations.txt"}
_AROUND = re.compile(
    r"\A(?:(?:the|sir|lord|dame|president|king|queen|prince|princess|emperor|pope|saint|st"
    r"|general)\b\.?\s+)+|['’]s?\Z",
    re.IGNORECASE,
)
"""What stands around a name and is no part of it: titles, and the end of a possessive."""

_JOINED = re.compile(r"\s*(?:,|&|/|\band\b)\s*")
_USUAL = 300
"""From this count on, in the list of English words, a name is one that many bear."""
_INITIALS = re.compile(r"(?<=\w)\s+(?:[A-Z]\.\s*)+(?=\w)")


def is_well_known(category: Category, words: str) -> bool:
    """Whether `words` name somebody, or an organisation, of the lists, in any case and with or without accents.

    A category that has no list (places are nobody's secret by themselves) is taken at the model's word.
    """
    if category not in _LISTS:
        return True
    every, listed = _JOINED.split(words), _listed(category)
    return all(any(_asked(each) & listed for each in _beginnings(one)) for one in every) or bool(
        _asked(words) & listed
    )


def _beginnings(words: str) -> Iterator[str]:
    """The words, and less of them as long as what is left out is ordinary: "genghis khans empire"."""
    yield words
    while words.count(" ") and (last := words.rpartition(" ")[2]).islower() and is_ordinary(last, COMMON):
        words = words.rpartition(" ")[0]
        yield words


def is_part_of_one(words: str) -> bool:
    """Whether `words` are a part of the name of somebody of the list that few others bear ("Mollet")."""
    from privacy.substitute.pools import is_first_name, is_last_name  # slow to load, and seldom asked for

    usual = is_ordinary(words, _USUAL) or is_last_name(words) or is_first_name(words)
    return not usual and folded(words) in _parts()


@cache
def _parts() -> frozenset[str]:
    return frozenset(folded(part) for words in _named(Category.NAME) for part in words.split())


@cache
def _listed(category: Category) -> frozenset[str]:
    return frozenset(form for words in _named(category) for form in _forms(words))


def _named(category: Category) -> Iterator[str]:
    """Every name in the list of a category, and every other form of it."""
    for line in (Path(__file__).parent / _LISTS[category]).read_text("utf-8").splitlines():
        yield from line.split("|")


def _forms(words: str) -> set[str]:
    """The forms of an entry: as it stands, without what stands around a name, without initials in it."""
    bare = _AROUND.sub("", words)
    return {plain for each in (words, bare, _INITIALS.sub(" ", bare)) if (plain := folded(each))}


def _asked(words: str) -> set[str]:
    """The forms under which a name is looked for; in small letters an s may be a possessive without its mark."""
    bare = _AROUND.sub("", words)
    short = bare.removesuffix("s") if bare.islower() else bare
    return {plain for each in (words, bare, short) if (plain := folded(each))}
