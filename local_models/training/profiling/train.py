"""Fine-tunes MiniLM-L6 into the profiler: `python -m local_models.training.profiling.train CHECKPOINT`.

The mean of the tokens' logits answers; the loss is the sum of the heads' cross-entropies. The persona sentences of
Synthetic-Persona-Chat (CC BY 4.0) join where `--personas` names the file. `local_models.training.export CHECKPOINT
PROFILER --reader` makes the files that Sotto reads by. The same for the same seed.
"""

import argparse
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import torch
from torch.nn.functional import cross_entropy
from transformers import BertForTokenClassification

from local_models.profiler import HEADS, WIDTH
from local_models.training.batches import cut
from local_models.training.encoding import tokenizer
from local_models.training.profiling.texts import NOTHING, Item, items, personas
from local_models.training.train import base, rate, save

_TOKENS = 1024
"""Tokens of one batch, padding included."""


@dataclass(frozen=True, slots=True)
class Encoded:
    """One text: its token numbers and its right answer for every head."""

    tokens: list[int]
    targets: tuple[int, ...]


def batches(every: Sequence[Encoded], rng: Random) -> Iterator[tuple[torch.Tensor, torch.Tensor, torch.Tensor]]:
    """Tokens, mask and targets without end: all items once, then again in another order."""
    order = list(every)
    while True:
        rng.shuffle(order)
        parts = [part for at in range(0, len(order), 2000) for part in cut(order[at : at + 2000], _TOKENS)]
        rng.shuffle(parts)
        yield from map(_padded, parts)


def _padded(part: Sequence[Encoded]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    width = max(len(item.tokens) for item in part)
    ids = torch.tensor([item.tokens + [0] * (width - len(item.tokens)) for item in part])
    mask = torch.tensor([[1] * len(item.tokens) + [0] * (width - len(item.tokens)) for item in part])
    return ids, mask, torch.tensor([item.targets for item in part])


def answers(logits: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
    """The mean of the tokens' logits, shape [texts, WIDTH]."""
    weights = mask.unsqueeze(-1).float()
    return (logits.float() * weights).sum(dim=1) / weights.sum(dim=1)


def loss_of(numbers: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
    """The sum of the heads' cross-entropies, with labels smoothed a little so that scores stay honest."""
    parts = numbers.split([len(head) for head in HEADS], dim=-1)
    losses = [
        cross_entropy(part, targets[:, index], ignore_index=NOTHING, label_smoothing=0.03)
        for index, part in enumerate(parts)
        if (targets[:, index] != NOTHING).any()
    ]
    return torch.stack(losses).sum()


def train(every: Sequence[Encoded], start: Path, out: Path, steps: int, peak: float, seed: int) -> None:
    """Train for `steps` batches with AdamW in bfloat16, saving to `out` every few hundred steps."""
    torch.manual_seed(seed)
    model = BertForTokenClassification.from_pretrained(start, num_labels=WIDTH, ignore_mismatched_sizes=True)
    model.train()
    model.bert.embeddings.word_embeddings.requires_grad_(False)  # rare words stay where they are
    weights = [weight for weight in model.parameters() if weight.requires_grad]
    optimizer = torch.optim.AdamW(weights, lr=peak, weight_decay=0.01, fused=True)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: rate(step, steps))
    source, began, smooth = batches(every, Random(seed)), time.monotonic(), 0.0
    for step in range(1, steps + 1):
        ids, mask, targets = next(source)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            logits = model(input_ids=ids, attention_mask=mask).logits
        loss = loss_of(answers(logits, mask), targets)
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
    parser = argparse.ArgumentParser(description="Train the profiler.")
    parser.add_argument("out", type=Path, help="the folder of the checkpoint")
    parser.add_argument("--start", type=Path, help="a checkpoint to begin from (default: the plain MiniLM-L6)")
    parser.add_argument("--personas", type=Path, help="Synthetic-Persona-Chat_valid.csv")
    parser.add_argument("--count", type=int, default=40_000, help="how many texts are made")
    parser.add_argument("--steps", type=int, default=4000)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    start = args.start or base()
    texts: list[Item] = list(items(args.count, args.seed, testing=False))
    texts += personas(args.personas, testing=False) if args.personas else []
    by = tokenizer(start)
    every = [Encoded(by.encode(item.text).ids, item.targets) for item in texts]
    print(f"{len(every)} texts, {sum(len(item.tokens) for item in every)} tokens", flush=True)
    train(every, start, args.out, args.steps, args.rate, args.seed)


if __name__ == "__main__":
    main()
