"""Texts as the model's numbers: tokens, and for every token the labels that would be right."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from local_models.training.example import UNKNOWN, Example
from local_models.training.labels import INDEX, LABELS

if TYPE_CHECKING:
    from tokenizers import Tokenizer

LONGEST = 128
"""Tokens of a training text, with its two special tokens; the rest is cut off."""


@dataclass(frozen=True, slots=True)
class Encoded:
    """One text: its token numbers, and for every token which labels are right (an index into `allowed`)."""

    tokens: list[int]
    right: list[frozenset[int]]


ANYTHING: frozenset[int] = frozenset(range(len(LABELS)))
"""Every label is right: nothing is learnt from this token."""


def tokenizer(folder: Path) -> "Tokenizer":
    """The tokenizer of a model folder, cutting at LONGEST and never padding."""
    from tokenizers import Tokenizer

    loaded: Tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    loaded.no_padding()
    loaded.enable_truncation(LONGEST)
    return loaded


def outside(looked_for: tuple[str, ...]) -> frozenset[int]:
    """The labels that may be right where nothing is marked: outside, or any kind nobody looked for."""
    silent = {number for label, number in INDEX.items() if label != "O" and label[2:] not in looked_for}
    return frozenset(silent | {INDEX["O"]})


def _right(example: Example, start: int, end: int, nothing: frozenset[int]) -> frozenset[int]:
    """The right labels of the token at `start`..`end`."""
    if start == end:
        return ANYTHING
    for mark in example.marks:
        if start < mark.end and mark.start < end:
            if mark.kind == UNKNOWN:
                return ANYTHING
            return frozenset({INDEX[f"{'B' if start <= mark.start else 'I'}-{mark.kind}"]})
    return nothing


def right_labels(example: Example, start: int, end: int) -> frozenset[int]:
    """The labels that are right for a token that stands at `start`..`end` of the text."""
    return _right(example, start, end, outside(example.looked_for))


def encode(example: Example, by: "Tokenizer") -> Encoded:
    """The tokens of a text and what is right for each."""
    encoding = by.encode(example.text)
    nothing = outside(example.looked_for)
    return Encoded(encoding.ids, [_right(example, start, end, nothing) for start, end in encoding.offsets])
