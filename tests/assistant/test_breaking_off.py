"""However a local answer ends, what had arrived of it is in the store, to the last word, and how it ended."""

import pytest

from assistant import events
from assistant.config_sections import Config
from assistant.proposal import Cancelled
from assistant.store.errors import BusyError
from assistant.store.store import Store
from assistant.turn import Assistant, Question
from local_models.llm import ModelError
from privacy.detect.engine import default_detector
from privacy.rewrite import Rewriter
from tests.assistant.store.helpers import start
from tests.support.scripted import ScriptedModel


class BreakingModel(ScriptedModel):
    """Says a few words, the last of them within the half second after which they are written, and fails."""

    def __init__(self, failure):
        super().__init__(str)
        self.failure = failure

    def stream(self, messages, **_):
        yield from ("Hello ", "there, ", "I")
        raise self.failure


def ask(store, failure):
    assistant = Assistant(store, Rewriter(default_detector()), lambda: BreakingModel(failure), Config())
    question = Question("Hi", store.conversations.create("test").id, "local")
    return assistant.ask(question, lambda _: Cancelled())


def said(store):
    return [(message.role, message.text, message.state) for message in store.messages.of(1)]


def test_an_interrupt_leaves_the_reply_stopped(store):
    with pytest.raises(KeyboardInterrupt):
        list(ask(store, KeyboardInterrupt()))
    assert said(store) == [("user", "Hi", "complete"), ("assistant", "Hello there, I", "cancelled")]


def test_a_reader_who_walks_away_leaves_the_reply_stopped(store):
    turn = ask(store, AssertionError("nobody reads so far"))
    for event in turn:
        if isinstance(event, events.Piece):
            break
    turn.close()
    assert said(store) == [("user", "Hi", "complete"), ("assistant", "Hello ", "cancelled")]


@pytest.mark.parametrize("failure", [ModelError("The server broke off."), BusyError("Another program writes.")])
def test_a_failure_after_the_first_words_leaves_the_reply_broken_off_and_says_why(store, failure):
    *_, done = ask(store, failure)
    assert said(store) == [("user", "Hi", "complete"), ("assistant", "Hello there, I", "cut")]
    assert (done.state, done.note) == ("cut", str(failure))


def test_what_was_broken_off_is_found_by_recall(store):
    list(ask(store, BusyError("Another program writes.")))
    assert [due.text for due in store.vectors.due(10)] == ["Hello there, I", "Hi"]


ANSWERING = """
import sys
from pathlib import Path
from assistant.reply import Reply
from assistant.store.store import Store

store = Store.open(Path(sys.argv[1]), bytes(32))
reply = Reply(store, store.conversations.create().id, "local", since=0)
reply.add("Hello ")
print("written", flush=True)
sys.stdin.readline()
reply.add("there.")
reply.end("complete")
"""


@pytest.fixture
def answering(store, tmp_path):
    """Another program, in the middle of a reply."""
    program = start(ANSWERING, tmp_path / "sotto.db")
    assert program.stdout.readline() == "written\n"
    yield program
    program.kill()
    program.communicate()


def opened_anew(tmp_path):
    Store.open(tmp_path / "sotto.db", bytes(32)).close()


def test_what_a_killed_program_left_is_cut_and_found_by_recall(store, tmp_path, answering):
    assert store.vectors.due(10) == []
    answering.kill()
    answering.wait()
    opened_anew(tmp_path)
    assert said(store) == [("assistant", "Hello ", "cut")]
    assert [due.text for due in store.vectors.due(10)] == ["Hello "]


def test_what_another_program_is_writing_is_left_to_it(store, tmp_path, answering):
    opened_anew(tmp_path)
    assert said(store) == [("assistant", "Hello ", "streaming")]
    answering.communicate("go on\n", timeout=60)
    assert said(store) == [("assistant", "Hello there.", "complete")]


def test_a_store_opens_though_another_program_writes_where_a_reply_is_to_be_cut(store, tmp_path, answering):
    answering.kill()
    answering.wait()
    with store.transaction():
        Store.open(tmp_path / "sotto.db", bytes(32), wait_s=0.05).close()
    assert said(store) == [("assistant", "Hello ", "streaming")]
    opened_anew(tmp_path)
    assert said(store) == [("assistant", "Hello ", "cut")]
