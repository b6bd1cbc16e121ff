"""One question from entry to answer."""

import threading
from contextlib import contextmanager

import pytest

from assistant import events
from assistant.cloud import CloudError
from assistant.config_sections import Cloud, Config, Privacy
from assistant.config_sections import Provider as Configured
from assistant.errors import SottoError
from assistant.helping import Helper
from assistant.proposal import AnswerLocally, Approved, Cancelled
from assistant.trust import Trust
from assistant.turn import Assistant, Question
from local_models.catalog import ModelInfo
from local_models.llm import Cancel
from privacy.detect.engine import default_detector
from privacy.rewrite import Rewriter
from privacy.rules import Action
from tests.support.provider import provider_server, reply, status
from tests.support.scores import FAILS, WINS
from tests.support.scripted import says

TEXT = "My name is Anna Kovacs, mail anna@kovacs.example.org. Greet me."
SENT = "My name is [NAME_1], mail [CONTACT_1]. Greet me."


class NoModel:
    def __call__(self):
        raise AssertionError("the local model was asked")


class Broken:
    def detect(self, text):
        raise RuntimeError(text)


@contextmanager
def asking(store, *answers, model=None, detector=None, paraphrase="auto", info=None):
    """An assistant whose provider gives `answers`, and the provider."""
    with provider_server(*(answers or [reply("ok")])) as provider:
        config = Config(
            cloud=Cloud(provider="acme", model="big", retries=0, timeout_s=5),
            providers={"acme": Configured(base_url=provider.base_url)},
            privacy=Privacy(paraphrase=paraphrase),
        )
        rewriter = Rewriter(detector or default_detector())
        helper = Helper(store.settings, lambda: info) if info else None
        yield Assistant(store, rewriter, model or NoModel(), config, helper), provider


def approve(proposal):
    return Approved(proposal.draft)


def ask(assistant, text=TEXT, review=approve, *, conversation=None, cancel=None, **choices):
    place = conversation or assistant.store.conversations.create("test").id
    question = Question(text, place, **{"route": "protected", "profile": "balanced", **choices})
    return place, list(assistant.ask(question, review, cancel))


def shown(happened):
    return "".join(event.text for event in happened if isinstance(event, events.Piece))


def test_the_whole_way(store):
    with asking(store, reply("Hello [NA", "ME_1]! I wrote to [contact_1], not to [NAME_9].")) as (
        assistant,
        provider,
    ):
        place, happened = ask(assistant)
    assert provider.calls[0].body["messages"][-1]["content"] == SENT
    assert shown(happened) == "Hello Anna Kovacs! I wrote to anna@kovacs.example.org, not to [NAME_9]."
    question, answer = store.messages.of(place)
    assert (question.text, question.raw, question.route) == (TEXT, SENT, "protected")
    assert answer.text == shown(happened)
    assert answer.raw == "Hello [NAME_1]! I wrote to [contact_1], not to [NAME_9]."
    (entry,) = store.ledger.list()
    assert (entry.text, entry.state, entry.privacy_profile) == (SENT, "complete", "balanced")
    assert entry.messages == provider.calls[0].body["messages"]
    assert entry.protected == {"name": 1, "contact": 1}
    assert question.ledger == answer.ledger == entry.id


def test_the_events_come_in_the_order_of_the_way(store):
    with asking(store) as (assistant, _):
        _, happened = ask(assistant)
    kinds = [type(event).__name__ for event in happened if not isinstance(event, events.Piece)]
    assert kinds == ["Stored", "Routed", "Drafted", "Sent", "Done"]


def test_the_review_sees_exactly_what_is_sent(store):
    seen = []

    def look(proposal):
        seen.append((proposal.target.label, [message.text for message in proposal.messages]))
        return Approved(proposal.draft)

    with asking(store) as (assistant, provider):
        place, _ = ask(assistant, review=look)
        ask(assistant, "And goodbye", review=look, conversation=place)
    sent = [[message["content"] for message in call.body["messages"]] for call in provider.calls]
    assert seen == [("acme/big", words) for words in sent]


