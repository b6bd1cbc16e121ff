"""The only module that sends a user's words off the machine. It takes an Outgoing and nothing else.

The ledger row is committed before the first byte leaves, and its end state after the last one arrived.
"""

import logging
import queue
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, Protocol
from urllib.parse import urlsplit

from assistant.errors import SottoError
from assistant.providers import Target, is_loopback, refuse_unsafe
from local_models.llm import Cancel
from privacy.outgoing import Outgoing

if TYPE_CHECKING:
    from anthropic import Anthropic
    from openai import OpenAI

EndState = Literal["complete", "cut", "cancelled", "failed"]

_TICK_S = 0.05
"""How often a waiting reader looks whether the user cancelled, in seconds."""

_HEADERS = frozenset(
    {"host", "authorization", "content-type", "content-length", "accept", "accept-encoding", "connection"}
    | {"x-api-key", "anthropic-version"}
)
"""The request headers that leave. The SDKs' own would tell the provider this machine's system and processor."""


ANTHROPIC_TOKENS = 4096
"""The longest reply asked of a provider that must be told one, where the settings name none."""


class CloudError(SottoError):
    """The provider gave no reply, or not all of it. The message is one line of why and what to do."""


class CutError(CloudError):
    """The reply broke off. What had arrived was handed out and stays."""


class Ledger(Protocol):
    """Where every outgoing text is written down."""

    def open(self, outgoing: Outgoing, target: Target) -> int:
        """Commit a row for `outgoing` and return its id. Raises if it cannot be written: then nothing is sent."""
        ...

    def close(self, row: int, state: EndState, error: str | None = None) -> None:
        """Write how the sending ended."""
        ...


@dataclass(frozen=True, slots=True)
class Limits:
    """How long to wait for a provider, in seconds between two pieces, and how often to try again."""

    timeout_s: float = 60.0
    retries: int = 3
    max_tokens: int | None = None


class Sending:
    """One Outgoing on its way to one target: commit it, then iterate over it once for the reply."""

    def __init__(
        self, outgoing: Outgoing, target: Target, ledger: Ledger, limits: Limits, cancel: Cancel | None = None
    ) -> None:
        if not isinstance(outgoing, Outgoing):
            raise TypeError("Only an Outgoing may leave this machine.")
        refuse_unsafe(target.base_url)
        self._outgoing = outgoing
        self._target = target
        self._ledger = ledger
        self._limits = limits
        self._cancel = cancel or Cancel()
        self._row: int | None = None

    def commit(self) -> int:
        """Write the ledger row, once, and return its id. Raises what the ledger raises; then nothing is sent."""
        if self._row is None:
            self._row = self._ledger.open(self._outgoing, self._target)
        return self._row

    def __iter__(self) -> Iterator[str]:
        """The reply as it arrives. Ends early on cancel; raises CloudError, or CutError after a beginning."""
        row = self.commit()
        state: EndState = "failed"
        error: str | None = None
        try:
            client = self._client()
            state = "cancelled"
            yield from self._pieces(client)
            state = "cancelled" if self._cancel.is_set else "complete"
        except CloudError as failure:
            state, error = "cut" if isinstance(failure, CutError) else "failed", str(failure)
            raise
        finally:
            self._ledger.close(row, state, error)

    def _client(self) -> "OpenAI | Anthropic":
        """Raises CloudError if none can be made, as with a proxy or a certificate file that cannot be used."""
        try:
            return _client(self._target, self._limits)
        except Exception as error:
            raise CloudError(
                f"No connection to {self._target.provider} can be made ({type(error).__name__}). Look at the "
                "environment's proxies (HTTPS_PROXY, ALL_PROXY) and SSL_CERT_FILE, or ask with --route local."
            ) from None

    def _pieces(self, client: "OpenAI | Anthropic") -> Iterator[str]:
        """Read on a thread of its own, so that a silent provider cannot keep a cancel waiting."""
        arrived: queue.Queue[str | BaseException | None] = queue.Queue()
        threading.Thread(target=self._read, args=(client, arrived), name="sotto-cloud", daemon=True).start()
        begun = False
        try:
            while not self._cancel.is_set:
                try:
                    piece = arrived.get(timeout=_TICK_S)
                except queue.Empty:
                    continue
                if piece is None:
                    return
                if isinstance(piece, BaseException):
                    raise _explained(piece, self._target, self._limits, begun) from None
                begun = True
                yield piece
        finally:
            client.close()  # also stops a retry that still waits for its turn

    def _read(self, client: Any, arrived: "queue.Queue[str | BaseException | None]") -> None:
        try:
            for piece in _stream(client, self._outgoing, self._target, self._limits.max_tokens):
                arrived.put(piece)
            arrived.put(None)
        except BaseException as error:  # handed to the reader, which explains it
            arrived.put(error)


class BrokenOffError(Exception):
    """The stream ended without its end mark."""


