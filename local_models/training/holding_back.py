"""What is never trained on: a fixed share of the forms, the words and the templates, chosen by their hash."""

from collections.abc import Callable, Iterable
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

SHARE = 8
"""One in so many is held back."""
_CHOSEN = Path(__file__).parent / "held_back.txt"
"""The numbers of forms that are held back besides: a second reader marked texts of them (tests/bench)."""


def _number(item: str) -> int:
    return int.from_bytes(blake2b(item.encode(), digest_size=4, key=b"sotto").digest(), "big")


def held_back(item: str, share: int = SHARE) -> bool:
    """Whether a form, a word of a vocabulary or a template is kept for testing; the same on every machine.

    One in `share` is.
    """
    number = _number(item)
    return number % share == 0 or number in _chosen()


@lru_cache(maxsize=1)
def _chosen() -> frozenset[int]:
    return frozenset(int(line, 16) for line in _CHOSEN.read_text("utf-8").split())


def part(items: Iterable[str], testing: bool, key: Callable[[str], str] = str) -> tuple[str, ...]:
    """The held-back items (at least one), or all the others; `key` is what of an item decides."""
    listed = list(items)
    kept = {item for item in listed if held_back(key(item))} or {min(listed, key=lambda item: _number(key(item)))}
    return tuple(item for item in listed if (item in kept) == testing)