@pytest.mark.parametrize("verdict", [Cancelled(), None])
def test_nothing_is_sent_unless_it_is_approved(store, verdict):
    with asking(store) as (assistant, provider):
        place, happened = ask(assistant, review=lambda _: verdict or Cancelled())
        assert provider.calls == []
    assert happened[-1].state == "cancelled"
    assert store.ledger.list() == []
    assert [m.state for m in store.messages.of(place)] == ["cancelled"]


def test_a_reviewed_draft_may_reveal_a_word_and_the_ledger_says_so(store):
    with asking(store) as (assistant, _):

        def reveal(proposal):
            return Approved(assistant.rewriter.again(proposal.draft, "Anna Kovacs", Action.KEEP))

        ask(assistant, review=reveal)
    (entry,) = store.ledger.list()
    assert "Anna Kovacs" in entry.text
    assert entry.revealed == [{"category": "name", "words": "Anna Kovacs"}]


def test_a_detector_that_fails_holds_the_turn_with_zero_bytes_sent(store):
    with asking(store, detector=Broken()) as (assistant, provider):
        place, happened = ask(assistant)
        assert provider.calls == []
    assert happened[-1].state == "held"
    assert "Anna" not in happened[-1].note
    assert store.messages.of(place)[0].state == "held"
    assert store.ledger.list() == []


def test_a_ledger_that_cannot_be_written_sends_nothing(store, monkeypatch):
    def full(**_):
        raise SottoError("The disk is full.")

    monkeypatch.setattr(store.ledger, "begin", full)
    with asking(store) as (assistant, provider):
        with pytest.raises(SottoError, match="full"):
            ask(assistant)
        assert provider.calls == []


def test_a_failing_provider_leaves_the_question_to_ask_again(store):
    with asking(store, status(401)) as (assistant, _):
        place = store.conversations.create("t").id
        with pytest.raises(CloudError, match="refused the key"):
            ask(assistant, conversation=place)
    (question,) = store.messages.of(place)
    assert (question.text, question.state) == (TEXT, "failed")
    assert store.ledger.list()[0].state == "failed"


def test_a_cut_stream_keeps_what_arrived_and_says_so(store):
    with asking(store, reply("Hello [NAME_1], I", finish=False)) as (assistant, _):
        place, happened = ask(assistant)
    assert (happened[-1].state, shown(happened)) == ("cut", "Hello Anna Kovacs, I")
    assert "broke off" in happened[-1].note
    assert store.messages.of(place)[-1].text == "Hello Anna Kovacs, I"
    assert store.messages.of(place)[-1].state == "cut"


def test_a_reader_who_walks_away_leaves_what_arrived(store):
    with asking(store, reply("Hello ", "there", wait=threading.Event())) as (assistant, _):
        place = store.conversations.create("t").id
        turn = assistant.ask(Question(TEXT, place, "protected", "balanced"), approve)
        for event in turn:
            if isinstance(event, events.Piece):
                break
        turn.close()
    assert store.messages.of(place)[-1].state == "cancelled"
    assert store.ledger.list()[0].state == "cancelled"


def test_cancelling_keeps_what_arrived(store):
    cancel = Cancel()
    with asking(store, reply("Hello ", wait=threading.Event())) as (assistant, _):
        place = store.conversations.create("t").id
        for event in assistant.ask(Question(TEXT, place, "protected", "balanced"), approve, cancel):
            if isinstance(event, events.Piece):
                cancel.set()
    assert event.state == "cancelled"
    assert store.messages.of(place)[-1].text == "Hello "