def _client(target: Target, limits: Limits) -> "OpenAI | Anthropic":
    """The SDK's client: no redirects, no telemetry, no logging, and only the headers that are needed."""
    shared: dict[str, Any] = {
        "api_key": target.key or "none",
        "base_url": target.base_url,
        "timeout": limits.timeout_s,
        "max_retries": limits.retries,
    }
    hooks: Any = {"follow_redirects": False, "event_hooks": {"request": [_only_needed_headers]}}
    hooks["mounts"] = _past_any_proxy(target.base_url)
    if target.wire == "anthropic":
        import anthropic

        _silence()
        http = anthropic.DefaultHttpxClient(**hooks)
        return anthropic.Anthropic(**shared, http_client=http, open_telemetry=False)
    from openai import DefaultHttpxClient, OpenAI

    _silence()
    return OpenAI(**shared, http_client=DefaultHttpxClient(**hooks))


def _silence() -> None:
    """Their debug lines quote the request. To be called after the import, which obeys ANTHROPIC_LOG."""
    for name in ("openai", "anthropic", "httpx", "httpx2", "httpcore", "httpcore2"):
        logging.getLogger(name).setLevel(logging.CRITICAL)


def _past_any_proxy(base_url: str) -> dict[str, None]:
    """What keeps a request to this machine on it, in the terms of httpx: HTTP_PROXY would read it in the clear."""
    return {f"all://{urlsplit(base_url).netloc.rpartition('@')[2]}": None} if is_loopback(base_url) else {}


def _only_needed_headers(request: Any) -> None:
    for name in [name for name in request.headers if name.lower() not in _HEADERS]:
        del request.headers[name]
    request.headers["user-agent"] = "sotto"


def _stream(client: Any, outgoing: Outgoing, target: Target, max_tokens: int | None) -> Iterator[str]:
    """The pieces of the reply. Raises BrokenOffError if the stream ends without its end mark."""
    pieces = _anthropic_stream if target.wire == "anthropic" else _openai_stream
    finished = False
    for piece, ends in pieces(client, outgoing, target.model, max_tokens):
        finished = finished or ends
        if piece:
            yield piece
    if not finished:
        raise BrokenOffError


def _openai_stream(
    client: "OpenAI", outgoing: Outgoing, model: str, max_tokens: int | None
) -> Iterator[tuple[str, bool]]:
    """Chat completions: each piece, and whether it is marked as the last."""
    messages: Any = [{"role": message.role, "content": message.text} for message in outgoing.messages]
    extra: dict[str, Any] = {} if max_tokens is None else {"max_tokens": max_tokens}
    with client.chat.completions.create(model=model, messages=messages, stream=True, **extra) as stream:
        for chunk in stream:
            for choice in chunk.choices[:1]:
                yield choice.delta.content or "", choice.finish_reason is not None


def _anthropic_stream(
    client: "Anthropic", outgoing: Outgoing, model: str, max_tokens: int | None
) -> Iterator[tuple[str, bool]]:
    """The Messages API, which takes the system part apart from the rest and must be told a limit."""
    system = "\n\n".join(message.text for message in outgoing.messages if message.role == "system")
    said: Any = [{"role": m.role, "content": m.text} for m in outgoing.messages if m.role != "system"]
    extra: dict[str, Any] = {"system": system} if system else {}
    limit = max_tokens or ANTHROPIC_TOKENS
    with client.messages.create(model=model, messages=said, max_tokens=limit, stream=True, **extra) as stream:
        for event in stream:
            is_text = event.type == "content_block_delta" and event.delta.type == "text_delta"
            yield event.delta.text if is_text else "", event.type == "message_stop"


def _explained(error: BaseException, target: Target, limits: Limits, begun: bool) -> CloudError:
    """One line for a person: what happened, and what to do."""
    if begun:
        return CutError(f"The reply of {target.provider} broke off. What arrived is kept; ask again for the rest.")
    return CloudError(_line(error, target, limits))


def _line(error: BaseException, target: Target, limits: Limits) -> str:
    """What an SDK's error means. Both SDKs name theirs alike, so the names tell and neither has to be loaded."""
    name, local = target.provider, "or ask with --route local."
    kinds = {kind.__name__ for kind in type(error).__mro__}
    if "APIStatusError" in kinds:
        return _status_line(error.status_code, target, limits)  # type: ignore[attr-defined]
    if "APITimeoutError" in kinds:
        return f"{name} did not answer within {limits.timeout_s:g} seconds. Try again, {local}"
    if "APIConnectionError" in kinds:
        return f"{name} cannot be reached at {target.base_url}. Check the connection, {local}"
    return f"{name} sent no reply: the text may be too long for it, or its base_url wrong. Try again, {local}"


def _status_line(status: int, target: Target, limits: Limits) -> str:
    name, local = target.provider, "or ask with --route local."
    if status in {401, 403}:
        return f"{name} refused the key. Set it with: sotto config key set {name}"
    if status == 404:
        return f"{name} knows no model called {target.model}. Name another one with --to {name}/MODEL."
    if status == 429:
        tries = f"429, tried {limits.retries + 1} times"
        return f"{name} is too busy, or your quota is used up ({tries}). Wait, {local}"
    return f"{name} answered with an error ({status}). Try again, {local}"
