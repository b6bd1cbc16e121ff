"""What the trainers share: the plain MiniLM to begin from, words left out, and the way down."""

import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import torch
from transformers import BertForTokenClassification

from local_models.training.batches import HasTokens, rate
from local_models.training.course import Course

_TOLD_EVERY, SAVED_EVERY = 20, 500
DEVICE = torch.device("cuda" if torch.cuda.is_available() else "cpu")
"""What trains: a graphics card where there is one, which two cores replace in fifty times the time."""

_OFTEN = 0.6
"""The share of the texts in which anything is left out: the others stay as they will be read."""
_MASK, _FIRST_WORD = 103, 999
"""Token numbers of MiniLM-L6: of [MASK], and of what comes after the special and unused ones."""


def fresh(start: Path, width: int, seed: int) -> BertForTokenClassification:
    """The model of a folder with `width` numbers a token, ready to train. Its word embeddings stay as they are.

    They are half the weights, and rare words stay apart. A head of another width begins anew.
    """
    torch.manual_seed(seed)
    model = BertForTokenClassification.from_pretrained(start, num_labels=width, ignore_mismatched_sizes=True)
    model.train()
    model.bert.embeddings.word_embeddings.requires_grad_(False)
    return model.to(DEVICE)


def padded(batch: Sequence[HasTokens]) -> tuple[torch.Tensor, torch.Tensor]:
    """Token numbers and mask of a batch, each of shape [texts, width of the longest]."""
    width = max(len(item.tokens) for item in batch)
    ids = torch.tensor([item.tokens + [0] * (width - len(item.tokens)) for item in batch])
    mask = torch.tensor([[1] * len(item.tokens) + [0] * (width - len(item.tokens)) for item in batch])
    return ids.to(DEVICE), mask.to(DEVICE)


def without_some(ids: torch.Tensor, share: float) -> torch.Tensor:
    """Token numbers of which a `share` is masked in three texts of five, so that no single word decides.

    Of shape [texts, width] as they came. Word dropout: Iyyer and others, "Deep unordered composition rivals
    syntactic methods", ACL 2015.
    """
    if not share:
        return ids
    drawn = torch.rand(ids.shape, device=ids.device) < share
    chosen = torch.rand(len(ids), 1, device=ids.device) < _OFTEN
    return ids.masked_fill(drawn & chosen & (ids >= _FIRST_WORD), _MASK)


def logits_of(model: BertForTokenClassification, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
    """The model's numbers for every token, computed in bfloat16, as float32 [texts, width, numbers]."""
    with torch.autocast(DEVICE.type, dtype=torch.bfloat16):
        logits = model(input_ids=ids, attention_mask=mask).logits
    whole: torch.Tensor = logits.float()
    return whole


def descend(
    model: torch.nn.Module,
    losses: Iterator[torch.Tensor],
    course: Course,
    save: Callable[[], None],
    every: int = SAVED_EVERY,
) -> None:
    """Take a loss a step, and after each a step with AdamW down from it; `save` every so many and at the end.

    `losses` runs the model on its next batch when it is asked for the next one.
    """
    weights = [weight for weight in model.parameters() if weight.requires_grad]
    optimizer = torch.optim.AdamW(weights, lr=course.peak, weight_decay=0.01, fused=True)
    steps, hold = course.steps, course.hold
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
