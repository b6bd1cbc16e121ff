"""Trains the reader's head: `python -m local_models.training.reading.train OUT [--count 24000]`.

The sentence embedder stays as it is (its int8 rows are computed once); only two transformer layers and a linear
layer on top learn. The loss is cross-entropy: of the marks on every token, of the category, the subject and
the literal flag on the tokens of mentions. Writes `model.onnx` (int8) to OUT. The same for the same seed.
"""

import argparse
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import numpy as np
import torch
from torch import nn
from torch.nn.functional import cross_entropy

from local_models.encoder import WEIGHTS, Encoder, Rows
from local_models.reader import CATEGORIES, HEADS, MARKS, SUBJECTS
from local_models.training.reading.instructions import Instruction, Marked, instructions

WIDTH = 384
NOTHING = -100
"""The target of a token from which there is nothing to learn."""
_BATCH = 48
_PARTS = 6
"""Parts that attention looks with."""
_OUT = sum(len(head) for head in HEADS)


class Layer(nn.Module):
    """One transformer layer, normalised first (Xiong and others, 2020).

    torch's own fixes the number of tokens when it is exported.
    """

    def __init__(self) -> None:
        super().__init__()
        self.norms = nn.ModuleList([nn.LayerNorm(WIDTH), nn.LayerNorm(WIDTH)])
        self.asks, self.gives = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.wide, self.narrow = nn.Linear(WIDTH, 2 * WIDTH), nn.Linear(2 * WIDTH, WIDTH)
        self.drop = nn.Dropout(0.1)

    def forward(self, rows: torch.Tensor, padding: torch.Tensor | None) -> torch.Tensor:
        """Rows of shape [texts, tokens, WIDTH] from such rows; `padding` [texts, tokens] is not looked at."""
        rows = rows + self.drop(self._attended(self.norms[0](rows), padding))
        wide = nn.functional.gelu(self.wide(self.norms[1](rows)))
        out: torch.Tensor = rows + self.drop(self.narrow(self.drop(wide)))
        return out

    def _attended(self, rows: torch.Tensor, padding: torch.Tensor | None) -> torch.Tensor:
        size = WIDTH // _PARTS
        asks, keys, values = (
            part.unflatten(2, (_PARTS, size)).transpose(1, 2) for part in self.asks(rows).split(WIDTH, 2)
        )
        weights = asks @ keys.transpose(2, 3) / size**0.5
        if padding is not None:
            weights = weights.masked_fill(padding[:, None, None], float("-inf"))
        mixed: torch.Tensor = self.gives((self.drop(weights.softmax(-1)) @ values).transpose(1, 2).flatten(2))
        return mixed


class Head(nn.Module):
    """Two transformer layers and what they say of every token."""

    def __init__(self) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(WIDTH)
        self.layers = nn.ModuleList([Layer(), Layer()])
        self.out = nn.Linear(WIDTH, _OUT)

    def forward(self, rows: torch.Tensor, padding: torch.Tensor | None = None) -> torch.Tensor:
        """Numbers of shape [texts, tokens, all heads] for rows of shape [texts, tokens, WIDTH]."""
        rows = self.norm(rows)
        for layer in self.layers:
            rows = layer(rows, padding)
        numbers: torch.Tensor = self.out(rows)
        return numbers


@dataclass(frozen=True, slots=True)
class Item:
    """One text: its rows [tokens, WIDTH] in half precision, and a target for every token and head."""

    rows: Rows
    targets: "np.ndarray[tuple[int, int], np.dtype[np.int64]]"


def items(texts: Sequence[Instruction]) -> Iterator[Item]:
    """The texts as the embedder reads them."""
    encoder = Encoder(WEIGHTS / "embedder")
    for start in range(0, len(texts), 256):
        part = texts[start : start + 256]
        for text, reading in zip(part, encoder.read([each.text for each in part]), strict=True):
            if reading.places:
                targets = np.array([_target(text.marks, *place) for place in reading.places], dtype=np.int64)
                yield Item(reading.rows.astype(np.float16), targets)


