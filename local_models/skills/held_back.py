"""The texts that skills are scored by: `held_back.jsonl`. Nothing was trained on their forms and words.

`python -m tests.bench.hold_back` makes the file, from the forms of the lessons that are held back and from texts
written by hand for this. No data of others is in it.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest
from pathlib import Path

FILE = Path(__file__).parent / "held_back.jsonl"


@dataclass(frozen=True, slots=True)
class Row:
    """A text of a skill, and what is right of it: `checks.is_right` says what an answer has to be.

    `made` names the set that it is of. `wanted` are right answers; of an instruction they are the wishes that must
    all be read. Where an answer may be worded freely, each pattern of `needed` must be found in it and none of the
    words in `flaws`.
    """

    skill: str
    made: str
    text: str
    wanted: tuple[str, ...]
    needed: tuple[str, ...] = ()
    flaws: tuple[str, ...] = ()


def row_of(line: str) -> Row:
    """The row in a line of the file."""
    found = json.loads(line)
    wanted, needed, flaws = (tuple(found.get(key, ())) for key in ("wanted", "needed", "flaws"))
    return Row(found["skill"], found["made"], found["text"], wanted, needed, flaws)


@cache
def rows(skill: str) -> tuple[Row, ...]:
    """All rows of a skill, by its name."""
    return tuple(row for line in _lines() if (row := row_of(line)).skill == skill)


def sample(skill: str, count: int) -> tuple[Row, ...]:
    """About `count` rows of a skill, the same each time: as many of each set as there are, in turns."""
    listed = rows(skill)
    sets = [[row for row in listed if row.made == made] for made in dict.fromkeys(row.made for row in listed)]
    found: list[list[Row]] = []
    for left, each in zip(range(len(sets), 0, -1), sorted(sets, key=len), strict=True):
        found.append(evenly(each, (count - sum(map(len, found))) // left))
    return tuple(row for turn in zip_longest(*found) for row in turn if row is not None)


def evenly(listed: Sequence[Row], count: int) -> list[Row]:
    """`count` of the rows, or all if there are no more, at equal distances."""
    most = min(count, len(listed))
    return [listed[at * len(listed) // most] for at in range(most)]


@cache
def digest(skill: str) -> str:
    """What tells these rows of a skill from others."""
    return hashlib.sha256(repr(rows(skill)).encode()).hexdigest()


@cache
def _lines() -> tuple[str, ...]:
    return tuple(FILE.read_text(encoding="utf-8").splitlines())
