"""The one protocol every local language model fulfils."""

import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Protocol

Role = Literal["system", "user", "assistant"]


@dataclass(frozen=True, slots=True)
class ChatMessage:
    """One message of a chat, as a model sees it."""

    role: Role
    content: str


class ModelError(Exception):
    """A local model could not be loaded or could not answer. The message is one line for a person."""


class Cancel:
    """A flag that one thread sets and a generation, on another, looks at between tokens."""

    def __init__(self) -> None:
        self._event = threading.Event()

    def set(self) -> None:
        """Ask the generation to stop."""
        self._event.set()

    @property
    def is_set(self) -> bool:
        """Whether somebody asked to stop."""
        return self._event.is_set()


class LocalModel(Protocol):
    """A language model on this machine. Thread-safe: one generation at a time, the others wait."""

    @property
    def name(self) -> str:
        """What the user calls this model."""
        ...

    @property
    def context_size(self) -> int:
        """How many tokens prompt and answer may take together."""
        ...

    def stream(
        self,
        messages: Sequence[ChatMessage],
        *,
        max_tokens: int = 512,
        temperature: float = 0.7,
        seed: int | None = None,
        cancel: Cancel | None = None,
    ) -> Iterator[str]:
        """The answer, piece by piece. Ends early, without an error, when `cancel` is set.

        A conversation longer than the context keeps the system part and the latest turns.
        Raises ModelError.
        """
        ...

    def stream_json(
        self,
        messages: Sequence[ChatMessage],
        schema: Mapping[str, Any],
        *,
        max_tokens: int = 512,
        temperature: float = 0.0,
        cancel: Cancel | None = None,
    ) -> Iterator[str]:
        """Like `stream`, but the pieces joined are one JSON value that fits the JSON Schema. Raises ModelError."""
        ...

    def count_tokens(self, text: str) -> int:
        """How many tokens `text` takes, special tokens aside. Raises ModelError."""
        ...

    def close(self) -> None:
        """Give the memory back. A closed model raises ModelError when used."""
        ...