def test_tags_stay_the_same_over_turns_and_the_provider_sees_what_it_saw(store):
    with asking(store, reply("Hello [NAME_1]"), reply("Bye")) as (assistant, provider):
        place, _ = ask(assistant)
        ask(assistant, "And now say goodbye to Anna Kovacs", conversation=place)
    texts = [message["content"] for message in provider.calls[1].body["messages"][1:]]
    assert texts == [SENT, "Hello [NAME_1]", "And now say goodbye to [NAME_1]"]


def test_another_provider_is_told_nothing_of_what_the_first_one_saw(store):
    with asking(store) as (assistant, _):
        place, _ = ask(assistant)
    with asking(store) as (assistant, elsewhere):
        ask(assistant, "Hello", conversation=place)
    assert [m["content"] for m in elsewhere.calls[0].body["messages"]] == ["Hello"]


@pytest.mark.slow
def test_a_local_turn_never_goes_along_with_a_protected_one(store, embedded_model):
    with asking(store, model=lambda: embedded_model) as (assistant, provider):
        place, happened = ask(assistant, "My cat is called Whiskers.", route="local")
        assert happened[-1].state == "complete"
        assert shown(happened)
        assert provider.calls == []
        ask(assistant, "Hello", conversation=place)
    assert "Whiskers" not in str(provider.calls[0].body)


@pytest.mark.slow
def test_the_reviewer_can_have_it_answered_locally(store, embedded_model):
    with asking(store, model=lambda: embedded_model) as (assistant, provider):
        place, happened = ask(assistant, review=lambda _: AnswerLocally())
        assert provider.calls == []
    assert happened[-1].state == "complete"
    assert [m.route for m in store.messages.of(place)] == ["local", "local"]


def test_the_question_is_stored_before_anything_can_go_wrong(store):
    with asking(store) as (assistant, _):
        place = store.conversations.create("t").id
        with pytest.raises(SottoError):
            ask(assistant, conversation=place, route="moon")
    assert store.messages.of(place)[0].text == TEXT


def test_a_conversation_keeps_its_own_privacy_profile(store):
    with asking(store) as (assistant, provider):
        place = store.conversations.create("t").id
        store.conversations.set_privacy_profile(place, "open")
        ask(assistant, conversation=place, profile=None)
    assert provider.calls[0].body["messages"][-1]["content"] == TEXT


MEASURED = ModelInfo("scripted", "server", url="http://127.0.0.1:1")
FLUENT = "I am [NAME_1], mail [CONTACT_1]. Greet me, please."


def test_a_trusted_local_model_words_what_leaves_and_the_review_sees_those_words(store):
    Trust(store.settings).keep(MEASURED, {"paraphrase": WINS})
    seen = []

    def look(proposal):
        seen.append(proposal.messages[-1].text)
        return Approved(proposal.draft)

    with asking(store, reply("Hello [NAME_1]!"), model=lambda: says(FLUENT), info=MEASURED) as (
        assistant,
        provider,
    ):
        place, happened = ask(assistant, review=look)
    assert seen == [FLUENT] == [provider.calls[0].body["messages"][-1]["content"]]
    assert shown(happened) == "Hello Anna Kovacs!"
    assert store.messages.of(place)[0].raw == store.ledger.list()[0].text == FLUENT


def test_the_reviewer_can_go_back_to_the_span_by_span_text(store):
    Trust(store.settings).keep(MEASURED, {"paraphrase": WINS})
    with asking(store, model=lambda: says(FLUENT), info=MEASURED) as (assistant, provider):
        ask(assistant, review=lambda proposal: Approved(proposal.draft.span_by_span))
    assert provider.calls[0].body["messages"][-1]["content"] == SENT


@pytest.mark.parametrize(("score", "paraphrase"), [(FAILS, "auto"), (WINS, "off")])
def test_without_trust_or_when_switched_off_no_model_is_opened(store, score, paraphrase):
    Trust(store.settings).keep(MEASURED, {"paraphrase": score})
    with asking(store, paraphrase=paraphrase, info=MEASURED) as (assistant, provider):
        ask(assistant)
    assert provider.calls[0].body["messages"][-1]["content"] == SENT
