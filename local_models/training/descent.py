"""What the trainers share: the plain MiniLM to begin from, and the way down."""

import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import torch
from transformers import BertForTokenClassification

from local_models.training.batches import WARM_UP, HasTokens, rate

_TOLD_EVERY, SAVED_EVERY = 20, 500


def fresh(start: Path, width: int, seed: int) -> BertForTokenClassification:
    """The model of a folder with `width` numbers a token, ready to train. Its word embeddings stay as they are.

    They are half the weights, and rare words stay apart. A head of another width begins anew.
    """
    torch.manual_seed(seed)
    model = BertForTokenClassification.from_pretrained(start, num_labels=width, ignore_mismatched_sizes=True)
    model.train()
    model.bert.embeddings.word_embeddings.requires_grad_(False)
    return model


def padded(batch: Sequence[HasTokens]) -> tuple[torch.Tensor, torch.Tensor]:
    """Token numbers and mask of a batch, each of shape [texts, width of the longest]."""
    width = max(len(item.tokens) for item in batch)
    ids = torch.tensor([item.tokens + [0] * (width - len(item.tokens)) for item in batch])
    mask = torch.tensor([[1] * len(item.tokens) + [0] * (width - len(item.tokens)) for item in batch])
    return ids, mask


def logits_of(model: BertForTokenClassification, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
    """The model's numbers for every token, computed in bfloat16, as float32 [texts, width, numbers]."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        logits = model(input_ids=ids, attention_mask=mask).logits
    whole: torch.Tensor = logits.float()
    return whole


def descend(
    model: torch.nn.Module,
    losses: Iterator[torch.Tensor],
    steps: int,
    peak: float,
    save: Callable[[], None],
    every: int = SAVED_EVERY,
    hold: float = WARM_UP,
) -> None:
    """Take `steps` losses, and after each a step with AdamW down from it; `save` every so many and at the end.

    `losses` runs the model on its next batch when it is asked for the next one. `peak` is the learning rate, and
    `hold` the share of the steps before it falls.
    """
    weights = [weight for weight in model.parameters() if weight.requires_grad]
    optimizer = torch.optim.AdamW(weights, lr=peak, weight_decay=0.01, fused=True)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: rate(step, steps, hold))
    began, smooth = time.monotonic(), 0.0
    for step in range(1, steps + 1):
        loss = next(losses)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(weights, 1.0)
        optimizer.step()
        schedule.step()
        optimizer.zero_grad()
        smooth = loss.item() if step == 1 else 0.98 * smooth + 0.02 * loss.item()
        if step % _TOLD_EVERY == 0 or step == steps:
            print(f"step {step} of {steps}: loss {smooth:.4f}, {time.monotonic() - began:.0f} s", flush=True)
        if step % every == 0 or step == steps:
            save()
