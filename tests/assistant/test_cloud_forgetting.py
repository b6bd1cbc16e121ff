"""What is forgotten is gone from every request to the cloud that it went along with, and from their copies."""

from contextlib import contextmanager

import pytest

from assistant.branching import branch
from assistant.config_sections import Cloud, Config, Profile
from assistant.config_sections import Provider as Configured
from assistant.forgetting import forget
from assistant.profile.knowing import Known
from assistant.proposal import Approved
from assistant.remembering import Memory
from assistant.store.forgetting import Thing
from assistant.store.imports import Incoming
from assistant.store.store import Store
from assistant.turn import Assistant, Question
from privacy.detect.engine import default_detector
from privacy.rewrite import Rewriter
from tests.assistant.store.remembering import decrypted
from tests.support.provider import provider_server, reply

KEY = bytes(32)
WORDS = "I sing in the marigold choir every single Thursday evening"
QUESTION = "What should I plan this week?"


@pytest.fixture
def store(tmp_path):
    store = Store.open(tmp_path / "sotto.db", KEY)
    yield store
    store.close()


@pytest.fixture
def said(store):
    """A message of another conversation, brought by an import."""
    imported = store.imports.begin("messages", "talks.jsonl", b"first")
    message = Incoming(b"key", b"talk", None, None, "user", WORDS, "2020-01-01", "Old talk", None)
    store.imports.add(imported, [message])
    store.imports.finish(imported, 0, 0)
    return store.messages.latest("user", 1)[0]


@pytest.fixture
def fact(store, said):
    with store.transaction():
        fact = know(store)
        store.facts.rest_on(fact.id, said.id, 0, len(WORDS))
    return fact


def know(store, origin="message"):
    return store.facts.add(
        text="You sing in the marigold choir.", category="other", kind="routine", confidence=0.95,
        state="accepted", vector=bytes(384), origin=origin,
    )  # fmt: skip


class EveryFact:
    """Finds that everything known matters."""

    def __init__(self, store):
        self._store = store

    def facts(self, question, k):
        return [Known(fact, 1.0, 1.0, 1.0) for fact in self._store.facts.list()]


@contextmanager
def asking(store):
    """Asks in a conversation of its own, or on in one; the provider, to see what it is told."""
    with provider_server(reply("Buy some tea.")) as provider:
        config = Config(
            cloud=Cloud(provider="acme", model="big", retries=0, timeout_s=5),
            providers={"acme": Configured(base_url=provider.base_url)},
            profile=Profile(cloud="on"),
        )
        memory = Memory(store, lambda: EveryFact(store), 300)
        assistant = Assistant(store, Rewriter(default_detector()), None, config, memory=memory)

        def ask(text=QUESTION, place=None, review=lambda proposal: Approved(proposal.draft)):
            place = place or store.conversations.create("mine").id
            *_, done = assistant.ask(Question(text, place, "protected", "open"), review)
            return place, done

        yield ask, provider


def sent(store):
    """Every word that the ledger has."""
    return " ".join(part["content"] for entry in store.ledger.list() for part in entry.messages)


def erase(store, kind, number):
    forgotten = forget(store, store.forgetting.hanging(Thing(kind, number)))
    assert forgotten.proof.holds
    return forgotten


@pytest.mark.parametrize("kind", ["message", "conversation", "import", "fact"])
def test_what_went_along_to_the_cloud_is_forgotten_with_what_it_was_said_in(store, said, fact, tmp_path, kind):
    with asking(store) as (ask, provider):
        place, _ = ask()
        assert WORDS in provider.calls[0].body["messages"][-1]["content"]
        ask("What is a hedgehog?")
    number = {"message": said.id, "conversation": said.conversation, "import": said.imported, "fact": fact.id}
    forgotten = erase(store, kind, number[kind])
    assert forgotten.erased.changed["ledger"] == forgotten.erased.changed["messages"] == 2
    assert forgotten.proof.elsewhere == {}
    assert (WORDS in sent(store), store.messages.of(place)[0].raw) == (False, None)
    assert [message.text for message in store.messages.of(place)] == [QUESTION, "Buy some tea."]
    if kind != "fact":  # of which the message stays
        assert b"marigold" not in decrypted(tmp_path / "sotto.db", KEY)


def test_a_fact_that_the_user_typed_in_is_forgotten_where_it_went_along(store, tmp_path):
    typed = know(store, origin="user")
    with asking(store) as (ask, _):
        place, _ = ask()
    assert "marigold" in store.messages.of(place)[0].raw
    erase(store, "fact", typed.id)
    assert b"marigold" not in decrypted(tmp_path / "sotto.db", KEY)


def test_so_are_the_requests_that_said_it_again_and_its_copies_in_a_branch(store, said, fact, tmp_path):
    with asking(store) as (ask, provider):
        place, _ = ask()
        copied = branch(store, store.messages.of(place)[-1].id)
        store.facts.change(fact.id, muted=1, state="proposed")  # it goes along no more
        ask("And then?", place)
        ask("And then?", copied)
        assert all(WORDS in str(call.body) for call in provider.calls)
        erase(store, "message", said.id)
        assert WORDS not in sent(store)
        assert b"marigold" not in decrypted(tmp_path / "sotto.db", KEY)
        ask("And now?", place)
        told = [(part["role"], part["content"]) for part in provider.calls[-1].body["messages"]]
    assert told == [("user", "And then?"), ("assistant", "Buy some tea."), ("user", "And now?")]


def test_a_request_that_the_words_did_not_go_along_with_is_left(store, said, fact):
    with asking(store) as (ask, _):
        store.facts.change(fact.id, state="proposed")
        place, _ = ask()
    erase(store, "message", said.id)
    assert sent(store) == store.messages.of(place)[0].raw == QUESTION


@pytest.mark.parametrize("kind", ["message", "fact"])
def test_what_is_forgotten_while_its_draft_is_looked_at_does_not_go_along(store, said, fact, kind):
    def review(proposal):
        assert WORDS in proposal.messages[-1].text
        erase(store, kind, {"message": said.id, "fact": fact.id}[kind])
        return Approved(proposal.draft)

    with asking(store) as (ask, provider):
        place, done = ask(review=review)
        assert provider.calls == []
    assert (done.state, store.ledger.list(), store.messages.of(place)[0].raw) == ("held", [], None)


def test_an_exchange_that_is_forgotten_during_the_review_goes_along_no_more(store):
    def review(proposal):
        assert proposal.history
        erase(store, "message", store.messages.of(place)[0].id)
        return Approved(proposal.draft)

    with asking(store) as (ask, provider):
        place, _ = ask("I keep marigold hedgehogs in the shed at home.")
        _, done = ask("And then?", place, review)
        assert len(provider.calls) == 1
    assert done.state == "held" and "marigold" not in sent(store)
