"""How fast a model reads and writes on this machine, measured as the user meets it: through its own `stream`."""

import time
from collections.abc import Sequence
from dataclasses import dataclass

from local_models.llm import Cancel, ChatMessage, LocalModel, ModelError
from local_models.precedence import PRECEDENCE

_WRITTEN = 96  # tokens that are asked for
_ENOUGH = 24  # below so many the clock says little
_ATTEMPTS = 4
_LINES = 28
_STORY = "Tell me a long story about a lighthouse keeper and a storm, with every detail you can think of."


@dataclass(frozen=True, slots=True)
class Speed:
    """Tokens a second: of a prompt that is new to the model, and of an answer."""

    reading: float
    writing: float


def measure_speed(model: LocalModel, cancel: Cancel | None = None) -> Speed:
    """Measure `model`; takes seconds on a fast machine, a minute on a slow one. Raises ModelError.

    In the background it is measured again where it had to wait for an answer meanwhile.
    """
    cancel = cancel or Cancel()
    for _ in range(_ATTEMPTS):
        before = PRECEDENCE.given_way
        speed = _measured(model, cancel)
        if PRECEDENCE.given_way == before:
            break
    return speed


def _measured(model: LocalModel, cancel: Cancel) -> Speed:
    _timed(model, [ChatMessage("user", "Say hello.")], 1, 0, cancel)  # what is read from the disk is in memory now
    reading = _reading(model, cancel)
    tokens, seconds = 0, 0.0
    for seed in range(_ATTEMPTS):
        pieces, times = _timed(model, [ChatMessage("user", _STORY)], _WRITTEN, seed, cancel)
        tokens += len(pieces) - 1
        seconds += times[-1] - times[0] if times else 0
        if tokens >= _ENOUGH or cancel.is_set:
            break
    if cancel.is_set:
        raise ModelError("The measuring was stopped.")
    if tokens < 1 or seconds <= 0:
        raise ModelError("The model answered too little for its speed to be measured.")
    return Speed(reading, tokens / seconds)


def _reading(model: LocalModel, cancel: Cancel) -> float:
    """Tokens a second of a prompt of which the model has seen nothing."""
    notes = [
        f"Note {line}: on day {line * 7} the ship {line * 31} left port {line * 13}." for line in range(_LINES)
    ]
    text = " ".join([*notes, "Which ship came first?"])
    began = time.perf_counter()
    _, times = _timed(model, [ChatMessage("user", text)], 1, 0, cancel)
    if cancel.is_set:
        raise ModelError("The measuring was stopped.")
    if not times:
        raise ModelError("The model answered nothing, so its speed can't be measured.")
    return model.count_tokens(text) / (times[0] - began)


def _timed(
    model: LocalModel, messages: Sequence[ChatMessage], limit: int, seed: int, cancel: Cancel
) -> tuple[list[str], list[float]]:
    """The pieces of an answer, a token each, and when each came."""
    pieces, times = [], []
    for piece in model.stream(messages, max_tokens=limit, seed=seed, cancel=cancel):
        pieces.append(piece)
        times.append(time.perf_counter())
    return pieces, times
