"""Which earlier messages of a conversation go with a question."""

from collections.abc import Sequence
from typing import Literal

from assistant.providers import Target
from assistant.store.messages import Message
from assistant.store.store import Store
from local_models.llm import ChatMessage, LocalModel
from privacy.outgoing import OutgoingMessage

SYSTEM = "You are a helpful assistant. Give short, correct answers."
"""Few and plain words: a model of 135M parameters answers fewer questions right with more of them."""
_SPEAKERS: dict[str, Literal["user", "assistant"]] = {"user": "user", "assistant": "assistant"}
"""Who speaks in a prompt: what somebody else wrote in an imported conversation does not."""


def knowing(remembered: str) -> str:
    """The local model's instruction, with what is remembered for the question."""
    return f"{SYSTEM}\n\nWhat you know about the user, whom you call you:\n{remembered}" if remembered else SYSTEM


def for_local_model(messages: Sequence[Message], system: str = SYSTEM) -> list[ChatMessage]:
    """The whole conversation: the local model may see everything. It drops what does not fit its context.

    A question that got no answer is left out once another one follows: it was asked again, or given up.
    """
    said = [message for message in messages if message.text and message.role in _SPEAKERS]
    followed = zip(said, [*said[1:], None], strict=True)
    heard = [one for one, after in followed if after is None or one.role != after.role]
    return [
        ChatMessage("system", system),
        *(ChatMessage(_SPEAKERS[message.role], message.text) for message in heard),
    ]


def left_out(text: str, model: LocalModel, max_tokens: int) -> str:
    """A line about a question that is longer than the local model can read; "" for one that fits.

    `max_tokens` is how long the answer may be. Raises ModelError.
    """
    room = model.context_size - min(max_tokens, model.context_size // 2)
    size = model.count_tokens(text) if len(text) > room else 0
    if size <= room:
        return ""
    return f"Only its beginning and end were read: the text has {size:,} tokens, {model.name} reads {room:,}."


def before(store: Store, message: Message) -> list[Message]:
    """What stands in view before `message`, in order."""
    return [each for each in store.messages.in_view(message.conversation) if each.id < message.id]


def for_cloud(store: Store, messages: Sequence[Message], target: Target) -> list[OutgoingMessage]:
    """The exchanges that this very provider has already had, word for word as they left and arrived.

    Nothing else of the conversation goes along: a local turn stays local, and what one provider was told is not
    told to another; nor is a reply whose question was forgotten. The seal verifies every one of them again.
    """
    reached = store.ledger.that_reached(target.base_url, {m.ledger for m in messages if m.ledger})
    sent = [m for m in messages if m.raw and m.ledger in reached]
    asked = [before is not None and before.role == "user" for before in (None, *sent)]
    return [
        OutgoingMessage(_SPEAKERS[m.role], m.raw or "")
        for m, answers in zip(sent, asked, strict=False)
        if m.role == "user" or (m.role == "assistant" and answers)
    ]
