"""The pairs that the matcher is trained on: each wish with its question, two of them together, and made ones."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from local_models.training.augment import messy
from local_models.training.example import Example, Mark
from local_models.training.matching.made import made
from local_models.training.matching.owned import owned
from local_models.training.matching.questions import Pair, Place, Question, questions
from local_models.training.matching.unrelated import unrelated

_JOINTS = (" ", " ", "\n", "\n- ", " Also: ")
_TWO = 0.35
"""The share of the pairs with two wishes for one question: what either hides goes."""


def written(count: int, seed: int, testing: bool) -> Iterator[Pair]:
    """`count` pairs out of the questions, as messy as people type; the same for the same seed."""
    rng, every = Random(seed), questions(testing)
    for _ in range(count):
        question = rng.choice(every)
        yield _messy(_joined(question, rng), rng)


def plain(testing: bool) -> Iterator[Pair]:
    """Every wish with its question, as it was written."""
    for question in questions(testing):
        for wish, goes in question.wishes:
            yield Pair(wish, question.text, goes)


@dataclass(frozen=True, slots=True)
class Shares:
    """How many pairs of other kinds there are for each written one.

    `made` are of the reader's forms and the tagger's, `owned` of notes on questions, `apart` of a wish and a text
    on other things.
    """

    made: float
    owned: float
    apart: float


def pairs(count: int, shares: Shares, seed: int, testing: bool) -> Iterator[Pair]:
    """`count` written pairs, and those of other kinds."""
    yield from written(count, seed, testing)
    yield from made(int(count * shares.made), seed, testing)
    rng = Random(seed)
    yield from (_messy(pair, rng) for pair in owned(int(count * shares.owned), seed, testing))
    yield from unrelated(int(count * shares.apart), seed, testing)


def _joined(question: Question, rng: Random) -> Pair:
    """One wish, or two in any order."""
    chosen = rng.sample(question.wishes, min(len(question.wishes), 2 if rng.random() < _TWO else 1))
    goes = sorted({place for _, places in chosen for place in places})
    return Pair(rng.choice(_JOINTS).join(wish for wish, _ in chosen), question.text, tuple(goes))


def _messy(pair: Pair, rng: Random) -> Pair:
    wish = messy(Example(pair.wish, (), "own"), rng).text
    marks = (*_marks(pair.goes, "goes"), *_marks(pair.unknown, "unknown"))
    text = messy(Example(pair.text, marks, "own"), rng)
    goes, unknown = (
        tuple((mark.start, mark.end) for mark in text.marks if mark.kind == kind) for kind in ("goes", "unknown")
    )
    return Pair(wish, text.text, goes, unknown)


def _marks(places: Sequence[Place], kind: str) -> tuple[Mark, ...]:
    return tuple(Mark(start, end, kind) for start, end in places)
