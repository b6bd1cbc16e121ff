"""The reader of privacy instructions: which words of a sentence name what is to be hidden or may be told.

A model of 22 million weights. For every token it says whether it begins or goes on with a mention and what
the mention asks for, which category it names, whose it is, and whether the words are the thing itself
("Brightwell") or a word for it ("my employer"); and what the sentence is for.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from local_models.encoder import WEIGHTS, Encoder, Reading, Rows
from local_models.llm import ModelError
from local_models.words import words_of

ACTIONS = ("hide", "allow", "coarse", "who")
"""What a mention asks for; `who` marks somebody else whom the instruction is about."""
MARKS = ("O", *(f"{part}-{action}" for action in ACTIONS for part in "BI"))
CATEGORIES = (
    "name", "contact", "location", "address", "employer", "job", "education", "age", "date", "gender", "family",
    "relationship", "health", "finance", "religion", "politics", "sexuality", "ethnicity", "nationality",
    "language", "ids", "credentials", "project", "travel", "legal", "other", "everything", "location:country",
    "location:region", "location:city", "date:birth",
)  # fmt: skip
SUBJECTS = ("me", "other", "anyone")
LITERAL = ("word", "value")
POINTS = ("wish", "remark", "other")
"""What a sentence is for: it wishes; it only goes with wishes ("I'm a nurse."); neither, or it makes no sense."""
HEADS: tuple[tuple[str, ...], ...] = (MARKS, CATEGORIES, SUBJECTS, LITERAL, POINTS)
"""What the numbers of a row stand for, one group after the other."""
RIVAL = 0.2
"""The probability from which a category that is not the most probable one is worth a thought."""
_LITTLE = frozenset({"a", "an", "the", "and", "or", "of", "to", "in", "is", "are"})
"""Words that by themselves name nothing."""
_JOINS = frozenset({"and", "or", "nor", "&"})
"""Words between two things."""
SURE_PART = 0.5
"""The probability of its category from which one of two joined things is a thing by itself."""
LONGEST_LIST = 60
"""Words of a run that may be more things than one."""
_WHOSE = frozenset({"my", "our", "your", "his", "her", "their"})
"""Words that say whose a thing is: leave for them alone would be leave for whatever it is."""
_SIGNS = str.maketrans(dict.fromkeys("✓✔✅☑👍🔓🟢", "√") | dict.fromkeys("✗✘❌☒👎🔒🔴⛔🚫", "×"))
"""Signs for yes and no, of which the vocabulary knows one each."""
WIDTH = sum(len(head) for head in HEADS)
"""Numbers in a row."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of an instruction: string offsets, end exclusive; what is asked for them, with its probability."""

    start: int
    end: int
    action: str
    category: str
    subject: str
    literal: bool
    score: float
    """The probability of the action, given that anything is asked for."""
    sure: float
    """The probability of the category."""
    words: str
    rivals: tuple[tuple[str, float], ...] = ()
    """The other categories of at least RIVAL, with their probabilities."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a text says: its mentions in order; the place of every token and what its sentence is for."""

    mentions: tuple[Mention, ...]
    places: Sequence[tuple[int, int]] = ()
    points: Sequence[Sequence[float]] = ()
    """For every token the probability of each of POINTS."""

    def chance(self, point: str, start: int, end: int) -> float:
        """The probability that the sentence at `start`..`end` is for `point`, one of POINTS."""
        index = POINTS.index(point)
        inside = [row[index] for (at, _), row in zip(self.places, self.points, strict=True) if start <= at < end]
        return sum(inside) / len(inside) if inside else 0.0


def readable(text: str) -> str:
    """The text as the model reads it: as long as before, with the signs for yes and no that it knows."""
    return text.translate(_SIGNS)


class Reader:
    """The reader in `folder`, by default the one that comes with Sotto. Loaded on first use. Thread-safe."""

    def __init__(self, folder: Path = WEIGHTS / "reader") -> None:
        self._folder = folder
        self._encoder = Encoder(folder)

    def read(self, texts: Sequence[str]) -> list[Told]:
        """What each text says. A text is read alone. Raises ModelError."""
        readings = self._encoder.read([readable(text) for text in texts])
        if any(reading.places and reading.rows.shape[1] != WIDTH for reading in readings):
            raise ModelError(f"The files in {self._folder} do not belong together; install Sotto again.")
        return [
            told(text, reading) if reading.places else Told(())
            for text, reading in zip(texts, readings, strict=True)
        ]


def told(text: str, reading: Reading) -> Told:
    """What the rows of a reading tell of, WIDTH numbers for every token."""
    chances = [_softmax(part) for part in _split(reading.rows)]
    points = chances[HEADS.index(POINTS)].tolist()
    return Told(tuple(_mentions(text, reading, chances)), reading.places, points)


