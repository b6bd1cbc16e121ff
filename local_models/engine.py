"""Answers of one llama.cpp model: who may compute when, in which context, and what of the prompt it sees."""

import codecs
import threading
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass

from local_models.chat_template import ChatTemplate
from local_models.contexts import Contexts
from local_models.generation import Generation
from local_models.llm import Cancel, ChatMessage, ModelError
from local_models.precedence import PRECEDENCE
from local_models.resident import Resident
from local_models.runtime import Runtime
from local_models.sampler import Sampler
from local_models.skills.lessons import asked as lesson
from local_models.stopping import Stopped
from local_models.window import fit


@dataclass(frozen=True, slots=True)
class Stats:
    """What the latest answer took, in tokens: the prompt, the part of it that had to be evaluated, the answer."""

    prompt_tokens: int = 0
    evaluated_tokens: int = 0
    generated_tokens: int = 0


@dataclass(frozen=True, slots=True)
class Asked:
    """What an answer is made of. With `behind` it gives way to whatever is waited for.

    Chat and tasks have contexts of their own; with a `lesson`, the name of a taught skill, the adapter answers.
    """

    messages: Sequence[ChatMessage]
    max_tokens: int
    sampler: Callable[[], Sampler]
    task: bool = False
    behind: bool = False
    lesson: str = ""


