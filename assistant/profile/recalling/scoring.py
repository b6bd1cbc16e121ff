"""How well each row fits a question: meaning, words, what stands around it, who wrote it and when."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from assistant.profile.recalling.index import Index
from assistant.profile.recalling.question import Question
from local_models.encoder import Rows as Vectors
from local_models.recaller import Recaller

Numbers = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Weights:
    """What counts how much. Found on half of PersonaBench's questions, and on chats made from forms of our own."""

    maps: float = 1.0
    """Nearness after the recaller's maps."""
    kinds: float = 0.9
    """Nearness to how the kind of thing is told that is asked for."""
    meaning: float = 0.1
    """Nearness of the plain embeddings."""
    words: float = 0.12
    """Of the best match by words; full marks for a match as good as FULL."""
    few: float = 0.3
    """What one word alone adds to that, two half of it: who types "dentist" wants that word."""
    around: float = 0.2
    """What the rows before and after count beside the row itself."""
    sitting: float = 0.4
    """The mean of the sitting."""
    writer: float = 0.15
    """Written by whom the question is about."""
    time: float = 0.25
    """Written when the question says."""
    recent: float = 0.03
    """From the oldest to the newest message, where the question asks for what is so now."""
    again: float = 0.12
    """What a row loses for every better one of its sitting."""


WEIGHTS = Weights()
FULL = 8.0
"""A match by words this good gets full marks whatever else is found."""


def scores(
    index: Index,
    recaller: Recaller,
    question: Question,
    vector: Vectors,
    matches: dict[int, float],
    weights: Weights,
) -> Numbers:
    """A score for every row. `vector` is the question's embedding, `matches` are the messages found by words."""
    rows, directions = index.rows, recaller.directions(vector)
    direction = directions.turned * weights.maps + directions.told * weights.kinds + vector * weights.meaning
    fitting: Numbers = rows["fitting"] @ direction.astype(np.float32)
    _add_matches(fitting, index, matches, question, weights)
    fitting = _with_surroundings(fitting, index, weights)
    fitting += _by_writer(index, question, weights.writer)[rows["writer"]]
    _add_time(fitting, rows["time"], question, weights)
    return fitting


def _add_matches(
    fitting: Numbers, index: Index, matches: dict[int, float], question: Question, weights: Weights
) -> None:
    best = max([FULL, *matches.values()])
    weight = weights.words + weights.few / max(len(question.words), 1)
    for message, match in matches.items():
        row = index.row_of(message)
        if row is not None:
            fitting[row] += weight * match / best


def _with_surroundings(fitting: Numbers, index: Index, weights: Weights) -> Numbers:
    rows = index.rows
    near = fitting[rows["before"]] + fitting[rows["after"]]
    sizes = index.sitting_sizes()
    mean = (np.bincount(rows["sitting"], fitting, len(sizes)) / np.maximum(sizes, 1)).astype(np.float32)
    whole: Numbers = (fitting + weights.around * near) / (1 + 2 * weights.around)
    whole += weights.sitting * mean[rows["sitting"]]
    return whole


def _by_writer(index: Index, question: Question, weight: float) -> Numbers:
    """For every writer what its rows gain. "What did you say" leaves little doubt, so that counts twice."""
    gains = np.zeros(len(index.writers), dtype=np.float32)
    about_somebody = question.by_user or question.by_assistant or bool(question.named)
    for place, (role, _) in enumerate(index.writers):
        if question.by_assistant:
            gains[place] = 2 * weight * (role == "assistant")
        elif not about_somebody:
            gains[place] = weight / 2
        elif place in question.named or (question.by_user and role == "user"):
            gains[place] = weight
    return gains


def _add_time(fitting: Numbers, time: npt.NDArray[np.float64], question: Question, weights: Weights) -> None:
    if question.when.stretch:
        begin, end = question.when.stretch
        fitting += weights.time * ((time >= begin) & (time < end))
    if question.when.recent and len(time):
        oldest, newest = time.min(), time.max()
        fitting += (weights.recent * (time - oldest) / max(newest - oldest, 1.0)).astype(np.float32)