def _mentions(text: str, reading: Reading, chances: Sequence[Rows]) -> list[Mention]:
    """The mentions, whole words only; signs alone are none, nor are words that name nothing ("a")."""
    words = words_of(text, reading.places)
    marks = np.array([chances[0][first:last].mean(axis=0) for first, last in words])
    found = []
    runs = (part for run in _runs(marks) for part in _apart(run, words, text, reading, chances[1]))
    for begin, end, action in runs:
        tokens = slice(words[begin][0], words[end - 1][1])
        category, subject, literal = (part[tokens].mean(axis=0) for part in chances[1:4])
        start, stop = reading.places[words[begin][0]][0], reading.places[words[end - 1][1] - 1][1]
        empty = _LITTLE | _WHOSE if ACTIONS[action] == "allow" else _LITTLE
        if set(re.findall(r"\w+", text[start:stop].lower())) <= empty:
            continue
        found.append(
            Mention(
                start, stop, ACTIONS[action],
                CATEGORIES[int(category.argmax())], SUBJECTS[int(subject.argmax())], bool(literal[1] > 0.5),
                _share(marks[begin:end], action), float(category.max()), text[start:stop],
                _rivals(category),
            )
        )  # fmt: skip
    return _whole(found, text)


def _whole(found: Sequence[Mention], text: str) -> list[Mention]:
    """The mentions; two parts of one thing that only an apostrophe parts ("doctor", "s name") are one."""
    whole = list[Mention]()
    for each in found:
        last = whole[-1] if whole else None
        if last and text[last.end : each.start] in ("'", "’") and _is_one(last, each):
            score = min(last.score, each.score)
            whole[-1] = replace(last, end=each.end, score=score, words=text[last.start : each.end])
        else:
            whole.append(each)
    return whole


def _is_one(last: Mention, each: Mention) -> bool:
    return (last.action, last.category, last.subject) == (each.action, each.category, each.subject)


def _apart(
    run: tuple[int, int, int],
    words: Sequence[tuple[int, int]],
    text: str,
    reading: Reading,
    categories: Rows,
) -> Iterator[tuple[int, int, int]]:
    """A run of words, or in parts where a word joins things of two categories: "nationalities and languages"."""
    begin, end, action = run
    for at in range(begin + 1, end - 1) if end - begin <= LONGEST_LIST else ():
        start, stop = (reading.places[words[at][0]][0], reading.places[words[at][1] - 1][1])
        if begin == at or text[start:stop].lower() not in _JOINS:
            continue
        before = categories[words[begin][0] : words[at][0]].mean(axis=0)
        after = categories[words[at][1] : words[end - 1][1]].mean(axis=0)
        if before.argmax() != after.argmax() and min(before.max(), after.max()) > SURE_PART:
            yield begin, at, action
            begin = at + 1
    yield begin, end, action


def _rivals(category: Rows) -> tuple[tuple[str, float], ...]:
    others = np.flatnonzero(category >= RIVAL).tolist()
    return tuple((CATEGORIES[at], float(category[at])) for at in others if at != int(category.argmax()))


def _split(numbers: Rows) -> list[Rows]:
    return np.split(numbers, np.cumsum([len(head) for head in HEADS])[:-1], axis=1)


def _softmax(numbers: Rows) -> Rows:
    powers = np.exp(numbers - numbers.max(axis=1, keepdims=True))
    chances: Rows = powers / powers.sum(axis=1, keepdims=True)
    return chances


def _share(marks: Rows, action: int) -> float:
    """How probable an action is among all of them, for the words of a mention.

    Where a mention ends is doubted more often than what it asks for, and says nothing about that.
    """
    actions = _of_action(marks).mean(axis=0)
    return float(actions[action] / actions.sum())


def _of_action(marks: Rows) -> Rows:
    """Shape [words, actions]: the probability of beginning or going on with a mention of each action."""
    both: Rows = marks[:, 1::2] + marks[:, 2::2]
    return both


def _runs(marks: Rows) -> list[tuple[int, int, int]]:
    """The (first, last + 1, action) of every mention, in words."""
    actions = _of_action(marks)
    best: npt.NDArray[np.intp] = actions.argmax(axis=1)
    taken = actions.sum(axis=1) > marks[:, 0]
    runs: list[tuple[int, int, int]] = []
    for index in np.flatnonzero(taken).tolist():
        action = int(best[index])
        begins = marks[index, 1 + 2 * action] > marks[index, 2 + 2 * action]
        if runs and runs[-1][1] == index and runs[-1][2] == action and not begins:
            runs[-1] = (runs[-1][0], index + 1, action)
        else:
            runs.append((index, index + 1, action))
    return runs
