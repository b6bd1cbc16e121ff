"""How a skill asks the model: an instruction, examples, the text, and an answer in JSON."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from local_models.llm import Cancel, ChatMessage, LocalModel


def shown(instruction: str, examples: Iterable[tuple[str, Any]], text: str) -> list[ChatMessage]:
    """The messages for `text`. The instruction and examples never change, so a model evaluates them once."""
    messages = [ChatMessage("system", instruction)]
    for said, answer in examples:
        messages += [ChatMessage("user", said), ChatMessage("assistant", json.dumps(answer))]
    return [*messages, ChatMessage("user", text)]


def answered(
    model: LocalModel, messages: list[ChatMessage], schema: Mapping[str, Any], room: int, cancel: Cancel | None
) -> dict[str, Any] | None:
    """The model's answer of at most `room` tokens, which has the form of `schema`; None if it was cancelled.

    Raises ModelError.
    """
    answer = "".join(model.stream_json(messages, schema, max_tokens=room, cancel=cancel))
    if cancel and cancel.is_set:
        return None
    found: dict[str, Any] = json.loads(answer)
    return found
