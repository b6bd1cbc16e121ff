"""Which part of a long conversation a model sees."""

from collections.abc import Callable, Sequence
from itertools import accumulate

from local_models.llm import ChatMessage, ModelError

Count = Callable[[str], int]

OVERHEAD = 8
"""Tokens that a chat template adds to each message, at most, in the templates we know."""

GAP = "\n[…]\n"
"""What stands in the place of a text's middle that is left out."""
_LEAST = 32  # tokens of the last message below which an answer makes no sense


def fit(messages: Sequence[ChatMessage], budget: int, count: Count, step: int) -> list[ChatMessage]:
    """The messages that fit into `budget` tokens: the system part and the latest turns.

    A turn is a user message with what follows it. Old turns are dropped whole, and several at once, so that what
    has been dropped covers at least a multiple of `step` tokens: the beginning of the prompt then stays the same
    for many turns, and with it what the model has already evaluated. Where even the last turn is too long, the
    middle of its longest message is left out, since people ask before or after what they paste.
    Raises ModelError when the system part leaves no room for the last turn.
    """
    system, turns = _split(messages)
    room = budget - _cost(system, count)
    costs = [_cost(turn, count) for turn in turns]
    kept = turns[_first_kept(costs, room, step) :]
    if kept and _cost(kept[0], count) > room and len(kept) == 1:
        kept = [_shortened(kept[0], room, count)]
    return [*system, *(message for turn in kept for message in turn)]


def _split(messages: Sequence[ChatMessage]) -> tuple[list[ChatMessage], list[list[ChatMessage]]]:
    """The system messages at the start, and the turns after them."""
    start = next((place for place, message in enumerate(messages) if message.role != "system"), len(messages))
    turns: list[list[ChatMessage]] = []
    for message in messages[start:]:
        if message.role == "user" or not turns:
            turns.append([])
        turns[-1].append(message)
    return list(messages[:start]), turns


def _cost(messages: Sequence[ChatMessage], count: Count) -> int:
    return sum(count(message.content) + OVERHEAD for message in messages)


def _first_kept(costs: Sequence[int], room: int, step: int) -> int:
    """The index of the first turn to keep; the last turn always stays."""
    total = sum(costs)
    if total <= room:
        return 0
    drop_at_least = -(-(total - room) // step) * step
    dropped = list(accumulate(costs))
    return next((place + 1 for place, sum_ in enumerate(dropped[:-1]) if sum_ >= drop_at_least), len(costs) - 1)


def _shortened(turn: Sequence[ChatMessage], room: int, count: Count) -> list[ChatMessage]:
    """The turn with the middle of its longest message left out, so that it takes at most `room` tokens."""
    place = max(range(len(turn)), key=lambda at: count(turn[at].content))
    others = _cost(turn, count) - count(turn[place].content)
    if room - others < _LEAST:
        raise ModelError("The instructions fill this model's context; use a model with a larger one.")
    text = _ends(turn[place].content, room - others, count)
    return [ChatMessage(m.role, text) if at == place else m for at, m in enumerate(turn)]


def _ends(text: str, room: int, count: Count) -> str:
    """The beginning and the end of `text`, as much as takes at most `room` tokens, with a mark between."""
    low, high = 0, len(text) // 2
    while low < high:
        half = (low + high + 1) // 2
        if count(text[:half] + GAP + text[len(text) - half :]) <= room:
            low = half
        else:
            high = half - 1
    return text[:low] + GAP + text[len(text) - low :]
