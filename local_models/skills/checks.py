"""When an answer to a row is right: one check a skill, for `sotto models bench`, the README's table and the tests.

- A **statement** is equal or equivalent to a right one (`equivalent` says when).
- A **title** is one (`titling.fits`) and has the words that mean something of the right one; where it may be
  worded freely, it names what is needed and is not just the beginning of the question.
- A **mended question** has the words of a right one in their order, letter case and commas aside; where it may be
  worded freely, its flaws are gone, what is needed is there, and no number and no name is added. Either way every
  mark in square brackets is there, and no other.
- An **instruction** is read right if the wishes are all there, and no others: "hide finance mine", one a line.
"""

import re
from collections import Counter
from collections.abc import Iterable

from local_models.skills.equivalent import meaning, right, words
from local_models.skills.held_back import Row
from local_models.skills.titling import fits

STATING, TITLING, PARAPHRASE, READING = "stating", "titling", "paraphrase", "reading"
"""The names of the skills."""

_MARK = re.compile(r"\[[A-Z]+_\d+\]")
_DETAIL = re.compile(r"\d+|(?<=[\w,;] )[A-Z][a-z]+")
"""Numbers, and capitalised words that do not begin a sentence."""
_SHORTER, _LONGER = 0.4, 1.4
"""Bounds of a freely worded question's length against the text's."""


def is_right(row: Row, answer: str) -> bool:
    """Whether `answer` is right of the row."""
    return bool(answer) and _CHECKS[row.skill](row, answer)


def _stated(row: Row, answer: str) -> bool:
    return right(answer, row.wanted)


def _titled(row: Row, answer: str) -> bool:
    if not fits(answer, row.text):
        return False
    if row.needed:
        return _has(row.needed, answer) and not row.text.casefold().startswith(answer.casefold())
    return not meaning(words(row.wanted[0])) - meaning(words(answer))


def _mended(row: Row, answer: str) -> bool:
    if not _keeps_marks(row.text, answer):
        return False
    if not row.needed:
        return any(_plainly(answer) == _plainly(each) for each in row.wanted)
    mended = not any(flaw in answer for flaw in row.flaws)
    size = _SHORTER <= len(answer) / len(row.text) <= _LONGER
    return mended and _has(row.needed, answer) and size and not _details(answer) - _details(row.text)


def _keeps_marks(text: str, answer: str) -> bool:
    """Whether every mark is there, none more often than before, and none is made up."""
    before, after = Counter(_MARK.findall(text)), Counter(_MARK.findall(answer))
    whole = answer.count("[") == answer.count("]") == after.total()
    return whole and set(before) == set(after) and after <= before


def _details(text: str) -> set[str]:
    return set(_DETAIL.findall(_MARK.sub("it", text)))


def _plainly(text: str) -> list[str]:
    return re.findall(r"\[\w+\]|[\w’'-]+", text.casefold().replace("’", "'"))


def _read(row: Row, answer: str) -> bool:
    found = [line.split() for line in answer.splitlines() if line != NONE]
    wanted = [wish.split() for wish in row.wanted]
    met = all(any(_meets(each, wish) for each in found) for wish in wanted)
    return met and all(any(_meets(each, wish) for wish in wanted) for each in found)


NONE = "nothing"
"""How it is written that an instruction asks for nothing."""


def wished(found: Iterable[tuple[str, str, str]]) -> str:
    """Wishes as an answer: what is asked, of which kind (the finer kinds aside), whose."""
    lines = [" ".join((wish, about.partition(":")[0], _whose(whose))) for wish, about, whose in found]
    return "\n".join(dict.fromkeys(lines)) or NONE


def _whose(whose: str) -> str:
    return {"somebody else's": "other's"}.get(whose, whose)


def _meets(found: list[str], wanted: list[str]) -> bool:
    """Whether a wish is the one wanted; several kinds may be right: "age|date"."""
    return all(one in other.split("|") for one, other in zip(found, wanted, strict=True))


def _has(needed: Iterable[str], answer: str) -> bool:
    return all(re.search(each, answer, re.IGNORECASE) for each in needed)


_CHECKS = {STATING: _stated, TITLING: _titled, PARAPHRASE: _mended, READING: _read}
