"""Fine-tunes MiniLM-L6 into the reader: `python -m local_models.training.reading.train CHECKPOINT --start TAGGER`.

The loss is cross-entropy: of the marks on every token, and of the category, the subject and the literal flag on
the tokens of mentions. `local_models.training.export CHECKPOINT READER --reader` makes the files that Sotto reads
by. The same for the same seed. A frozen embedder with two layers on top was tried first and read half as much.
"""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import torch
from torch.nn.functional import cross_entropy
from transformers import BertForTokenClassification

from local_models.reader import CATEGORIES, HEADS, MARKS, POINTS, SUBJECTS, WIDTH, readable
from local_models.training.batches import epochs
from local_models.training.course import Course, course_of, options
from local_models.training.descent import DEVICE, descend, fresh, logits_of, padded, without_some
from local_models.training.encoding import tokenizer
from local_models.training.reading.instructions import Instruction, Marked, instructions
from local_models.training.train import base, save

if TYPE_CHECKING:
    from tokenizers import Tokenizer

NOTHING = -100
"""The target of a token from which there is nothing to learn."""
_USUAL = Course(steps=6000, peak=3e-4, tokens=1536)


@dataclass(frozen=True, slots=True)
class Item:
    """One text: its token numbers, and a target for every token and head."""

    tokens: list[int]
    targets: list[list[int]]


def items(texts: Sequence[Instruction], by: "Tokenizer") -> Iterator[Item]:
    """The texts as the model reads them."""
    for text in texts:
        encoding = by.encode(readable(text.text))
        yield Item(encoding.ids, [_target(text, *place) for place in encoding.offsets])


def _target(text: Instruction, start: int, end: int) -> list[int]:
    """The right index in every head for the token at `start`..`end`."""
    if start == end:
        return [NOTHING] * len(HEADS)
    point = next((p.point for p in text.points if start < p.end and p.start < end), None)
    return [*_marked(text.marks, start, end), NOTHING if point is None else POINTS.index(point)]


def _marked(marks: Sequence[Marked], start: int, end: int) -> list[int]:
    """The right index in the heads that tell of mentions."""
    for mark in marks:
        if start < mark.end and mark.start < end:
            begins = MARKS.index(f"{'B' if start <= mark.start else 'I'}-{mark.action}")
            if mark.action == "who":
                return [begins, NOTHING, NOTHING, NOTHING]
            return [begins, CATEGORIES.index(mark.category), SUBJECTS.index(mark.subject), int(mark.literal)]
    return [0, NOTHING, NOTHING, NOTHING]


def targets(batch: Sequence[Item], width: int) -> torch.Tensor:
    """The right answers, of shape [texts, width, heads]."""
    nothing = [NOTHING] * len(HEADS)
    return torch.tensor([item.targets + [nothing] * (width - len(item.targets)) for item in batch]).to(DEVICE)


def loss_of(numbers: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
    """The sum of the heads' cross-entropies."""
    parts = numbers.split([len(head) for head in HEADS], dim=-1)
    losses = [
        cross_entropy(part.flatten(0, 1), targets[..., index].flatten(), ignore_index=NOTHING)
        for index, part in enumerate(parts)
        if (targets[..., index] != NOTHING).any()
    ]
    return torch.stack(losses).sum()


def losses(model: BertForTokenClassification, every: Sequence[Item], course: Course) -> Iterator[torch.Tensor]:
    """The loss of one batch after the other."""
    for batch in epochs(every, Random(course.seed), course.tokens):
        ids, mask = padded(batch)
        yield loss_of(logits_of(model, without_some(ids, course.masked), mask), targets(batch, ids.shape[1]))


def train(every: Sequence[Item], start: Path, out: Path, course: Course) -> None:
    """Train from the checkpoint `start`, saving to `out` now and then."""
    model = fresh(start, WIDTH, course.seed)
    descend(model, losses(model, every, course), course, lambda: save(model, start, out))


def main() -> None:
    """Read the command line and train."""
    parser = argparse.ArgumentParser(description="Train the reader of privacy instructions.")
    parser.add_argument("out", type=Path, help="the folder of the checkpoint")
    parser.add_argument("--start", type=Path, help="a checkpoint to begin from (default: the plain MiniLM-L6)")
    parser.add_argument("--count", type=int, default=60_000, help="how many texts are made")
    options(parser, _USUAL)
    args = parser.parse_args()
    start = args.start or base()
    every = list(items(list(instructions(args.count, args.seed, testing=False)), tokenizer(start)))
    print(f"{len(every)} texts, {sum(len(item.tokens) for item in every)} tokens", flush=True)
    train(every, start, args.out, course_of(args))


if __name__ == "__main__":
    main()
