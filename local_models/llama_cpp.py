"""A local model in this process, by llama.cpp."""

import codecs
import threading
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from local_models.catalog import CONTEXT
from local_models.chat_template import ChatTemplate
from local_models.json_schema import parse, to_grammar
from local_models.llm import Cancel, ChatMessage, ModelError
from local_models.runtime import Runtime, Stopped
from local_models.sampler import FreeSampler, GrammarSampler, Sampler
from local_models.window import fit


@dataclass(frozen=True, slots=True)
class Stats:
    """What the latest answer took, in tokens: the prompt, the part of it that had to be evaluated, the answer."""

    prompt_tokens: int = 0
    evaluated_tokens: int = 0
    generated_tokens: int = 0


class LlamaCppModel:
    """Fulfils LocalModel with a GGUF file. Loading takes a while: see `local_models.loading` for doing it aside.

    An answer that is being read holds the model until its iterator ends or is closed; others wait meanwhile.
    The same seed gives the same answer to the same conversation.
    `keep_loading` is asked while loading and stops it by returning False. `on_card` is how many layers go on the
    graphics card. Raises ModelError.
    """

    def __init__(
        self,
        name: str,
        path: Path,
        context: int = CONTEXT,
        keep_loading: Callable[[], bool] = lambda: True,
        on_card: int = 0,
    ) -> None:
        self.name = name
        self._runtime = Runtime(path, context, keep_loading, on_card)
        try:
            self._template = ChatTemplate(self._runtime)
        except ModelError:
            self._runtime.free()
            raise
        self._takes_system = _takes_system(self._template)
        self._generating = threading.Lock()
        self._tokenizing = threading.Lock()  # so that a count need not wait for an answer, nor outlive the memory
        self._closed = self._freed = False
        self.last_stats = Stats()

    @property
    def context_size(self) -> int:
        """How many tokens prompt and answer may take together."""
        return self._runtime.context_size

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
        return self._answer(messages, max_tokens, lambda: FreeSampler(temperature, seed), cancel)

    def stream_json(
        self,
        messages: Sequence[ChatMessage],
        schema: Mapping[str, Any],
        *,
        max_tokens: int = 512,
        temperature: float = 0.0,
        cancel: Cancel | None = None,
    ) -> Iterator[str]:
        """The answer as JSON that fits `schema`, which a grammar holds the model to; see LocalModel.stream_json.

        Raises ModelError, after the last piece, when `max_tokens` cut the value off, and ValueError for a schema
        that no grammar can express.
        """
        cancel = cancel or Cancel()
        grammar = to_grammar(schema)
        pieces = []

        def make_sampler() -> Sampler:
            return GrammarSampler(self._runtime.vocab, grammar, temperature)

        with closing(self._answer(messages, max_tokens, make_sampler, cancel)) as answer:
            for piece in answer:
                pieces.append(piece)
                yield piece
        if not cancel.is_set:
            parse("".join(pieces), schema)

    def count_tokens(self, text: str) -> int:
        """How many tokens `text` takes. Raises ModelError."""
        with self._tokenizing:
            self._must_be_open()
            return len(self._runtime.tokenize(text, control=False))

    def close(self) -> None:
        """Give the memory back: at once, or as soon as a running generation has stopped, which it is told to."""
        self._closed = True
        self._runtime.stop()
        self._free_if_idle()

    def _answer(
        self,
        messages: Sequence[ChatMessage],
        max_tokens: int,
        make_sampler: Callable[[], Sampler],
        cancel: Cancel | None,
    ) -> Generator[str]:
        cancel = cancel or Cancel()
        try:
            with self._alone(cancel):
                prompt = self._prompt(messages, max_tokens)
                fresh = self._runtime.set_prompt(prompt)
                self.last_stats = Stats(len(prompt), fresh)
                limit = min(max_tokens, self.context_size - len(prompt))
                with closing(make_sampler()) as sampler:
                    yield from self._pieces(sampler, limit)
        except Stopped:
            if not cancel.is_set:
                self._must_be_open()

    def _pieces(self, sampler: Sampler, limit: int) -> Iterator[str]:
        """The generated text, cut only between characters."""
        decoder = codecs.getincrementaldecoder("utf-8")("replace")
        tokens: list[int] = []
        pieces: list[str] = []
        try:
            for token in self._runtime.generate(sampler, limit):
                tokens.append(token)
                if piece := decoder.decode(self._runtime.piece(token)):
                    pieces.append(piece)
                    yield piece
        finally:
            prompt = self.last_stats
            self.last_stats = Stats(prompt.prompt_tokens, prompt.evaluated_tokens, len(tokens))
            if not decoder.getstate()[0]:  # else the tokens say more than the text
                self._template.remember("".join(pieces), tokens)

    def _prompt(self, messages: Sequence[ChatMessage], max_tokens: int) -> list[int]:
        """The prompt's tokens, with room left for the answer: `max_tokens`, at most half of the context."""
        budget = room = self.context_size - min(max_tokens, self.context_size // 2)
        while True:
            kept = fit(messages, room, self._template.count, step=self.context_size // 4)
            tokens = self._template.tokens(kept if self._takes_system else _merged(kept))
            if len(tokens) <= budget:
                return tokens
            if room <= 0:
                raise ModelError("The instructions do not fit into this model's context; use a larger model.")
            room -= len(tokens) - budget

    @contextmanager
    def _alone(self, cancel: Cancel) -> Iterator[None]:
        """Wait for the turn of this generation, and let `cancel` stop it. Raises Stopped and ModelError."""
        while not self._generating.acquire(timeout=0.05):
            if cancel.is_set:
                raise Stopped
        try:
            self._runtime.resume()
            self._must_be_open()
            with cancel.calling(self._runtime.stop):
                yield
        finally:
            self._generating.release()
            if self._closed:
                self._free_if_idle()

    def _must_be_open(self) -> None:
        if self._closed:
            raise ModelError(f"The model {self.name} was closed; open it again.")

    def _free_if_idle(self) -> None:
        if self._generating.acquire(blocking=False):
            with self._tokenizing:
                if not self._freed:
                    self._runtime.free()
                self._freed = True
            self._generating.release()


def _takes_system(template: ChatTemplate) -> bool:
    """Whether the model's template has a place for instructions of their own; some makers' refuse them."""
    try:
        template.tokens([ChatMessage("system", "a"), ChatMessage("user", "b")])
    except ModelError:
        return False
    return True


def _merged(messages: Sequence[ChatMessage]) -> list[ChatMessage]:
    """The messages with the instructions put before the first thing that the user says."""
    rest = [message for message in messages if message.role != "system"]
    instructions = [message.content for message in messages if message.role == "system"]
    if not instructions or not rest or rest[0].role != "user":
        return list(messages)
    first = ChatMessage("user", "\n\n".join([*instructions, rest[0].content]))
    return [first, *rest[1:]]
