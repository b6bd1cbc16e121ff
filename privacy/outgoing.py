"""The Outgoing: the exact text that would leave, which only this package can make."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from privacy import tags
from privacy.decide import Decision
from privacy.hidden import overwritten
from privacy.vault import Vault
from privacy.verify import leaks

SURVIVES = "A protected value is still in the text, in this or another spelling, so nothing may leave."

TAG_NOTE = (
    "Words in square brackets such as [NAME_1] stand for private details. Use each one exactly as it is written, "
    "brackets included, wherever you mean that detail. [NAME_1b] is another spelling of [NAME_1]. "
    "Do not ask what they stand for."
)


class HeldError(Exception):
    """The turn is held: nothing may leave. `reason` is one line for a person and quotes no private value."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class OutgoingMessage:
    """One message as the cloud model will see it."""

    role: Literal["system", "user", "assistant"]
    text: str


@dataclass(frozen=True, slots=True)
class Proof:
    """That the messages were verified: how many protected values were looked for, and in exactly which bytes."""

    values_checked: int
    sha256: str


@dataclass(frozen=True, slots=True, init=False)
class Outgoing:
    """What would leave: every message word for word, the decision for every span of the new one, and the proof.

    Cannot be made by calling it; `seal` makes one after verifying every message.
    """

    messages: tuple[OutgoingMessage, ...]
    decisions: tuple[Decision, ...]
    profile: str
    proof: Proof

    def __init__(self) -> None:
        raise TypeError("An Outgoing is made by the privacy package alone, from a verified draft.")

    @property
    def text(self) -> str:
        """The exact words of the user's new message."""
        return self.messages[-1].text


def seal(
    text: str,
    *,
    decisions: Sequence[Decision],
    profile: str,
    vault: Vault,
    protected: Sequence[str],
    history: Sequence[OutgoingMessage] = (),
) -> Outgoing:
    """Verify `text` and `history` against the `protected` values and make the Outgoing.

    Of the history, only the latest messages that pass are taken. Raises HeldError if a value survives in `text`.
    """
    if leaks(masked_tags(text, vault), protected):
        raise HeldError(SURVIVES)
    exchange = (*_passing(history, vault, protected), OutgoingMessage("user", text))
    messages = (*_note(exchange, vault), *exchange)
    outgoing = object.__new__(Outgoing)
    for field, value in (
        ("messages", messages),
        ("decisions", tuple(decisions)),
        ("profile", profile),
        ("proof", Proof(len(protected), _digest(messages))),
    ):
        object.__setattr__(outgoing, field, value)
    return outgoing


def masked_tags(text: str, vault: Vault) -> str:
    """`text` with every tag that `vault` holds overwritten, so that no value is looked for inside a tag."""
    return overwritten(text, tag_places(text, vault))


def tag_places(text: str, vault: Vault) -> list[tuple[int, int]]:
    """Where the tags that `vault` holds stand in `text`, in order: start and end."""
    held = (f for f in tags.find(text) if f.bracketed and vault.value_of(f.tag) is not None)
    return [(found.start, found.end) for found in held]


def _note(exchange: Sequence[OutgoingMessage], vault: Vault) -> tuple[OutgoingMessage, ...]:
    """The instruction how to treat tags, where there are any to treat."""
    tagged = any(masked_tags(message.text, vault) != message.text for message in exchange)
    return (OutgoingMessage("system", TAG_NOTE),) if tagged else ()


def _passing(
    history: Sequence[OutgoingMessage], vault: Vault, protected: Sequence[str]
) -> tuple[OutgoingMessage, ...]:
    """The latest messages in which nothing protected survives, beginning with one of the user's."""
    passing: list[OutgoingMessage] = []
    for message in reversed(history):
        if leaks(masked_tags(message.text, vault), protected):
            break
        passing.insert(0, message)
    while passing and passing[0].role != "user":
        passing.pop(0)
    return tuple(passing)


def _digest(messages: Sequence[OutgoingMessage]) -> str:
    joined = "\0".join(f"{message.role}\0{message.text}" for message in messages)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()
