"""PUPA-TNB, the development set: how many private units are left, and how much more is hidden than by hand."""

import csv
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

Places = Iterable[tuple[int, int]]
"""Start and end of pieces of a text."""

_HIDDEN = "\ufdd0"
"""Stands for what is hidden: no text holds it."""
_BY_HAND = "[REDACTED]"
_PLACEHOLDER = "<presidio_anonymized"


@dataclass(frozen=True, slots=True)
class Leak:
    """Units looked for, units left, and the characters hidden by us and by hand."""

    units: int
    left: int
    hidden: int
    by_hand: int

    @property
    def share(self) -> float:
        """The share of the units that is left."""
        return self.left / max(self.units, 1)

    @property
    def spent(self) -> float:
        """Characters hidden for each that was hidden by hand."""
        return self.hidden / max(self.by_hand, 1)

    def __str__(self) -> str:
        return (
            f"{self.left} of {self.units} units left ({self.share:.1%}), "
            f"{self.spent:.2f} times the characters hidden by hand"
        )


def is_latin(text: str) -> bool:
    """Whether at least nine letters in ten are Latin."""
    letters = [character for character in text if character.isalpha()]
    latin = sum(unicodedata.name(letter, "").startswith("LATIN") for letter in letters)
    return latin >= 0.9 * len(letters)


def rows(folder: Path) -> Iterator[tuple[str, list[str], str]]:
    """The Latin-script queries: text, units (no placeholders, no single letters), and the hand-made redaction."""
    with (folder / "PUPA_TNB.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            query = row["user_query"]
            units = {unit.strip().lower() for unit in row["pii_units"].split("||")}
            kept = [
                unit
                for unit in sorted(units)
                if len(unit) > 1 and _PLACEHOLDER not in unit and unit in query.lower()
            ]
            if is_latin(query):
                yield query, kept, row["redacted_query"]


def _covered(text: str, places: Places) -> str:
    letters = list(text)
    for start, end in places:
        letters[start:end] = _HIDDEN * (end - start)
    return "".join(letters)


def measure(find: Callable[[str], Places], folder: Path) -> Leak:
    """What is left of PUPA-TNB when all that `find` finds is hidden."""
    units = left = hidden = by_hand = 0
    for query, wanted, redacted in rows(folder):
        outgoing = _covered(query, find(query))
        units += len(wanted)
        left += sum(unit in outgoing.lower() for unit in wanted)
        hidden += outgoing.count(_HIDDEN)
        by_hand += max(0, len(query) - len(redacted.replace(_BY_HAND, "")))
    return Leak(units, left, hidden, by_hand)
