"""The one protocol every local language model fulfils."""

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Literal, Protocol, runtime_checkable

Role = Literal["system", "user", "assistant"]


@dataclass(frozen=True, slots=True)
class ChatMessage:
    """One message of a chat, as a model sees it."""

    role: Role
    content: str


class ModelError(Exception):
    """A local model could not be loaded or could not answer. The message is one line for a person."""


class FormError(ModelError):
    """The model answered, but not in the form that was asked for."""


class Cancel:
    """A flag that one thread sets to stop a generation on another."""

    def __init__(self) -> None:
        self._lock = threading.RLock()  # a signal handler may set it in the thread that is just here
        self._set = False
        self._calls: list[Callable[[], None]] = []

    def set(self) -> None:
        """Ask the generation to stop. Setting it again does nothing."""
        with self._lock:
            self._set = True
            for call in self._calls:
                call()
            self._calls.clear()

    @property
    def is_set(self) -> bool:
        """Whether somebody asked to stop."""
        return self._set

    @contextmanager
    def calling(self, call: Callable[[], None]) -> Iterator[None]:
        """While in this context, `set` runs `call` at once, in the thread that sets; so does a flag already set.

        A generation that waits for a computation or a socket wakes up by it. `call` must be quick, must not raise
        and must not touch this flag. Once the context is left `call` is not running and will not be run.
        """
        with self._lock:
            if self._set:
                call()
            else:
                self._calls.append(call)
        try:
            yield
        finally:
            with self._lock:
                if call in self._calls:
                    self._calls.remove(call)


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


@runtime_checkable
class Shared(Protocol):
    """A model of this process, whose answers in the background give way to those that somebody waits for."""

    def in_background(self) -> LocalModel:
        """See the function of this name."""
        ...


def in_background(model: LocalModel) -> LocalModel:
    """The same model for tasks that nobody waits for: they give way to every answer that somebody does.

    They have a context beside the chat's, in which what prompts of one kind begin with (all before the last
    message) is evaluated once. A server sees to all that itself: its model is returned as it is.
    """
    return model.in_background() if isinstance(model, Shared) else model
