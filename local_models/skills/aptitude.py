"""Whether a local model has a skill: measured on this machine on held-back rows, never taken from its name.

Where the model would take the rule's place, it is trusted only if it wins by more than chance: of the rows that
only one of the two gets right, it has to win so many that a coin would do as well once in a hundred times at most
(a sign test, which is McNemar's in its exact form). What both get right, or neither, says nothing. So a small
sample can cost a model a skill, but does not give it one by luck. Where it only adds to the rule, as a second
reader of privacy profiles does, it has to be right in most of the rows by itself.
"""

import hashlib
from dataclasses import dataclass
from functools import cache
from math import ceil, comb
from typing import Any

from local_models.catalog import ModelInfo
from local_models.llm import ModelError
from local_models.skills import checks, held_back, instructions, lessons, paraphrasing, stating, titling

CHANCE = 0.01
"""How often a coin may do as well as a model that is trusted."""
MOST = 0.8
"""The share of rows that a model which only adds to the rule has to get right."""


@dataclass(frozen=True, slots=True)
class Skill:
    """Something a model may be able to do. `asks` is what it is asked by, without the text.

    `sample` is how many rows it is measured on unless all are wanted. `adds` says that the model's answer does not
    take the rule's place, but adds to it. `lesson` is what the model that comes with Sotto is taught it by, ""
    where it is not.
    """

    name: str
    says: str
    asks: tuple[Any, ...]
    sample: int
    lesson: str = ""
    adds: bool = False

    @property
    def version(self) -> str:
        """Tells scores apart that were measured with other rows, another instruction or another adapter."""
        return _version(self.name, repr(self.asks))


@dataclass(frozen=True, slots=True)
class Score:
    """How a model did on `of` rows of a skill.

    `alone` were right in its own words, `used` as Sotto takes them (after its checks, else the rule's), `rule` by
    rule. `won` rows are right as used and not by rule, `lost` ones the other way. `adds` as in the skill.
    """

    of: int
    alone: int
    used: int
    rule: int
    won: int
    lost: int
    adds: bool = False

    @property
    def has(self) -> int:
        """What counts: the rows that it wins, or that it has right by itself where it only adds to the rule."""
        return self.alone if self.adds else self.won

    @property
    def needed(self) -> int:
        """How many of those it has to have."""
        if self.adds:
            return max(1, ceil(MOST * self.of))
        differ = self.won + self.lost
        enough = (wins for wins in range(differ + 1) if by_chance(wins, differ) <= CHANCE)
        return next(enough, max(differ + 1, _FEWEST))

    @property
    def is_trusted(self) -> bool:
        """Whether that is enough for the skill to be used."""
        return self.has >= self.needed


def by_chance(wins: int, of: int) -> float:
    """How probable it is that a coin wins at least so many times."""
    return float(sum(comb(of, each) for each in range(wins, of + 1)) / 2**of)


_FEWEST = next(wins for wins in range(1, 100) if by_chance(wins, wins) <= CHANCE)
"""The fewest wins that are enough, where none is lost."""


@cache
def _version(name: str, asks: str) -> str:
    parts = (asks, held_back.digest(name), lessons.TAUGHT, CHANCE)
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:12]


STATING = Skill(
    checks.STATING,
    "words what you say of yourself as facts",
    (stating.INSTRUCTION, stating.EXAMPLES),
    60,
    lessons.STATE,
)
TITLING = Skill(
    checks.TITLING,
    "gives conversations their titles",
    (titling.INSTRUCTION, titling.EXAMPLES),
    40,
    lessons.TITLE,
)
PARAPHRASE = Skill(
    checks.PARAPHRASE,
    "says a rewritten question again in fluent words",
    (paraphrasing.INSTRUCTION, paraphrasing.EXAMPLES),
    24,
    lessons.MEND,
)
READING = Skill(
    checks.READING,
    "reads a privacy profile too, and may add protection",
    (instructions.INSTRUCTION, instructions.EXAMPLES),
    24,
    adds=True,
)
SKILLS = (STATING, TITLING, PARAPHRASE, READING)


def identity(info: ModelInfo) -> str:
    """What tells this model from another of its name: its file's size and time, or the server's address.

    Raises ModelError when the file is gone.
    """
    if info.path is None:
        return f"{info.name} at {info.url}"
    try:
        found = info.path.stat()
    except OSError as error:
        raise ModelError(f"The file of the model {info.name} cannot be read; choose another model.") from error
    return f"{info.name} {found.st_size} {found.st_mtime_ns}"
