"""A question that a trusted server answers: in the ledger first, shown as what it is, forgotten with its words."""

import pytest

from assistant import events
from assistant.config import set_value
from assistant.errors import SottoError
from assistant.fetching import require_removable
from assistant.measuring import measuring
from assistant.proposal import AnswerLocally
from assistant.trusted_model import TrustedModel
from assistant.turn import Question
from local_models.llm import Cancel, ModelError
from tests.assistant.trusted import TEXT, ask, home, in_use

__all__ = ["home"]


def test_the_ledger_has_every_word_before_the_server_and_the_sums_count_what_is_private_in_it(store):
    seen = []
    with in_use(store) as (assistant, server):
        answer = server.answer
        server.answer = lambda request: (seen.append(store.ledger.list(1)[0].state), answer(request))
        place, happened = ask(assistant)
    assert seen == ["sending"]
    (entry,) = store.ledger.list()
    assert (entry.provider, entry.model, entry.base_url) == ("trusted:nas", "big-32b", server.url)
    assert (entry.text, entry.outcome, entry.conversation) == (TEXT, "complete", place)
    assert entry.messages == server.bodies[0]["messages"]
    assert entry.revealed == [{"category": "name", "words": "Anna Kovacs"}]
    assert store.ledger.summary()[0].revealed == {"name": 1}
    sent = next(event for event in happened if isinstance(event, events.Sent))
    assert (sent.ledger, sent.label, sent.outgoing) == (entry.id, "trusted:nas/big-32b", TEXT)


def test_question_and_reply_are_stored_with_the_ledger_row(store):
    with in_use(store) as (assistant, _):
        place, _ = ask(assistant)
    (entry,) = store.ledger.list()
    said = [(message.text, message.route, message.ledger) for message in store.messages.of(place)]
    assert said == [(TEXT, "local", entry.id), ("Hi there.", "local", entry.id)]


def test_the_route_says_where_it_goes_and_never_that_nothing_leaves(store):
    with in_use(store) as (assistant, server):
        for choices in ({}, {"route": None}):
            _, happened = ask(assistant, **choices)
            routed = next(event for event in happened if isinstance(event, events.Routed))
            host = server.url.removeprefix("http://")
            assert f"your server nas (trusted): everything said here goes to {host}" in routed.reason
            assert routed.server in routed.reason
            assert "nothing leaves" not in routed.reason
            assert "on this machine" not in routed.reason


def test_a_local_answer_instead_of_the_cloud_s_says_so_too(store):
    set_value("providers.acme.base_url", "http://127.0.0.1:9/v1")
    with in_use(store) as (assistant, _):
        _, happened = ask(assistant, route="protected", to="acme/big")
    reasons = [event.reason for event in happened if isinstance(event, events.Routed)]
    assert "your server nas (trusted)" in reasons[-1]


def test_the_conversation_goes_along_and_is_in_the_ledger(store):
    with in_use(store) as (assistant, server):
        place, _ = ask(assistant)
        ask(assistant, "And again?", conversation=place)
    assert [message["content"] for message in server.bodies[1]["messages"]][1:] == [
        TEXT,
        "Hi there.",
        "And again?",
    ]
    assert store.ledger.list()[0].messages == server.bodies[1]["messages"]


@pytest.mark.parametrize(("status", "end"), [(500, "failed"), (401, "failed")])
def test_a_server_that_gives_no_answer_was_still_told(store, status, end):
    with in_use(store, status=status) as (assistant, _), pytest.raises(SottoError):
        ask(assistant)
    (entry,) = store.ledger.list()
    assert entry.state == end
    assert entry.text == TEXT
    assert [message.ledger for message in store.messages.latest("user", 1)] == [entry.id]


def test_an_answer_that_is_not_wanted_any_more_is_marked_as_cancelled(store):
    cancel = Cancel()
    with in_use(store) as (assistant, _):
        place = store.conversations.create("test").id
        for event in assistant.ask(Question(TEXT, place, "local"), lambda _: AnswerLocally(), cancel):
            if isinstance(event, events.Piece):
                cancel.set()
    assert store.ledger.list()[0].state == "cancelled"


def test_nothing_is_sent_where_the_ledger_can_not_be_written(store, monkeypatch):
    def full(**_):
        raise SottoError("The disk is full.")

    with in_use(store) as (assistant, server):
        monkeypatch.setattr(store.ledger, "begin", full)
        with pytest.raises(SottoError, match="disk is full"):
            ask(assistant)
    assert server.paths == []


def test_nothing_is_sent_where_detection_fails(store, monkeypatch):
    with in_use(store) as (assistant, server):
        monkeypatch.setattr("assistant.profile.terms.WithTerms.detect", lambda self, text: 1 / 0)
        with pytest.raises(SottoError, match=r"Detection failed.*nothing was sent to nas"):
            ask(assistant)
    assert (server.paths, store.ledger.list()) == ([], [])


# ---- trust


def test_everything_but_answers_is_done_by_the_model_on_this_machine(store, monkeypatch):
    opened = []
    monkeypatch.setattr("assistant.assembly.open_model", lambda info: opened.append(info) or Closable())
    with in_use(store) as (assistant, server):
        assert isinstance(assistant.model, TrustedModel)
        assert isinstance(assistant.helping_model, Closable)
        assert [info.source for info in opened] == ["embedded"]
        assert server.paths == []


def test_nothing_is_measured_on_it_and_it_is_no_file_to_delete(store):
    with in_use(store) as (assistant, server):
        info = assistant.server.info
        for refused in (lambda: next(measuring(info)), lambda: require_removable("trusted:nas")):
            with pytest.raises(SottoError, match=r"^trusted:nas is "):
                refused()
    assert server.paths == []


class Closable:
    def close(self):
        pass


def test_it_counts_tokens_by_itself_and_is_closed_like_any_other(store):
    with in_use(store) as (assistant, server):
        model = assistant.model
        assert (model.count_tokens("a" * 30), model.context_size) == (10, 8192)
        model.close()
        with pytest.raises(ModelError, match="closed"):
            "".join(model.stream([]))
    assert server.paths == []
