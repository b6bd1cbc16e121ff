"""Loading a model aside, so that nobody waits for it before its first answer."""

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, cast

from local_models.catalog import ModelInfo
from local_models.llm import Cancel, ChatMessage, LocalModel, ModelError, in_background
from local_models.skills.lessons import Taught

Loader = Callable[[Callable[[], bool]], LocalModel]
"""Loads a model. It is given a question to ask now and then: whether to go on. Raises ModelError."""


class _Waiting:
    """Answers of a model that may not be there yet."""

    def wait(self, cancel: Cancel | None) -> LocalModel | None:
        """The model, or None when `cancel` was set before it was there. Raises ModelError."""
        raise NotImplementedError

    def stream(
        self,
        messages: Sequence[ChatMessage],
        *,
        max_tokens: int = 512,
        temperature: float = 0.7,
        seed: int | None = None,
        cancel: Cancel | None = None,
    ) -> Iterator[str]:
        """As LocalModel.stream; a cancel also ends the wait for the model."""
        if model := self.wait(cancel):
            yield from model.stream(
                messages, max_tokens=max_tokens, temperature=temperature, seed=seed, cancel=cancel
            )

    def stream_json(
        self,
        messages: Sequence[ChatMessage],
        schema: Mapping[str, Any],
        *,
        max_tokens: int = 512,
        temperature: float = 0.0,
        cancel: Cancel | None = None,
    ) -> Iterator[str]:
        """As LocalModel.stream_json; a cancel also ends the wait for the model."""
        if model := self.wait(cancel):
            yield from model.stream_json(
                messages, schema, max_tokens=max_tokens, temperature=temperature, cancel=cancel
            )

    def recite(self, skill: str, text: str, *, max_tokens: int, cancel: Cancel | None = None) -> str:
        """As Taught.recite; a cancel also ends the wait for the model."""
        model = self.wait(cancel)
        return cast(Taught, model).recite(skill, text, max_tokens=max_tokens, cancel=cancel) if model else ""

    def count_tokens(self, text: str) -> int:
        """As LocalModel.count_tokens."""
        model = self.wait(None)
        assert model is not None  # noqa: S101 - only a cancel ends the wait without a model
        return model.count_tokens(text)


class PendingModel(_Waiting):
    """Fulfils LocalModel while the model is still being loaded on a thread of its own.

    Whatever needs the model waits until it is there, and raises ModelError when it could not be loaded.
    """

    def __init__(self, info: ModelInfo, load: Loader, taught: frozenset[str] = frozenset()) -> None:
        self.name = info.name
        self.taught = taught
        self._wanted = info.context
        self._model: LocalModel | None = None
        self._error: ModelError | None = None
        self._closed = False
        self._changed = threading.Condition()
        threading.Thread(target=self._load, args=(load,), name="load-model").start()

    @property
    def context_size(self) -> int:
        """How many tokens prompt and answer may take together: what was asked for, until it is known."""
        return self._model.context_size if self._model else self._wanted

    @property
    def note(self) -> str:
        """One line for the user when there is less memory than the model was meant to have; else empty."""
        had = self.context_size
        if had >= self._wanted:
            return ""
        return f"{self.name} has {had:,} tokens of context instead of {self._wanted:,}: more memory is not free."

    @property
    def ready(self) -> bool:
        """Whether the next answer need not wait for loading."""
        return self._model is not None

    def in_background(self) -> LocalModel:
        """The same model for tasks that nobody waits for, once it is there; see `llm.in_background`."""
        return _InBackground(self)

    def loaded(self) -> LocalModel:
        """The model itself, once it is there. Raises ModelError."""
        model = self.wait(None)
        assert model is not None  # noqa: S101 - only a cancel ends the wait without a model
        return model

    def close(self) -> None:
        """Give the memory back, and stop loading if that is still going on."""
        with self._changed:
            self._closed = True
            model = self._model
        if model:
            model.close()

    def _load(self, load: Loader) -> None:
        model, error = None, None
        try:
            model = load(lambda: not self._closed)
        except ModelError as refusal:
            error = refusal
        except Exception as defect:  # whatever it is: somebody waits for this thread
            error = ModelError(f"The model {self.name} could not be loaded ({type(defect).__name__}).")
        with self._changed:
            self._model, self._error = model, error
            too_late = self._closed
            self._changed.notify_all()
        if model and too_late:
            model.close()

    def wait(self, cancel: Cancel | None) -> LocalModel | None:
        """The model, or None when `cancel` was set before it was there. Raises ModelError."""
        cancel = cancel or Cancel()
        with cancel.calling(self._wake), self._changed:
            self._changed.wait_for(lambda: self._model or self._error or self._closed or cancel.is_set)
        if self._closed:
            raise ModelError(f"The model {self.name} was closed; open it again.")
        if self._error:
            raise self._error
        return self._model

    def _wake(self) -> None:
        with self._changed:
            self._changed.notify_all()


class _InBackground(_Waiting):
    """A pending model for tasks that nobody waits for."""

    def __init__(self, pending: PendingModel) -> None:
        self._pending = pending
        self.name, self.taught = pending.name, pending.taught

    @property
    def context_size(self) -> int:
        """How many tokens prompt and answer may take together."""
        return self._pending.context_size

    def wait(self, cancel: Cancel | None) -> LocalModel | None:
        """The model as it is for tasks. Raises ModelError."""
        model = self._pending.wait(cancel)
        return model and in_background(model)

    def close(self) -> None:
        """Close the model, for all."""
        self._pending.close()
