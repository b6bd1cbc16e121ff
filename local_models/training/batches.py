"""Batches of texts of like length, within a budget of tokens, in an order fixed by a seed."""

from collections.abc import Iterator, Sequence
from random import Random
from typing import Protocol, TypeVar

WARM_UP = 0.06
"""Share of the steps in which the learning rate rises."""
TOKENS = 1024
"""Tokens of one batch, padding included, if nothing else is asked for: a third of a second on one core."""

_POOL = 2000
"""So many texts are drawn at random and then sorted by length, for batches of TOKENS."""


class HasTokens(Protocol):
    """A text as token numbers, whatever is to be learnt from it."""

    @property
    def tokens(self) -> list[int]:
        """The token numbers."""


Item = TypeVar("Item", bound=HasTokens)


def cut(pool: Sequence[Item], most: int = TOKENS) -> Iterator[list[Item]]:
    """One pool as batches of texts of like length: every batch's width times its height is at most `most`."""
    batch: list[Item] = []
    for item in sorted(pool, key=lambda item: len(item.tokens)):
        if batch and len(item.tokens) * (len(batch) + 1) > most:
            yield batch
            batch = []
        batch.append(item)
    if batch:
        yield batch


def epochs(items: Sequence[Item], rng: Random, most: int) -> Iterator[list[Item]]:
    """Batches of at most `most` tokens without end: all items once, then again in another order.

    Texts of like length come together out of a few batches' worth drawn at random; long and short ones take turns.
    """
    order = list(items)
    pool = _POOL * most // TOKENS
    while True:
        rng.shuffle(order)
        batches = [batch for at in range(0, len(order), pool) for batch in cut(order[at : at + pool], most)]
        rng.shuffle(batches)
        yield from batches


def rate(step: int, steps: int, hold: float = WARM_UP) -> float:
    """The share of the learning rate at a step: up in a line, level until the share `hold` of them, then down.

    With a `hold` of 1 it never falls, so that another run can go on from where this one ends.
    """
    rising, falling = max(1, int(steps * WARM_UP)), int(steps * (1 - hold))
    return min((step + 1) / rising, (steps - step) / falling if falling else 1.0, 1.0)
