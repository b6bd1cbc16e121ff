"""Which server is trusted: the one that was declared, at that very address, until that is withdrawn."""

import pytest

from assistant import events
from assistant.assembly import assemble
from assistant.config import set_value
from assistant.errors import SottoError
from assistant.paths import config_path
from assistant.servers import declared, server_called, withdraw
from assistant.trusting import Wish, distrust, trust, use_server
from tests.assistant.trusted import ask, home, in_use
from tests.support.certificates import authority
from tests.support.own_server import own_server

__all__ = ["home"]


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
