"""Fine-tunes MiniLM-L6 into the reader: `python -m local_models.training.reading.train CHECKPOINT --start TAGGER`.

The loss is cross-entropy: of the marks on every token, and of the category, the subject and the literal flag on
the tokens of mentions. `local_models.training.export CHECKPOINT READER --reader` makes the files that Sotto reads
by. The same for the same seed. A frozen embedder with two layers on top was tried first and read half as much.
"""

import argparse
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import torch
from torch.nn.functional import cross_entropy
from transformers import BertForTokenClassification

from local_models.reader import CATEGORIES, HEADS, MARKS, POINTS, SUBJECTS, readable
from local_models.training.batches import cut
from local_models.training.encoding import tokenizer
from local_models.training.reading.instructions import Instruction, Marked, instructions
from local_models.training.train import base, rate, save

if TYPE_CHECKING:
    from tokenizers import Tokenizer

NOTHING = -100
"""The target of a token from which there is nothing to learn."""
_TOKENS = 1536
"""Tokens of one batch, padding included."""
_WIDTH = sum(len(head) for head in HEADS)


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


def batches(every: Sequence[Item], rng: Random) -> Iterator[tuple[torch.Tensor, torch.Tensor, torch.Tensor]]:
    """Tokens, mask and targets without end: all items once, then again in another order."""
    order = list(every)
    while True:
        rng.shuffle(order)
        parts = [part for at in range(0, len(order), 2000) for part in cut(order[at : at + 2000], _TOKENS)]
        rng.shuffle(parts)
        yield from map(_padded, parts)


def _padded(part: Sequence[Item]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    width = max(len(item.tokens) for item in part)
    ids = torch.tensor([item.tokens + [0] * (width - len(item.tokens)) for item in part])
    nothing = [NOTHING] * len(HEADS)
    targets = torch.tensor([item.targets + [nothing] * (width - len(item.targets)) for item in part])
    mask = torch.tensor([[1] * len(item.tokens) + [0] * (width - len(item.tokens)) for item in part])
    return ids, mask, targets


def loss_of(numbers: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
    """The sum of the heads' cross-entropies."""
    parts = numbers.float().split([len(head) for head in HEADS], dim=-1)
    losses = [
        cross_entropy(part.flatten(0, 1), targets[..., index].flatten(), ignore_index=NOTHING)
        for index, part in enumerate(parts)
        if (targets[..., index] != NOTHING).any()
    ]
    return torch.stack(losses).sum()


def train(every: Sequence[Item], start: Path, out: Path, steps: int, peak: float, seed: int) -> None:
    """Train for `steps` batches with AdamW in bfloat16, saving to `out` every few hundred steps."""
    torch.manual_seed(seed)
    model = BertForTokenClassification.from_pretrained(start, num_labels=_WIDTH, ignore_mismatched_sizes=True)
    model.train()
    model.bert.embeddings.word_embeddings.requires_grad_(False)  # rare words stay where they are
    weights = [weight for weight in model.parameters() if weight.requires_grad]
    optimizer = torch.optim.AdamW(weights, lr=peak, weight_decay=0.01, fused=True)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: rate(step, steps))
    source, began, smooth = batches(every, Random(seed)), time.monotonic(), 0.0
    for step in range(1, steps + 1):
        ids, mask, targets = next(source)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            numbers = model(input_ids=ids, attention_mask=mask).logits
        loss = loss_of(numbers, targets)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(weights, 1.0)
        optimizer.step()
        schedule.step()
        optimizer.zero_grad()
        smooth = loss.item() if step == 1 else 0.98 * smooth + 0.02 * loss.item()
        if step % 50 == 0:
            print(f"step {step} of {steps}: loss {smooth:.4f}, {time.monotonic() - began:.0f} s", flush=True)
        if step % 500 == 0 or step == steps:
            save(model, start, out)


def main() -> None:
    """Read the command line and train."""
    parser = argparse.ArgumentParser(description="Train the reader of privacy instructions.")
    parser.add_argument("out", type=Path, help="the folder of the checkpoint")
    parser.add_argument("--start", type=Path, help="a checkpoint to begin from (default: the plain MiniLM-L6)")
    parser.add_argument("--count", type=int, default=60_000, help="how many texts are made")
    parser.add_argument("--steps", type=int, default=6000)
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    start = args.start or base()
    every = list(items(list(instructions(args.count, args.seed, testing=False)), tokenizer(start)))
    print(f"{len(every)} texts, {sum(len(item.tokens) for item in every)} tokens", flush=True)
    train(every, start, args.out, args.steps, args.rate, args.seed)


if __name__ == "__main__":
    main()
