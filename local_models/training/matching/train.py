"""Fine-tunes MiniLM-L6 into the matcher: `python -m local_models.training.matching.train OUT --start TAGGER`.

The loss is cross-entropy on the tokens of the text. `local_models.training.export OUT MATCHER --reader`
makes the files that Sotto reads by. The same for the same seed.
"""

import argparse
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import torch
from torch.nn.functional import cross_entropy
from transformers import BertForTokenClassification

from local_models.matcher import ANSWERS, TEXT, WISH
from local_models.training.batches import epochs
from local_models.training.course import Course, course_of, options
from local_models.training.descent import DEVICE, descend, fresh, logits_of, padded, without_some
from local_models.training.encoding import tokenizer
from local_models.training.matching.pairs import Shares, pairs
from local_models.training.matching.questions import Pair
from local_models.training.train import base, save
from local_models.windows import OVERLAP, windows

if TYPE_CHECKING:
    from tokenizers import Tokenizer

NOTHING = -100
"""The target of a token from which there is nothing to learn."""
_BEGIN, _END = 101, 102
"""Token numbers of MiniLM-L6: of [CLS], and of [SEP], which also parts the two."""
_USUAL = Course(steps=4000, peak=2e-4, tokens=2048)


@dataclass(frozen=True, slots=True)
class Item:
    """A wish and a window of a text: the token numbers, and a target for every token."""

    tokens: list[int]
    targets: list[int]


def items(every: Iterable[Pair], by: "Tokenizer") -> Iterator[Item]:
    """The pairs as the model reads them."""
    by.no_truncation()
    for pair in every:
        wish = by.encode(pair.wish, add_special_tokens=False).ids[:WISH]
        text = by.encode(pair.text, add_special_tokens=False)
        targets = [_target(pair, *place) for place in text.offsets]
        for cut in windows(len(text.ids), TEXT, OVERLAP):
            inside = slice(cut.start, cut.end)
            yield Item(
                [_BEGIN, *wish, _END, *text.ids[inside], _END],
                [NOTHING] * (len(wish) + 2) + targets[inside] + [NOTHING],
            )


def _target(pair: Pair, start: int, end: int) -> int:
    if any(first < end and start < last for first, last in pair.unknown):
        return NOTHING
    return int(any(first < end and start < last for first, last in pair.goes))


def targets(batch: Sequence[Item], width: int) -> torch.Tensor:
    """The right answers, of shape [texts, width]."""
    return torch.tensor([item.targets + [NOTHING] * (width - len(item.targets)) for item in batch]).to(DEVICE)


def losses(model: BertForTokenClassification, every: Sequence[Item], course: Course) -> Iterator[torch.Tensor]:
    """The loss of one batch after the other."""
    for batch in epochs(every, Random(course.seed), course.tokens):
        ids, mask = padded(batch)
        logits = logits_of(model, without_some(ids, course.masked), mask)
        yield cross_entropy(logits.flatten(0, 1), targets(batch, ids.shape[1]).flatten(), ignore_index=NOTHING)


def train(every: Sequence[Item], start: Path, out: Path, course: Course) -> None:
    """Train from the checkpoint `start`, saving to `out` now and then."""
    model = fresh(start, len(ANSWERS), course.seed)
    descend(model, losses(model, every, course), course, lambda: save(model, start, out))


def main() -> None:
    """Read the command line and train."""
    parser = argparse.ArgumentParser(description="Train the matcher of wishes and texts.")
    parser.add_argument("out", type=Path, help="the folder of the checkpoint")
    parser.add_argument("--start", type=Path, help="a checkpoint to begin from (default: the plain MiniLM-L6)")
    parser.add_argument("--count", type=int, default=40_000, help="how many pairs are made of the written ones")
    parser.add_argument("--share", type=float, default=0.5, help="made pairs for each of those")
    parser.add_argument("--owned", type=float, default=0.5, help="pairs made of notes for each of those")
    parser.add_argument("--apart", type=float, default=0.5, help="pairs with another question's text for each")
    options(parser, _USUAL)
    args = parser.parse_args()
    start = args.start or base()
    shares = Shares(args.share, args.owned, args.apart)
    every = list(items(pairs(args.count, shares, args.seed, testing=False), tokenizer(start)))
    print(f"{len(every)} texts, {sum(len(item.tokens) for item in every)} tokens", flush=True)
    train(every, start, args.out, course_of(args))


if __name__ == "__main__":
    main()
