"""A question that a trusted server answers: in the ledger first, shown as what it is, forgotten with its words."""

from contextlib import contextmanager

import keyring
import pytest
from keyring.backends import fail

from assistant import events
from assistant.assembly import assemble
from assistant.config import set_value
from assistant.errors import SottoError
from assistant.fetching import require_removable
from assistant.measuring import measure
from assistant.paths import config_path
from assistant.proposal import AnswerLocally
from assistant.servers import declared, server_called, withdraw
from assistant.store.forgetting import Thing
from assistant.store.store import Store
from assistant.trusted_model import TrustedModel
from assistant.trusting import Wish, distrust, trust, use_server
from assistant.turn import Question
from local_models.llm import Cancel, ModelError
from tests.support.certificates import authority
from tests.support.own_server import own_server

TEXT = "My name is Anna Kovacs. Greet me."


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("SOTTO_HOME", str(tmp_path))
    monkeypatch.delenv("HF_HUB_OFFLINE", raising=False)
    before = keyring.get_keyring()
    keyring.set_keyring(fail.Keyring())
    yield
    keyring.set_keyring(before)


@pytest.fixture
def store(tmp_path):
    store = Store.open(tmp_path / "sotto.db", bytes(32))
    yield store
    store.close()


@contextmanager
def in_use(store, **answers):
    """A trusted server that answers, and the assistant that asks it."""
    with own_server(**answers) as server:
        use_server(trust(Wish("nas", server.url, "big-32b", 8192), store))
        assistant = assemble(store)
        yield assistant, server
        assistant.close()


def ask(assistant, text=TEXT, *, conversation=None, cancel=None, **choices):
    place = conversation or assistant.store.conversations.create("test").id
    question = Question(text, place, **{"route": "local", **choices})
    return place, list(assistant.ask(question, lambda _: AnswerLocally(), cancel))


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


def test_a_server_that_merely_stands_in_the_settings_gets_nothing(store):
    with own_server() as server:
        set_value_of_server(server.url)
        set_value("local.model", "trusted:nas")
        assistant = assemble(store)
        with pytest.raises(SottoError, match=r"not declared trusted.*sotto models trust http.* --name nas"):
            ask(assistant)
    assert (server.paths, store.ledger.list()) == ([], [])


def set_value_of_server(url):
    from assistant.config import set_server

    set_server("nas", {"url": url, "model": "big-32b"})


def test_another_address_under_a_trusted_name_gets_nothing(store):
    with in_use(store) as (_, server), own_server() as other:
        set_value("servers.nas.url", other.url)
        with pytest.raises(SottoError, match="not declared trusted"):
            ask(assemble(store))
    assert (server.paths, other.paths) == ([], [])


def test_other_certificates_under_a_trusted_name_get_nothing(store, tmp_path):
    ca_file = tmp_path / "ca.pem"
    ca_file.write_text("one")
    trust(Wish("nas", "https://nas.example.org", "big", 8192, ca_file), store)
    from assistant.config import load

    server = server_called("nas", load())
    assert declared(store.settings, server)
    ca_file.write_text("another")
    assert declared(store.settings, server) is None
    ca_file.unlink()
    with pytest.raises(SottoError, match="CA file"):
        declared(store.settings, server)


def test_trust_that_is_withdrawn_while_it_is_in_use_ends_at_once(store):
    with in_use(store) as (assistant, server):
        ask(assistant)
        withdraw(store.settings, "nas")
        with pytest.raises(SottoError, match="not declared trusted"):
            ask(assistant)
    assert len(server.bodies) == 1


@pytest.mark.parametrize("by", ["environment", "setting"])
def test_offline_mode_refuses_it(store, monkeypatch, by):
    with in_use(store) as (_, server):
        if by == "environment":
            monkeypatch.setenv("HF_HUB_OFFLINE", "1")
        else:
            set_value("local.downloads", "off")
        with pytest.raises(SottoError, match="Offline mode is on"):
            ask(assemble(store))
        with pytest.raises(SottoError, match="Offline mode is on"):
            trust(Wish("other", server.url), store)
    assert server.paths == []


