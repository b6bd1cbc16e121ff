"""A local model in this process, by llama.cpp."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from local_models.catalog import CONTEXT
from local_models.contexts import Contexts
from local_models.engine import Asked, Engine, Stats
from local_models.fits import ASIDE, STEP
from local_models.json_schema import parse, to_grammar
from local_models.llm import Cancel, ChatMessage, LocalModel
from local_models.resident import Resident
from local_models.sampler import FreeSampler, GrammarSampler, Sampler


class _Answering:
    """Fulfils LocalModel with an engine: for the chat, or for tasks in the background. JSON is always a task's."""

    def __init__(self, engine: Engine, *, behind: bool = False) -> None:
        self._engine, self._behind = engine, behind

    @property
    def name(self) -> str:
        """What the user calls this model."""
        return self._engine.name

    @property
    def context_size(self) -> int:
        """How many tokens prompt and answer may take together."""
        return self._engine.context_size

    @property
    def taught(self) -> frozenset[str]:
        """The skills that it was taught, by an adapter, better than the rule."""
        return self._engine.contexts.taught_skills

    @property
    def last_stats(self) -> Stats:
        """What the latest answer took."""
        return self._engine.last_stats

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
        asked = Asked(messages, max_tokens, lambda: FreeSampler(temperature, seed), self._behind, self._behind)
        return self._engine.answer(asked, cancel or Cancel())

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
            return GrammarSampler(self._engine.resident.vocab, grammar, temperature)

        asked = Asked(messages, max_tokens, make_sampler, task=True, behind=self._behind)
        with closing(self._engine.answer(asked, cancel)) as answer:
            for piece in answer:
                pieces.append(piece)
                yield piece
        if not cancel.is_set:
            parse("".join(pieces), schema)

    def recite(self, skill: str, text: str, *, max_tokens: int, cancel: Cancel | None = None) -> str:
        """The answer of the model as it was taught; see Taught.recite."""
        cancel = cancel or Cancel()
        asked = Asked(
            [ChatMessage("user", text)], max_tokens, lambda: FreeSampler(0.0, None),
            task=True, behind=self._behind, lesson=skill,
        )  # fmt: skip
        answer = "".join(self._engine.answer(asked, cancel))
        return "" if cancel.is_set else answer.strip()

    def count_tokens(self, text: str) -> int:
        """How many tokens `text` takes. Raises ModelError."""
        return self._engine.count(text)

    def close(self) -> None:
        """Give the memory back: at once, or as soon as a running generation has stopped, which it is told to."""
        self._engine.close()


class LlamaCppModel(_Answering):
    """Fulfils LocalModel with a GGUF file. Loading takes a while: see `local_models.loading` for doing it aside.

    An answer that is being read holds the model until its iterator ends or is closed; others wait meanwhile. Only
    an answer in the background (`llm.in_background`) gives way to one that is waited for, within a step, and goes
    on after it: it is the same as if nothing had come between. Tasks, and all that answers in JSON, have a context
    of their own, so that the chat stays evaluated.
    The same seed gives the same answer to the same conversation.
    `keep_loading` is asked while loading and stops it by returning False. `on_card`, `step` and `aside` are those
    of a `Plan`. With an `adapter` the model is one that was taught (`skills.lessons.Taught`). Raises ModelError.
    """

    def __init__(
        self,
        name: str,
        path: Path,
        context: int = CONTEXT,
        keep_loading: Callable[[], bool] = lambda: True,
        on_card: int = 0,
        step: int = STEP,
        aside: int = ASIDE,
        adapter: Path | None = None,
    ) -> None:
        def contexts(resident: Resident) -> Contexts:
            return Contexts(resident, context, step, aside, adapter)

        super().__init__(Engine(name, Resident(path, keep_loading, on_card), contexts))

    def in_background(self) -> LocalModel:
        """The same model for tasks that nobody waits for; see `llm.in_background`."""
        return _Answering(self._engine, behind=True)
