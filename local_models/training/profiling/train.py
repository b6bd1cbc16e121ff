"""Fine-tunes MiniLM-L6 into the profiler: `python -m local_models.training.profiling.train CHECKPOINT`.

The mean of the tokens' logits answers; the loss is the sum of the heads' cross-entropies. The persona sentences of
Synthetic-Persona-Chat (CC BY 4.0) join where `--personas` names the file. `local_models.training.export CHECKPOINT
PROFILER --reader` makes the files that Sotto reads by. The same for the same seed.
"""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import torch
from torch.nn.functional import cross_entropy
from transformers import BertForTokenClassification

from local_models.profiler import HEADS, WIDTH
from local_models.training.batches import epochs
from local_models.training.course import Course, course_of, options
from local_models.training.descent import DEVICE, descend, fresh, logits_of, padded, without_some
from local_models.training.encoding import tokenizer
from local_models.training.profiling.item import NOTHING, Item
from local_models.training.profiling.texts import items, made, personas
from local_models.training.train import base, save

_USUAL = Course(steps=4000, peak=2e-4)


@dataclass(frozen=True, slots=True)
class Encoded:
    """One text: its token numbers and its right answer for every head."""

    tokens: list[int]
    targets: tuple[int, ...]


def answers(logits: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
    """The mean of the tokens' logits, shape [texts, WIDTH]."""
    weights = mask.unsqueeze(-1).float()
    return (logits * weights).sum(dim=1) / weights.sum(dim=1)


def loss_of(numbers: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
    """The sum of the heads' cross-entropies, with labels smoothed a little so that scores stay honest."""
    parts = numbers.split([len(head) for head in HEADS], dim=-1)
    losses = [
        cross_entropy(part, targets[:, index], ignore_index=NOTHING, label_smoothing=0.03)
        for index, part in enumerate(parts)
        if (targets[:, index] != NOTHING).any()
    ]
    return torch.stack(losses).sum()


def losses(model: BertForTokenClassification, every: Sequence[Encoded], course: Course) -> Iterator[torch.Tensor]:
    """The loss of one batch after the other."""
    for batch in epochs(every, Random(course.seed), course.tokens):
        ids, mask = padded(batch)
        numbers = answers(logits_of(model, without_some(ids, course.masked), mask), mask)
        yield loss_of(numbers, torch.tensor([item.targets for item in batch]).to(DEVICE))


def train(every: Sequence[Encoded], start: Path, out: Path, course: Course) -> None:
    """Train from the checkpoint `start`, saving to `out` now and then."""
    model = fresh(start, WIDTH, course.seed)
    descend(model, losses(model, every, course), course, lambda: save(model, start, out))


def main() -> None:
    """Read the command line and train."""
    parser = argparse.ArgumentParser(description="Train the profiler.")
    parser.add_argument("out", type=Path, help="the folder of the checkpoint")
    parser.add_argument("--start", type=Path, help="a checkpoint to begin from (default: the plain MiniLM-L6)")
    parser.add_argument("--personas", type=Path, help="Synthetic-Persona-Chat_valid.csv")
    parser.add_argument("--count", type=int, default=40_000, help="how many texts are made")
    parser.add_argument("--made", type=int, default=0, help="how many texts are put together of things and scenes")
    parser.add_argument("--stress", default="", help="files (by name) of a quarter of the pairs and answers")
    options(parser, _USUAL)
    args = parser.parse_args()
    start = args.start or base()
    texts: list[Item] = list(items(args.count, args.seed, testing=False, stressed=args.stress))
    texts += made(args.made, args.seed, testing=False)
    texts += personas(args.personas, testing=False) if args.personas else []
    by = tokenizer(start)
    every = [Encoded(by.encode(item.text).ids, item.targets) for item in texts]
    print(f"{len(every)} texts, {sum(len(item.tokens) for item in every)} tokens", flush=True)
    train(every, start, args.out, course_of(args))


if __name__ == "__main__":
    main()
