"""The pairs that the matcher is trained on: each wish with its question, two of them together, and made ones."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from random import Random

from local_models.training.augment import messy
from local_models.training.example import Example, Mark
from local_models.training.matching.made import made
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


def pairs(count: int, share: float, apart: float, seed: int, testing: bool) -> Iterator[Pair]:
    """`count` written pairs, `share` as many made ones, `apart` as many of a wish and a text on other things."""
    yield from written(count, seed, testing)
    yield from made(int(count * share), seed, testing)
    yield from unrelated(int(count * apart), seed, testing)


def _joined(question: Question, rng: Random) -> Pair:
    """One wish, or two in any order."""
    chosen = rng.sample(question.wishes, min(len(question.wishes), 2 if rng.random() < _TWO else 1))
    goes = sorted({place for _, places in chosen for place in places})
    return Pair(rng.choice(_JOINTS).join(wish for wish, _ in chosen), question.text, tuple(goes))


def _messy(pair: Pair, rng: Random) -> Pair:
    wish = messy(Example(pair.wish, (), "own"), rng).text
    text = messy(Example(pair.text, _marks(pair.goes), "own"), rng)
    return replace(pair, wish=wish, text=text.text, goes=tuple((mark.start, mark.end) for mark in text.marks))


def _marks(places: Sequence[Place]) -> tuple[Mark, ...]:
    return tuple(Mark(start, end, "other") for start, end in places)