def _target(marks: Sequence[Marked], start: int, end: int) -> list[int]:
    """The right index in every head for the token at `start`..`end`."""
    for mark in marks:
        if start < mark.end and mark.start < end:
            begins = MARKS.index(f"{'B' if start <= mark.start else 'I'}-{mark.action}")
            if mark.action == "who":
                return [begins, NOTHING, NOTHING, NOTHING]
            return [begins, CATEGORIES.index(mark.category), SUBJECTS.index(mark.subject), int(mark.literal)]
    return [0, NOTHING, NOTHING, NOTHING]


def batches(every: Sequence[Item], rng: Random) -> Iterator[tuple[torch.Tensor, torch.Tensor, torch.Tensor]]:
    """Rows, padding and targets without end: all items once, then again in another order."""
    order = list(every)
    while True:
        rng.shuffle(order)
        pools = [order[start : start + 50 * _BATCH] for start in range(0, len(order), 50 * _BATCH)]
        cut = [
            sorted(pool, key=lambda item: len(item.rows))[at : at + _BATCH]
            for pool in pools
            for at in range(0, len(pool), _BATCH)
        ]
        rng.shuffle(cut)
        yield from map(_padded, cut)


def _padded(part: Sequence[Item]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    width = max(len(item.rows) for item in part)
    rows, targets = (
        np.zeros((len(part), width, WIDTH), np.float32),
        np.full((len(part), width, len(HEADS)), NOTHING),
    )
    padding = np.ones((len(part), width), bool)
    for index, item in enumerate(part):
        size = len(item.rows)
        rows[index, :size], targets[index, :size], padding[index, :size] = item.rows, item.targets, False
    return torch.from_numpy(rows), torch.from_numpy(padding), torch.from_numpy(targets)


def loss_of(numbers: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
    """The sum of the heads' cross-entropies."""
    parts = numbers.split([len(head) for head in HEADS], dim=-1)
    losses = [
        cross_entropy(part.flatten(0, 1), targets[..., index].flatten(), ignore_index=NOTHING)
        for index, part in enumerate(parts)
        if (targets[..., index] != NOTHING).any()
    ]
    return torch.stack(losses).sum()


def train(every: Sequence[Item], steps: int, peak: float, seed: int) -> Head:
    """A head trained for `steps` batches with AdamW, one-cycle."""
    torch.manual_seed(seed)
    head = Head()
    head.train()
    optimizer = torch.optim.AdamW(head.parameters(), lr=peak, weight_decay=0.02)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, peak, total_steps=steps, pct_start=0.1)
    source, began, smooth = batches(every, Random(seed)), time.monotonic(), 0.0
    for step in range(1, steps + 1):
        rows, padding, targets = next(source)
        rows = rows + 0.02 * rows.std() * torch.randn_like(rows)
        loss = loss_of(head(rows, padding), targets)
        loss.backward()
        nn.utils.clip_grad_norm_(head.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        optimizer.zero_grad()
        smooth = loss.item() if step == 1 else 0.98 * smooth + 0.02 * loss.item()
        if step % 50 == 0:
            print(f"step {step} of {steps}: loss {smooth:.4f}, {time.monotonic() - began:.0f} s", flush=True)
    head.eval()
    return head


def export(head: Head, out: Path) -> None:
    """Write the head as int8 ONNX."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    out.mkdir(parents=True, exist_ok=True)
    whole = out / "whole.onnx"
    torch.onnx.export(
        head, (torch.zeros(1, 9, WIDTH),), str(whole), input_names=["rows"], output_names=["numbers"],
        dynamic_axes={"rows": {0: "texts", 1: "tokens"}, "numbers": {0: "texts", 1: "tokens"}}, opset_version=17,
        dynamo=False,
    )  # fmt: skip
    quantize_dynamic(str(whole), str(out / "model.onnx"), per_channel=True, weight_type=QuantType.QInt8)
    whole.unlink()


def main() -> None:
    """Read the command line, train and export."""
    parser = argparse.ArgumentParser(description="Train the reader of privacy instructions.")
    parser.add_argument("out", type=Path)
    parser.add_argument("--count", type=int, default=24_000, help="how many texts are made")
    parser.add_argument("--steps", type=int, default=3000)
    parser.add_argument("--rate", type=float, default=5e-4)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    every = list(items(list(instructions(args.count, args.seed, testing=False))))
    print(f"{len(every)} texts, {sum(len(item.rows) for item in every)} tokens", flush=True)
    export(train(every, args.steps, args.rate, args.seed), args.out)
    print(f"{(args.out / 'model.onnx').stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
