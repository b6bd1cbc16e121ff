"""What people say in the dialogues of Synthetic-Persona-Chat (CC BY 4.0), and where they tell a persona line."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from local_models.embedder import Embedder
from local_models.encoder import Rows
from local_models.training.profiling.texts import dialogues

_SAME = 0.55
"""From this cosine on a turn tells a persona line."""


@dataclass(frozen=True, slots=True)
class Told:
    """A persona line, and the turn of its speaker that tells it."""

    line: str
    turn: str


def turns(row: dict[str, str]) -> Iterator[tuple[int, str]]:
    """Who speaks (1 or 2) and what, for every turn of a dialogue."""
    for line in row["Best Generated Conversation"].splitlines():
        who, _, text = line.partition(": ")
        if who in {"User 1", "User 2"} and text.strip():
            yield int(who[-1]), text.strip()


def told(path: Path, embedder: Embedder, *, testing: bool) -> list[Told]:
    """Every persona line that its speaker utters, by the likeness of the plain embedder."""
    speakers = [pair for row in dialogues(path, testing=testing) for pair in _speakers(row)]
    texts = list(dict.fromkeys(text for pair in speakers for side in pair for text in side))
    vectors = dict(zip(texts, embedder.embed(texts), strict=True))
    return [one for lines, own in speakers for one in _aligned(lines, own, vectors)]


def _speakers(row: dict[str, str]) -> Iterator[tuple[list[str], list[str]]]:
    """The persona lines of each speaker and what that speaker says."""
    said = list(turns(row))
    for who in (1, 2):
        lines = [line.strip() for line in row[f"user {who} personas"].splitlines() if line.strip()]
        own = [text for speaker, text in said if speaker == who]
        if lines and own:
            yield lines, own


def _aligned(lines: Sequence[str], own: Sequence[str], vectors: Mapping[str, Rows]) -> Iterator[Told]:
    likeness = np.array([vectors[line] for line in lines]) @ np.array([vectors[text] for text in own]).T
    for line, row in zip(lines, likeness, strict=True):
        best = int(row.argmax())
        if row[best] >= _SAME:
            yield Told(line, own[best])
