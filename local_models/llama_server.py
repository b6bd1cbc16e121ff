"""A model behind an OpenAI-compatible server: llama-server, Ollama, vLLM, llama_cpp.server."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, suppress
from functools import lru_cache
from typing import Any

from local_models.catalog import CONTEXT
from local_models.json_schema import parse
from local_models.llm import Cancel, ChatMessage, ModelError
from local_models.model_server import ModelServer, Refused
from local_models.window import fit

_BYTES_PER_TOKEN = 3  # fewer than most models need, so that an estimate errs on the safe side


class LlamaServerModel:
    """Fulfils LocalModel over a server, of which nothing is asked before it is used.

    The server does its own queueing, and reuses its own evaluated prompts. With `context`, its size in tokens, it
    is asked for answers alone: it is told no text to count, so tokens are estimated.
    """

    def __init__(self, server: ModelServer, name: str, context: int | None = None) -> None:
        self._server = server
        self.name = name
        self._closed = False
        self._context = context
        self._count = lru_cache(maxsize=1024)(self._ask_for_count if context is None else estimate)

    @property
    def context_size(self) -> int:
        """How many tokens prompt and answer may take together: what the server says, else 4096."""
        if self._context is None:
            self._context = self._ask_for_context()
        return self._context

    def stream(
        self,
        messages: Sequence[ChatMessage],
        *,
        max_tokens: int = 512,
        temperature: float = 0.7,
        seed: int | None = None,
        cancel: Cancel | None = None,
    ) -> Iterator[str]:
        """The answer, piece by piece; see LocalModel.stream."""
        body = self._body(messages, max_tokens, temperature)
        if seed is not None:
            body["seed"] = seed
        yield from self._pieces(body, cancel or Cancel())

    def stream_json(
        self,
        messages: Sequence[ChatMessage],
        schema: Mapping[str, Any],
        *,
        max_tokens: int = 512,
        temperature: float = 0.0,
        cancel: Cancel | None = None,
    ) -> Iterator[str]:
        """The answer as JSON that fits `schema`; see LocalModel.stream_json.

        It asks the way OpenAI does ("json_schema"), and where the server refuses that, the way llama_cpp.server
        does. A server may ignore both, so the finished value is checked: ModelError after the last piece.
        """
        cancel = cancel or Cancel()
        body = self._body(messages, max_tokens, temperature)
        pieces = []
        try:
            for piece in self._pieces(body | _openai_format(schema), cancel):
                pieces.append(piece)
                yield piece
        except Refused:
            for piece in self._pieces(body | _llama_cpp_format(schema), cancel):
                pieces.append(piece)
                yield piece
        if not cancel.is_set:
            parse("".join(pieces), schema)

    def count_tokens(self, text: str) -> int:
        """How many tokens `text` takes: what the server counts, else an estimate from its length in bytes."""
        self._must_be_open()
        return self._count(text)

    def close(self) -> None:
        """Use it no more. The server stays as it is: it belongs to the user."""
        self._closed = True
        self._count.cache_clear()

    def _body(self, messages: Sequence[ChatMessage], max_tokens: int, temperature: float) -> dict[str, Any]:
        self._must_be_open()
        room = self.context_size - min(max_tokens, self.context_size // 2)
        kept = fit(messages, room, self._count, step=self.context_size // 4)
        return {
            "model": self.name,
            "messages": [{"role": message.role, "content": message.content} for message in kept],
            "max_tokens": max_tokens,
            "temperature": temperature,
            "stream": True,
        }

    def _pieces(self, body: dict[str, Any], cancel: Cancel) -> Iterator[str]:
        """The contents of the streamed events."""
        with closing(self._server.events("/v1/chat/completions", body, cancel)) as events:
            for event in events:
                if piece := _content(event):
                    yield piece

    def _ask_for_count(self, text: str) -> int:
        for path, body in (("/tokenize", {"content": text}), ("/extras/tokenize/count", {"input": text})):
            with suppress(Refused, KeyError, TypeError):
                answer = self._server.ask("POST", path, body)
                return int(answer["count"]) if "count" in answer else len(answer["tokens"])
        return estimate(text)

    def _ask_for_context(self) -> int:
        with suppress(Refused, KeyError, TypeError, ValueError):  # only llama-server tells
            return int(self._server.ask("GET", "/props")["default_generation_settings"]["n_ctx"])
        return CONTEXT

    def _must_be_open(self) -> None:
        if self._closed:
            raise ModelError(f"The model {self.name} was closed; open it again.")


def estimate(text: str) -> int:
    """About how many tokens `text` takes, rather too many than too few."""
    return -(-len(text.encode(errors="replace")) // _BYTES_PER_TOKEN)


def _content(event: dict[str, Any]) -> str:
    """The text in one streamed event."""
    choices = event.get("choices")
    if not isinstance(choices, list) or not choices or not isinstance(choices[0], dict):
        return ""  # the last event may hold only counts
    delta = choices[0].get("delta")
    text = delta.get("content") if isinstance(delta, dict) else None
    return text if isinstance(text, str) else ""


def _openai_format(schema: Mapping[str, Any]) -> dict[str, Any]:
    named = {"name": "answer", "strict": True, "schema": dict(schema)}
    return {"response_format": {"type": "json_schema", "json_schema": named}}


def _llama_cpp_format(schema: Mapping[str, Any]) -> dict[str, Any]:
    return {"response_format": {"type": "json_object", "schema": dict(schema)}}
