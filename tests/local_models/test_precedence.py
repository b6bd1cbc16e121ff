"""Whoever waits for an answer goes first, and what runs in the background loses nothing by it."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from local_models.catalog import ModelInfo
from local_models.llama_cpp import LlamaCppModel
from local_models.llm import Cancel, ChatMessage, LocalModel, ModelError, in_background
from local_models.loading import PendingModel
from local_models.skills import stating
from tests.local_models.sharing import CHAT, CLAUSES, load, told
from tests.support.scripted import says
from tests.support.wait import eventually

pytestmark = pytest.mark.slow

STORY = [ChatMessage("user", "Tell a long story about a fox.")]
LONG = [ChatMessage("user", "It rained on Tuesday, and the fox slept. " * 25 + "Which day was it?")]


class Running:
    """An answer of some forty tokens that is made in the background, on a thread."""

    def __init__(self, model: LocalModel, messages: list[ChatMessage], cancel: Cancel | None = None) -> None:
        self.begun, self.cancel = threading.Event(), cancel or Cancel()
        self.pieces: list[str] = []
        self._pool = ThreadPoolExecutor(1)
        self.answer = self._pool.submit(self._read, in_background(model), messages)

    def _read(self, model: LocalModel, messages: list[ChatMessage]) -> str:
        for piece in model.stream(messages, max_tokens=40, temperature=0, cancel=self.cancel):
            self.pieces.append(piece)
            self.begun.set()
        return "".join(self.pieces)

    def result(self) -> str:
        answer = self.answer.result(timeout=60)
        self._pool.shutdown()
        return answer


def test_the_chat_does_not_wait_for_what_runs_in_the_background_and_that_loses_nothing(
    stepwise: LlamaCppModel,
) -> None:
    alone = Running(stepwise, STORY).result()
    running = Running(stepwise, STORY)
    assert running.begun.wait(60)
    chat = stepwise.stream(CHAT, max_tokens=8, temperature=0)
    assert next(chat)
    made = len(running.pieces)
    assert not running.answer.done()
    rest = list(chat)
    assert len(running.pieces) <= made + 1  # a piece may have been on its way
    assert rest
    assert running.result() == alone


def test_a_prompt_that_is_read_in_the_background_stops_in_the_middle_for_the_chat(stepwise: LlamaCppModel) -> None:
    alone = Running(stepwise, LONG).result()
    stepwise._engine.contexts.for_task(400)._keep(0)
    stepwise._engine.contexts.states.clear()
    running = Running(stepwise, LONG)
    assert eventually(lambda: len(stepwise._engine.contexts.for_task(400).evaluated) > 0)
    assert told(stepwise, CHAT, 3)
    assert not running.answer.done()
    assert running.result() == alone


def test_a_task_that_is_waited_for_takes_the_place_of_one_that_is_not(stepwise: LlamaCppModel) -> None:
    alone = Running(stepwise, STORY).result()
    expected = stating.stated(stepwise, CLAUSES[0])
    running = Running(stepwise, STORY)
    assert running.begun.wait(60)
    assert stating.stated(stepwise, CLAUSES[0]) == expected
    assert not running.answer.done()
    assert running.result() == alone


def test_it_goes_first_also_over_another_model_of_this_process(stepwise: LlamaCppModel) -> None:
    other = load()
    running = Running(other, STORY)
    assert running.begun.wait(60)
    chat = stepwise.stream(CHAT, max_tokens=8, temperature=0)
    next(chat)
    made = len(running.pieces)
    list(chat)
    assert len(running.pieces) <= made + 1
    assert running.result()
    other.close()


def test_one_that_nobody_reads_on_is_in_nobodys_way(stepwise: LlamaCppModel) -> None:
    left = in_background(stepwise).stream(STORY, max_tokens=8)
    next(left)
    assert told(stepwise, CHAT, 3)
    left.close()  # type: ignore[attr-defined]
    assert Running(stepwise, STORY).result()


def test_a_cancel_ends_one_in_the_background_while_it_waits_for_the_chat(stepwise: LlamaCppModel) -> None:
    chat = stepwise.stream(CHAT, max_tokens=8)
    next(chat)
    running = Running(stepwise, STORY)
    running.cancel.set()
    assert running.result() == ""
    chat.close()  # type: ignore[attr-defined]


def test_a_cancel_ends_one_in_the_background_while_it_runs_and_nothing_else(stepwise: LlamaCppModel) -> None:
    running = Running(stepwise, STORY)
    assert running.begun.wait(60)
    running.cancel.set()
    running.result()
    assert len(running.pieces) < 40
    assert told(stepwise, CHAT, 3)


def test_closing_ends_one_in_the_background_wherever_it_is() -> None:
    for chatting in (False, True):
        model = load()
        running = Running(model, STORY)
        assert running.begun.wait(60)
        chat = model.stream(CHAT, max_tokens=8)
        if chatting:
            next(chat)
        model.close()
        with pytest.raises(ModelError, match="closed"):
            running.result()
        if chatting:
            with pytest.raises(ModelError, match="closed"):
                list(chat)


def test_a_model_that_is_still_being_loaded_can_be_asked_in_the_background() -> None:
    opened = threading.Event()

    def opening(keep_loading: object) -> LocalModel:
        opened.wait(60)
        return load()

    pending = PendingModel(ModelInfo("it", "folder"), opening)
    running = Running(pending, STORY)
    gone = Cancel()
    gone.set()
    assert told(in_background(pending), STORY, 4, gone) == ""
    opened.set()
    assert running.result()
    aside = in_background(pending)
    assert (aside.name, aside.context_size) == ("it", 2048)
    aside.close()
    with pytest.raises(ModelError, match="closed"):
        aside.count_tokens("a")


def test_a_model_without_such_a_place_is_asked_as_it_is() -> None:
    scripted = says("x")
    assert in_background(scripted) is scripted
