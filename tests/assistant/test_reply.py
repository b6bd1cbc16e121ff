"""A reply while it arrives: what stands in the store of it, and what does not come back once it is forgotten."""

import pytest

from assistant import reply as reply_module
from assistant.config_sections import Cloud, Config
from assistant.config_sections import Provider as Configured
from assistant.forgetting import forget
from assistant.proposal import AnswerLocally, Approved
from assistant.reply import FORGOTTEN, Reply
from assistant.store.forgetting import Thing
from assistant.store.sought import of_value
from assistant.store.store import Store
from assistant.turn import Assistant, Question
from privacy.detect.engine import default_detector
from privacy.rewrite import Rewriter
from tests.support.provider import provider_server
from tests.support.provider import reply as answers
from tests.support.scripted import ScriptedModel

VALUE = "Quillfeather"


@pytest.fixture
def place(store):
    return store.conversations.create("test").id


@pytest.fixture
def forgets(tmp_path):
    """Forgets the value in another program, and proves it."""
    other = Store.open(tmp_path / "sotto.db", bytes(32))

    def done():
        forgotten = forget(other, other.forgetting.hanging(Thing("value", sought=of_value(VALUE))))
        assert forgotten.proof.holds and forgotten.erased.changed

    yield done
    other.close()


@pytest.fixture(params=[0.0, 100.0], ids=["every piece is written at once", "pieces wait to be written"])
def every(request, monkeypatch):
    monkeypatch.setattr(reply_module, "SAVE_EVERY_S", request.param)


class Pieces:
    """A local model that says the pieces, and does something in between."""

    name, context_size = "pieces", 4096

    def __init__(self, *pieces):
        self._pieces = pieces

    def stream(self, messages, **_):
        for piece in self._pieces:
            if callable(piece):
                piece()
            else:
                yield piece

    def count_tokens(self, text):
        return len(text.split())


def local(store, *pieces):
    return Assistant(store, Rewriter(default_detector()), lambda: Pieces(*pieces), Config())


def cloud(url):
    return Config(
        cloud=Cloud(provider="acme", model="big", retries=0, timeout_s=5),
        providers={"acme": Configured(base_url=url)},
    )


def texts(store, place):
    return [message.text for message in store.messages.of(place)]


def test_words_forgotten_while_the_reply_arrives_are_not_written_again(store, place, forgets, every):
    reply = Reply(store, place, "local", since=store.forgetting.times)
    reply.add(f"{VALUE} is ")
    forgets()
    reply.add("a village, ")
    reply.add(f"and {VALUE} is far.")
    done = reply.end("complete")
    assert (done.state, done.note) == ("cut", FORGOTTEN)
    [kept] = store.messages.of(place)
    assert (kept.text, kept.state) == ("[forgotten] is ", "cut")


def test_a_reply_to_a_question_from_which_words_are_forgotten_meanwhile_says_them_nowhere(
    store, place, forgets, every
):
    turn = local(store, "It is ", forgets, f"in {VALUE}.").ask(
        Question(f"Where is {VALUE}?", place, "local"), lambda _: AnswerLocally()
    )
    *_, done = turn
    assert done.state == "cut"
    assert texts(store, place) == ["Where is [forgotten]?", "It is "]


def test_nothing_is_kept_of_a_reply_whose_first_words_come_after_the_forgetting(store, place, forgets):
    turn = local(store, forgets, f"In {VALUE}.").ask(
        Question(f"Where is {VALUE}?", place, "local"), lambda _: AnswerLocally()
    )
    *_, done = turn
    assert (done.state, done.message, done.note) == ("cut", None, FORGOTTEN)
    assert texts(store, place) == ["Where is [forgotten]?"]


def test_another_forgetting_leaves_a_reply_alone(store, place, tmp_path):
    gone = store.messages.add(store.conversations.create("else").id, "user", "I keep bees.").id

    def forgets():
        forget(store, store.forgetting.hanging(Thing("message", gone)))
        forget(store, store.forgetting.hanging(Thing("value", sought=of_value("Zorbanix"))))

    turn = local(store, "It is ", forgets, "there.").ask(
        Question("Where is it?", place, "local"), lambda _: AnswerLocally()
    )
    *_, done = turn
    assert done.state == "complete"
    assert texts(store, place) == ["Where is it?", "It is there."]


def test_a_draft_from_before_a_forgetting_is_not_sent(store, place, forgets):
    def review(proposal):
        assert VALUE in proposal.messages[-1].text
        forgets()
        return Approved(proposal.draft)

    with provider_server(answers("ok")) as provider:
        assistant = Assistant(store, Rewriter(default_detector()), None, cloud(provider.base_url))
        *_, done = assistant.ask(Question(f"Where is {VALUE}?", place, "protected", "open"), review)
        assert provider.calls == []
    assert (done.state, store.ledger.list()) == ("held", [])
    assert "ask again" in done.note
    [question] = store.messages.of(place)
    assert (question.text, question.raw, question.state) == ("Where is [forgotten]?", None, "held")


def test_a_question_that_is_answered_locally_after_all_is_asked_as_it_stands_by_then(store, place, forgets):
    def review(proposal):
        forgets()
        return AnswerLocally()

    model = ScriptedModel(lambda asked: f"You ask: {asked}")
    assistant = Assistant(store, Rewriter(default_detector()), lambda: model, cloud("http://127.0.0.1:9"))
    *_, done = assistant.ask(Question(f"Where is {VALUE}?", place, "protected", "open"), review)
    assert done.state == "complete"
    assert texts(store, place) == ["Where is [forgotten]?", "You ask: Where is [forgotten]?"]