def test_asking_what_it_offers_is_in_the_ledger_too_and_sends_no_word_of_the_users(store):
    with own_server() as server:
        trusted = trust(Wish("nas", server.url), store)
    assert (trusted.model, trusted.context) == ("big-32b", 8192)
    assert [(entry.text, entry.state) for entry in store.ledger.list()] == [("GET /v1/models", "complete")]
    assert server.bodies == []


def test_a_server_behind_tls_gets_its_key_which_stands_in_no_file(store, tmp_path, monkeypatch):
    monkeypatch.setenv("SOTTO_KEY_TRUSTED_NAS", "sesame")
    home_ca = authority(tmp_path)
    with own_server(tls=home_ca.server("127.0.0.1")) as server:
        use_server(trust(Wish("nas", server.url, ca_file=home_ca.file), store))
        assistant = assemble(store)
        _, happened = ask(assistant)
        assistant.close()
    assert [head["Authorization"] for head in server.heads] == ["Bearer sesame"] * 2
    assert "".join(event.text for event in happened if isinstance(event, events.Piece)) == "Hi there."
    assert "sesame" not in config_path().read_text() + repr(store.ledger.list())


def test_what_fails_keeps_nothing(store):
    with own_server(offers=()) as empty, pytest.raises(SottoError, match="offers no model"):
        trust(Wish("nas", empty.url), store)
    with (
        own_server(offers=({"id": "a"}, {"id": "b"})) as two,
        pytest.raises(SottoError, match=r"Which model.*a, b"),
    ):
        trust(Wish("nas", two.url), store)
    from assistant.config import load

    assert load().servers == {}
    assert store.settings.get("trusted servers") is None


def test_distrust_takes_everything_back(store):
    from assistant.config import load

    with in_use(store):
        assert "smollm2" in distrust("nas", store)
    assert load().servers == {}
    assert "model" not in load().local.model_fields_set
    assert store.settings.get("trusted servers") is None


# ---- what stays here


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
        for refused in (lambda: measure(info), lambda: require_removable("trusted:nas")):
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


# ---- forgetting


def forget(store, kind, number):
    erased = store.forgetting.erase(store.forgetting.hanging(Thing(kind, number)))
    proof = store.forgetting.prove(erased)
    assert (proof.found, proof.unreadable, proof.in_files) == ((), (), ())


def words_in_ledger(store):
    return " ".join(part["content"] for entry in store.ledger.list() for part in entry.messages)


def test_a_forgotten_message_is_gone_from_every_request_that_it_went_along_with(store):
    with in_use(store) as (assistant, _):
        place, _ = ask(assistant)
        ask(assistant, "And again?", conversation=place)
        ask(assistant, "Something else.")
    forget(store, "message", store.messages.of(place)[0].id)
    assert "Kovacs" not in words_in_ledger(store)
    assert "Something else." in words_in_ledger(store)


def test_so_is_one_whose_middle_was_left_out(store):
    with in_use(store) as (assistant, server):
        long = f"{TEXT} {'word ' * 12_000} The end, says Kovacs."
        place, _ = ask(assistant, long)
        assert "[…]" in server.told[0]
    forget(store, "message", store.messages.of(place)[0].id)
    assert "Kovacs" not in words_in_ledger(store)


@pytest.mark.parametrize("kind", ["message", "conversation"])
def test_a_forgotten_message_is_gone_from_requests_of_other_conversations_that_recalled_it(store, kind):
    earlier = store.conversations.create("earlier").id
    told = store.messages.add(earlier, "user", "I am allergic to peanuts, says Dr. Anna Kovacs.").id
    store.messages.add(earlier, "assistant", "Noted.")
    with in_use(store) as (assistant, server):
        ask(assistant, "What am I allergic to?")
    assert "Kovacs" in server.bodies[0]["messages"][0]["content"]
    assert "Anna Kovacs" in [part["words"] for part in store.ledger.list()[0].revealed]
    forget(store, kind, told if kind == "message" else earlier)
    assert "Kovacs" not in words_in_ledger(store)