class Engine:
    """Makes one answer at a time; for any thread. `resident` is its own from now on. Raises ModelError.

    An answer that is being read holds the model until its iterator ends or is closed. One in the background holds
    it only while a step is computed, and begins no step while any answer of this process is waited for.
    """

    def __init__(self, name: str, resident: Resident, contexts: Callable[[Resident], Contexts]) -> None:
        self.name, self.resident = name, resident
        try:
            self.template = ChatTemplate(resident)
            self.contexts = contexts(resident)
        except ModelError:
            resident.free()
            raise
        self.takes_system = takes_system(self.template)
        self._generating = threading.Lock()
        self._behind = threading.Lock()  # in the background, too, one after the other: else token by token
        self._tokenizing = threading.Lock()  # so that a count need not wait for an answer, nor outlive the memory
        self._closed = self._freed = False
        self.last_stats = Stats()

    @property
    def context_size(self) -> int:
        """How many tokens prompt and answer may take together."""
        return self.contexts.chat.context_size

    def count(self, text: str) -> int:
        """How many tokens `text` takes. Raises ModelError."""
        with self._tokenizing:
            self._must_be_open()
            return len(self.resident.tokenize(text, control=False))

    def close(self) -> None:
        """Give the memory back: at once, or as soon as a running generation has stopped, which it is told to."""
        self._closed = True
        self.resident.stop()
        PRECEDENCE.wake()
        self._free_if_idle()

    def answer(self, asked: Asked, cancel: Cancel) -> Generator[str]:
        """The answer's text, cut only between characters. Ends when `cancel` is set. Raises ModelError."""
        tokens = self._behind_others(asked, cancel) if asked.behind else self._waited_for(asked, cancel)
        decoder = codecs.getincrementaldecoder("utf-8")("replace")
        read: list[int] = []
        pieces: list[str] = []
        try:
            with closing(tokens):
                for token in tokens:
                    read.append(token)
                    if piece := decoder.decode(self.resident.piece(token)):
                        pieces.append(piece)
                        yield piece
        except Stopped:
            if not cancel.is_set:
                self._must_be_open()
        finally:
            if not asked.task and not decoder.getstate()[0]:  # else the tokens say more than the text
                self.template.remember("".join(pieces), read)

    def _waited_for(self, asked: Asked, cancel: Cancel) -> Generator[int]:
        """The tokens of an answer that goes before all in the background."""
        with PRECEDENCE.ahead(), self._alone(cancel):
            self.resident.resume()
            with self._stopped_by(cancel), closing(self._begun(asked)) as generation:
                while (token := self._next(generation, asked)) is not None:
                    yield token

    def _behind_others(self, asked: Asked, cancel: Cancel) -> Generator[int]:
        """The tokens of an answer in the background: a step where nobody else wants one."""
        with _held(self._behind, cancel), ExitStack() as end:
            generation: Generation | None = None
            while not cancel.is_set:
                try:
                    with self._step(cancel):
                        if generation is None:
                            generation = end.enter_context(closing(self._begun(asked)))
                        token = self._next(generation, asked)
                except Stopped:
                    self._must_be_open()
                    continue  # another answer was wanted first
                if token is None:
                    return
                yield token

    @contextmanager
    def _step(self, cancel: Cancel) -> Iterator[None]:
        """Wait until nothing is waited for, and have the model for one step. Raises Stopped and ModelError."""

        def gone() -> bool:
            return cancel.is_set or self._closed

        first = PRECEDENCE.behind(self.resident, gone)
        with cancel.calling(PRECEDENCE.wake), first, self._alone(cancel), self._stopped_by(cancel):
            yield

    def _begun(self, asked: Asked) -> Generation:
        prompt, beginning = self.prompt(asked)
        size = self.contexts.taught.context_size if asked.lesson else self.context_size
        limit = min(asked.max_tokens, size - len(prompt))
        self.last_stats = Stats(len(prompt))
        return Generation(self.resident, prompt, beginning, asked.sampler(), limit)

    def _next(self, generation: Generation, asked: Asked) -> int | None:
        token = generation.next(self._context(asked, generation.most))
        self.last_stats = Stats(len(generation.prompt), generation.evaluated, len(generation.tokens))
        return token

    def _context(self, asked: Asked, size: int) -> Runtime:
        if asked.lesson:
            return self.contexts.taught
        return self.contexts.for_task(size) if asked.task else self.contexts.chat

    def prompt(self, asked: Asked) -> tuple[list[int], int]:
        """The prompt's tokens, and how many of them any question of its kind begins with (of a task; else 0).

        There is room left for the answer: `max_tokens`, at most half of the context.
        """
        if asked.lesson:
            return lesson(asked.lesson, asked.messages[-1].content, self._plainly), 0
        budget = room = self.context_size - min(asked.max_tokens, self.context_size // 2)
        while True:
            kept = fit(asked.messages, room, self.template.count, step=self.context_size // 4)
            tokens = self._tokens(kept)
            if len(tokens) <= budget:
                return tokens, self._beginning(kept, tokens) if asked.task else 0
            if room <= 0:
                raise ModelError("The instructions do not fit into this model's context; use a larger model.")
            room -= len(tokens) - budget

    def _beginning(self, messages: Sequence[ChatMessage], tokens: Sequence[int]) -> int:
        """How many tokens a prompt shares with one of the same instructions and examples, but without words."""
        *before, last = messages
        other = self._tokens([*before, ChatMessage(last.role, "")])
        return next((at for at, pair in enumerate(zip(tokens, other, strict=False)) if pair[0] != pair[1]), 0)

    def _plainly(self, text: str, control: bool) -> list[int]:
        return self.resident.tokenize(text, control=control)

    def _tokens(self, messages: Sequence[ChatMessage]) -> list[int]:
        return self.template.tokens(messages if self.takes_system else merged(messages))

    @contextmanager
    def _alone(self, cancel: Cancel) -> Iterator[None]:
        """Have the model, once nobody else has it. Raises Stopped when `cancel` is set before."""
        try:
            with _held(self._generating, cancel):
                self._must_be_open()
                yield
        finally:
            if self._closed:
                self._free_if_idle()

    @contextmanager
    def _stopped_by(self, cancel: Cancel) -> Iterator[None]:
        with cancel.calling(self.resident.stop):
            self._must_be_open()  # `close` may have stopped it before it was told to go on
            yield

    def _must_be_open(self) -> None:
        if self._closed:
            raise ModelError(f"The model {self.name} was closed; open it again.")

    def _free_if_idle(self) -> None:
        if self._generating.acquire(blocking=False):
            with self._tokenizing:
                if not self._freed:
                    self.contexts.free()
                    self.resident.free()
                self._freed = True
            self._generating.release()


@contextmanager
def _held(lock: threading.Lock, cancel: Cancel) -> Iterator[None]:
    """Hold `lock`. Raises Stopped when `cancel` is set before."""
    while not lock.acquire(timeout=0.05):
        if cancel.is_set:
            raise Stopped
    try:
        yield
    finally:
        lock.release()


def takes_system(template: ChatTemplate) -> bool:
    """Whether the model's template has a place for instructions of their own; some makers' refuse them."""
    try:
        template.tokens([ChatMessage("system", "a"), ChatMessage("user", "b")])
    except ModelError:
        return False
    return True


def merged(messages: Sequence[ChatMessage]) -> list[ChatMessage]:
    """The messages with the instructions put before the first thing that the user says."""
    rest = [message for message in messages if message.role != "system"]
    instructions = [message.content for message in messages if message.role == "system"]
    if not instructions or not rest or rest[0].role != "user":
        return list(messages)
    first = ChatMessage("user", "\n\n".join([*instructions, rest[0].content]))
    return [first, *rest[1:]]
