"""Teaches the embedded model: `python -m local_models.training.teaching.train GGUF LESSONS OUT.gguf`.

The loss is the cross-entropy of the answers' tokens; prompts teach nothing. OUT is written anew now and then, so
the run may be stopped at any time and gone on with by --start. The same for the same seed.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import torch
from torch.nn.functional import cross_entropy

from local_models.training.batches import epochs
from local_models.training.course import Course, course_of, options
from local_models.training.descent import DEVICE, descend, padded
from local_models.training.teaching import adapter
from local_models.training.teaching.base import read as read_base
from local_models.training.teaching.llama import Llama

_SAVED_EVERY = 100
RANK, ALPHA = 8, 16.0


@dataclass(frozen=True, slots=True)
class Encoded:
    """One lesson: its tokens, the first `asked` of which are the prompt."""

    tokens: list[int]
    asked: int


def lessons(path: Path) -> list[Encoded]:
    """The lessons of a file that make_data wrote."""
    return [Encoded(**json.loads(line)) for line in path.read_text("utf-8").splitlines()]


def loss_of(model: Llama, batch: Sequence[Encoded]) -> torch.Tensor:
    """The mean cross-entropy of the answers' tokens. Padding stands at the end, where nothing looks at it."""
    ids, _ = padded(batch)
    hidden = model(ids)
    rows = [row for row, item in enumerate(batch) for _ in range(item.asked, len(item.tokens))]
    places = [place for item in batch for place in range(item.asked, len(item.tokens))]
    before = torch.tensor(places, device=DEVICE) - 1
    return cross_entropy(model.logits(hidden[rows, before]), ids[rows, places])


def losses(model: Llama, every: Sequence[Encoded], course: Course) -> Iterator[torch.Tensor]:
    """The loss of one batch after the other. No word is left out: an answer repeats them."""
    for batch in epochs(every, Random(course.seed), course.tokens):
        yield loss_of(model, batch)


def save(model: Llama, out: Path) -> None:
    """Write the adapter as it is now."""
    found = {name: (a.cpu().numpy(), b.cpu().numpy()) for name, (a, b) in model.corrections().items()}
    aside = out.with_suffix(".part")
    adapter.write(aside, found, ALPHA)
    aside.replace(out)


def begin_from(model: Llama, start: Path) -> None:
    """Go on from the adapter of an earlier run."""
    kept = adapter.read(start)
    with torch.no_grad():
        for name, (a, b) in model.corrections().items():
            a.copy_(torch.from_numpy(kept[name][0]))
            b.copy_(torch.from_numpy(kept[name][1]))


def main() -> None:
    """Read the command line and train."""
    parser = argparse.ArgumentParser(description="Teach the embedded model its background jobs.")
    parser.add_argument("base", type=Path, help="the GGUF file of the model")
    parser.add_argument("lessons", type=Path, help="a file that make_data wrote")
    parser.add_argument("out", type=Path, help="the adapter's GGUF file")
    parser.add_argument("--start", type=Path, help="an adapter to go on from")
    options(parser, Course(steps=1000, peak=1e-3, tokens=768), leaves_out=False)
    args = parser.parse_args()
    model, every = Llama(read_base(args.base), RANK, ALPHA, args.seed).to(DEVICE), lessons(args.lessons)
    if args.start:
        begin_from(model, args.start)
    course = course_of(args)
    descend(model, losses(model, every, course), course, lambda: save(model, args.out), _SAVED_EVERY)


if __name__ == "__main__":
    main()
