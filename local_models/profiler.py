"""The profiler: is a clause a lasting fact, how does one statement stand to another, does it answer a question.

A model of 22 million weights. A clause, or a pair of statements joined by an arrow, is read at once; the mean over
its tokens answers every question about it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from local_models.encoder import WEIGHTS, Encoder, Rows
from local_models.llm import ModelError
from local_models.windows import SIZE

POINTS = (
    "lasting", "question", "hypothetical", "joke", "roleplay", "other", "quoted", "fleeting", "general", "task",
    "social",
)  # fmt: skip
"""What a clause is: a lasting fact about its writer, or why it is none."""
KINDS = ("trait", "preference", "goal", "routine", "person", "place")
"""What kind of fact it is."""
CATEGORIES = (
    "name", "contact", "location", "address", "employer", "job", "education", "age", "date", "gender", "family",
    "relationship", "health", "finance", "religion", "politics", "sexuality", "ethnicity", "nationality",
    "language", "project", "travel", "legal", "other",
)  # fmt: skip
"""What it reveals."""
TIMES = ("now", "ended")
"""Whether it holds, or held once."""
RELATIONS = ("same", "refines", "supersedes", "contradicts", "unrelated")
"""How a newer statement stands to an older one."""
ANSWERS = ("no", "yes")
"""Whether a statement or message answers a question, or a preference applies to a request."""
HEADS: tuple[tuple[str, ...], ...] = (POINTS, KINDS, CATEGORIES, TIMES, RELATIONS, ANSWERS)
"""What the numbers of a row stand for, one group after the other."""
WIDTH = sum(len(head) for head in HEADS)
"""Numbers in a row."""
ARROW = " => "
"""Stands between the two statements of a pair."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a clause is, with probabilities: that it is a lasting fact, that it is over; its kind and category."""

    lasting: float
    kind: str
    category: str
    ended: float
    point: str
    """The likeliest of POINTS."""


@dataclass(frozen=True, slots=True)
class Relation:
    """How a newer statement stands to an older one: the likeliest of RELATIONS, and every probability."""

    name: str
    chances: tuple[float, ...]

    def chance(self, name: str) -> float:
        """The probability of one of RELATIONS."""
        return self.chances[RELATIONS.index(name)]


class Profiler:
    """The profiler in `folder`, by default the one that comes with Sotto. Loaded on first use. Thread-safe."""

    def __init__(self, folder: Path = WEIGHTS / "profiler") -> None:
        self._folder = folder
        self._encoder = Encoder(folder)

    def judge(self, clauses: Sequence[str]) -> list[Judgement]:
        """What each clause is. A clause longer than one window counts with its beginning. Raises ModelError."""
        return [_judgement(chances) for chances in self._chances(clauses)]

    def relate(self, pairs: Sequence[tuple[str, str]]) -> list[Relation]:
        """How the second statement of each pair, the newer, stands to the first. Raises ModelError."""
        found = [chances[4] for chances in self._chances([pair_text(old, new) for old, new in pairs])]
        return [Relation(RELATIONS[int(part.argmax())], tuple(part.tolist())) for part in found]

    def answers(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """How probably the second text of each pair answers the question, or applies to it. Raises ModelError."""
        return [float(chances[5][1]) for chances in self._chances([pair_text(one, other) for one, other in pairs])]

    def _chances(self, texts: Sequence[str]) -> list[list[Rows]]:
        """For each text the probabilities of every head."""
        pieces = [self._encoder.tokens(text).ids[:SIZE] for text in texts]
        rows = self._encoder.run(pieces)
        if any(each.shape[1] != WIDTH for each in rows):
            raise ModelError(f"The files in {self._folder} do not belong together; install Sotto again.")
        return [[_softmax(part) for part in _split(each.mean(axis=0))] for each in rows]


def pair_text(old: str, new: str) -> str:
    """Two statements as the model reads them together."""
    return f"{old}{ARROW}{new}"


def first_person(said: str) -> str:
    """A statement to the user in their own mouth, as clauses are judged: of "You sing." it makes "I sing."."""
    turned = _SECOND.sub(lambda match: _FIRST[match.group().lower()], said)
    return turned[:1].upper() + turned[1:]


_FIRST = {
    "you are": "I am", "you were": "I was", "you're": "I'm", "you've": "I've", "you'd": "I'd", "you'll": "I'll",
    "you": "I", "your": "my", "yours": "mine", "yourself": "myself",
}  # fmt: skip
_SECOND = re.compile(r"\b(?:you are|you were|you['’](?:re|ve|d|ll)|yourself|yours|your|you)\b", re.IGNORECASE)


def _judgement(chances: Sequence[Rows]) -> Judgement:
    points, kinds, categories, times, *_ = chances
    return Judgement(
        lasting=float(points[0]),
        kind=KINDS[int(kinds.argmax())],
        category=CATEGORIES[int(categories.argmax())],
        ended=float(times[1]),
        point=POINTS[int(points.argmax())],
    )


def _split(numbers: Rows) -> list[Rows]:
    return np.split(numbers, np.cumsum([len(head) for head in HEADS])[:-1])


def _softmax(numbers: Rows) -> Rows:
    powers = np.exp(numbers - numbers.max())
    chances: Rows = powers / powers.sum()
    return chances
