"""A model on a trusted server: what it is told is in the ledger before the first byte leaves this machine."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from assistant.config_sections import Config
from assistant.errors import SottoError
from assistant.remembering import noted
from assistant.servers import Server, require_usable
from assistant.store.store import Store
from local_models.llama_server import LlamaServerModel, estimate
from local_models.llm import Cancel, ChatMessage, LocalModel, ModelError
from local_models.model_server import Body
from local_models.trusted_server import End, Ended, LookUp, TrustedServer, look_up
from privacy.decide import apart
from privacy.spans import Detector

NO_PROFILE = "none"
"""What the ledger says for the privacy profile: none protects what goes to a trusted server."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a request belongs to: a conversation and the message in it that is answered.

    `along` is what is remembered for the question and goes with it; `recalled` and `known` are the messages and
    facts in that, by their numbers.
    """

    conversation: int | None = None
    message: int | None = None
    along: str = ""
    recalled: tuple[int, ...] = ()
    known: tuple[int, ...] = ()


NOTHING_TOLD = Told()


class LedgerRecord:
    """Writes a ledger row for every request to one server. `row` is that of the latest, `text` its new message.

    `permit` is asked before each, and raises SottoError where nothing may be sent (any more). Without a detector
    only requests that hold no words of the user's can be made.
    """

    def __init__(
        self,
        server: Server,
        store: Store,
        detector: Detector | None,
        permit: Callable[[], None],
        told: Told = NOTHING_TOLD,
    ) -> None:
        self._server, self._store, self._detector = server, store, detector
        self._permit, self._told = permit, told
        self.row: int | None = None
        self.text = ""

    @property
    def label(self) -> str:
        """Whom it goes to, as PROVIDER/MODEL."""
        return f"{self._server.label}/{self._server.model}"

    def __call__(self, method: str, path: str, body: Body | None) -> Ended:
        """Commit the row. Raises SottoError: then nothing is sent."""
        self._permit()
        messages = self._messages(method, path, body)
        said = [message["content"] for message in messages if message["role"] == "user"]
        self.text = said[-1] if said else messages[-1]["content"]
        self.row = self._store.ledger.begin(
            conversation=self._told.conversation,
            message=self._told.message,
            provider=self._server.label,
            base_url=self._server.url,
            model=self._server.model,
            privacy_profile=NO_PROFILE,
            text=self.text,
            messages=messages,
            protected={},
            revealed=self._revealed(self.text) + self._revealed(self._told.along) if body else [],
        )
        return partial(self._end, self.row)

    def _end(self, row: int, state: End, error: str | None) -> None:
        self._store.ledger.end(row, state, error)

    def _messages(self, method: str, path: str, body: Body | None) -> list[dict[str, Any]]:
        """Everything that is sent in words, in its order."""
        if body is None:
            return [{"role": "request", "content": f"{method} {path}"}]
        messages = [dict(message) for message in body["messages"]]
        messages[0] |= noted(self._store, self._told.known, self._told.recalled)
        if form := body.get("response_format"):
            messages.insert(0, {"role": "form", "content": json.dumps(form)})
        return messages

    def _revealed(self, text: str) -> list[dict[str, Any]]:
        """What is private in `text`. A failure holds the request, as it holds what goes to the cloud."""
        if not text:
            return []
        try:
            assert self._detector is not None  # noqa: S101 - else it is held, as if detection had failed
            spans = apart((span for span in self._detector.detect(text) if span.sure), text)
        except Exception as error:  # the error's own words may quote the text
            raise SottoError(
                f"Detection failed ({type(error).__name__}), so nothing was sent to {self._server.name}. "
                "Check the installation: sotto doctor"
            ) from None
        return [{"category": span.category.value, "words": span.of(text)} for span in spans]


class TrustedModel:
    """Fulfils LocalModel over a trusted server. Nothing is asked of it but what it is to answer."""

    def __init__(
        self, server: Server, store: Store, config: Config, detector: Detector, look_up: LookUp = look_up
    ) -> None:
        """Raises SottoError if nothing may be sent to `server`."""
        self.server = server
        self.name = server.label
        self.context_size = server.context
        self._store, self._detector, self._look_up = store, detector, look_up
        self._permit = partial(require_usable, store.settings, config, server)
        self._permit()
        self._closed = False

    def telling(self, told: Told = NOTHING_TOLD) -> tuple[LlamaServerModel, LedgerRecord]:
        """The model for one purpose, and what records its requests. Raises ModelError."""
        if self._closed:
            raise ModelError(f"The model {self.name} was closed; open it again.")
        record = LedgerRecord(self.server, self._store, self._detector, self._permit, told)
        server = TrustedServer(self.server.trusted, record, self._look_up)
        return LlamaServerModel(server, self.server.model, self.context_size), record

    def stream(
        self,
        messages: Sequence[ChatMessage],
        *,
        max_tokens: int = 512,
        temperature: float = 0.7,
        seed: int | None = None,
        cancel: Cancel | None = None,
    ) -> Iterator[str]:
        """As LocalModel.stream, for no conversation. Raises SottoError if it could not be recorded."""
        model, _ = self.telling()
        yield from model.stream(messages, max_tokens=max_tokens, temperature=temperature, seed=seed, cancel=cancel)

    def stream_json(
        self,
        messages: Sequence[ChatMessage],
        schema: Mapping[str, Any],
        *,
        max_tokens: int = 512,
        temperature: float = 0.0,
        cancel: Cancel | None = None,
    ) -> Iterator[str]:
        """As LocalModel.stream_json, for no conversation. Raises SottoError if it could not be recorded."""
        model, _ = self.telling()
        yield from model.stream_json(
            messages, schema, max_tokens=max_tokens, temperature=temperature, cancel=cancel
        )

    def count_tokens(self, text: str) -> int:
        """About how many tokens `text` takes; the server is not asked."""
        return estimate(text)

    def close(self) -> None:
        """Use it no more. The server stays as it is."""
        self._closed = True


def answering(model: LocalModel, told: Told) -> tuple[LocalModel, LedgerRecord | None]:
    """The model for one answer, and what records it; None for a model on this machine. Raises ModelError."""
    return model.telling(told) if isinstance(model, TrustedModel) else (model, None)
