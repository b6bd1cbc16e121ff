"""A training text of the profiler and its right answers."""

from dataclasses import dataclass

from local_models.profiler import HEADS

NOTHING = -100
"""The target of a head from which there is nothing to learn."""


@dataclass(frozen=True, slots=True)
class Item:
    """A text and its right answer for every head (an index, or NOTHING)."""

    text: str
    targets: tuple[int, ...]


def targets(**named: str) -> tuple[int, ...]:
    """The right answers for those heads that are named: point, kind, category, time, relation, answer."""
    return tuple(
        head.index(named[name]) if name in named else NOTHING for head, name in zip(HEADS, _NAMES, strict=True)
    )


_NAMES = ("point", "kind", "category", "time", "relation", "answer")
