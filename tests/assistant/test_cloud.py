"""The only module that sends a user's words off the machine."""

import os
import subprocess
import sys
import threading

import pytest

from assistant.cloud import CloudError, CutError, Limits, Sending
from assistant.errors import SottoError
from assistant.providers import Target
from local_models.llm import Cancel
from privacy.builtin import BALANCED
from privacy.categories import Category
from privacy.outgoing import Outgoing, OutgoingMessage
from privacy.rewrite import Rewriter
from privacy.spans import Span
from tests.support.provider import anthropic_reply, garbage, provider_server, reply, status


class Book:
    """A ledger in memory that notes what had been sent when each row was written."""

    def __init__(self, provider=None):
        self.rows = []
        self.provider = provider
        self.calls_before = []

    def open(self, outgoing, target):
        self.calls_before.append(len(self.provider.calls) if self.provider else 0)
        self.rows.append(["sending", outgoing.text, None])
        return len(self.rows) - 1

    def close(self, row, state, error=None):
        self.rows[row][0], self.rows[row][2] = state, error


class Nobody:
    def detect(self, text):
        at = text.find("Anna")
        return [Span(at, at + 4, Category.NAME, 1.0, "test")] if at >= 0 else []


def outgoing(text="Write to Anna.", history=()):
    return Rewriter(Nobody()).draft(text, BALANCED).seal(history)


def sending(provider, book=None, *, cancel=None, key="sk-test", **limits):
    target = Target("acme", provider.base_url, "big-model", key)
    given = Limits(**{"timeout_s": 5.0, "retries": 0, **limits})
    return Sending(outgoing(), target, book or Book(provider), given, cancel)


def failure(*answers, **limits):
    with provider_server(*answers) as provider:
        book = Book(provider)
        with pytest.raises(CloudError) as caught:
            list(sending(provider, book, **limits))
    return str(caught.value), book, provider


def test_sends_exactly_the_outgoing_messages_and_nothing_about_this_machine():
    with provider_server(reply("Dear ", "[NAME_1]")) as provider:
        assert list(sending(provider)) == ["Dear ", "[NAME_1]"]
    call = provider.calls[0]
    assert [m["content"] for m in call.body["messages"]] == [m.text for m in outgoing().messages]
    assert call.body["messages"][-1] == {"role": "user", "content": "Write to [NAME_1]."}
    assert set(call.body) == {"messages", "model", "stream"}
    assert set(call.headers) <= {
        "host", "authorization", "content-type", "content-length", "accept", "accept-encoding", "connection",
        "user-agent",
    }  # fmt: skip
    assert call.headers["user-agent"] == "sotto"


def test_the_ledger_row_is_written_before_anything_is_sent():
    with provider_server(reply("ok")) as provider:
        book = Book(provider)
        list(sending(provider, book))
    assert book.calls_before == [0]
    assert book.rows == [["complete", "Write to [NAME_1].", None]]


def test_a_ledger_that_cannot_be_written_stops_the_sending():
    class Full(Book):
        def open(self, outgoing, target):
            raise SottoError("The disk is full.")

    with provider_server(reply("ok")) as provider:
        with pytest.raises(SottoError, match="disk is full"):
            list(sending(provider, Full(provider)))
        assert provider.calls == []


@pytest.mark.parametrize("words", ["Write to Anna.", OutgoingMessage("user", "hello"), None])
def test_nothing_but_an_outgoing_is_taken(words):
    with pytest.raises(TypeError):
        Sending(words, Target("acme", "http://127.0.0.1:9/v1", "m"), Book(), Limits())


def test_an_outgoing_cannot_be_made_by_hand():
    with pytest.raises(TypeError):
        Outgoing()


@pytest.mark.parametrize("address", ["http://api.example.com/v1", "ftp://example.com", "api.example.com/v1"])
def test_an_address_that_is_not_encrypted_or_no_address_is_refused(address):
    with pytest.raises(SottoError):
        Sending(outgoing(), Target("acme", address, "m"), Book(), Limits())


def test_a_wrong_key_says_where_keys_go():
    line, book, _ = failure(status(401))
    assert "sotto config key set acme" in line
    assert book.rows[0][0] == "failed"


def test_an_unknown_model_is_named():
    line, _, _ = failure(status(404))
    assert "big-model" in line


def test_a_busy_provider_is_tried_again_and_then_named():
    line, _, provider = failure(status(429, Retry_After="0.01"), retries=2)
    assert len(provider.calls) == 3
    assert "too busy" in line


def test_a_provider_that_recovers_is_not_an_error():
    with provider_server(
        status(503, Retry_After="0.01"), status(429, Retry_After="0.01"), reply("ok")
    ) as provider:
        assert list(sending(provider, retries=3)) == ["ok"]


def test_a_wrong_request_is_not_tried_again():
    _, _, provider = failure(status(400), retries=3)
    assert len(provider.calls) == 1


def test_a_redirect_is_not_followed():
    with provider_server(reply("stolen")) as elsewhere:
        line, _, _ = failure(status(307, Location=f"{elsewhere.base_url}/chat/completions"))
        assert elsewhere.calls == []
    assert "307" in line


def test_a_cut_stream_keeps_what_arrived_and_says_so():
    arrived = []
    with provider_server(reply("Dear ", "An", finish=False)) as provider:
        book = Book(provider)
        with pytest.raises(CutError, match="broke off"):
            for piece in sending(provider, book):
                arrived.append(piece)
    assert "".join(arrived) == "Dear An"
    assert book.rows[0][0] == "cut"


def test_an_answer_that_is_no_stream_is_one_line():
    line, _, _ = failure(garbage)
    assert "base_url" in line


def test_nobody_listening_is_one_line():
    with provider_server(reply()) as provider:
        pass
    with pytest.raises(CloudError, match="cannot be reached"):
        list(sending(provider))


@pytest.mark.parametrize("name", ["HTTP_PROXY", "http_proxy", "ALL_PROXY"])
@pytest.mark.parametrize("wire", ["openai", "anthropic"])
def test_what_is_for_this_machine_passes_no_proxy(monkeypatch, name, wire):
    answer = anthropic_reply("ok") if wire == "anthropic" else reply("ok")
    with provider_server(answer) as provider, provider_server(status(502)) as proxy:
        monkeypatch.setenv(name, proxy.base_url.removesuffix("/v1"))
        sent = over_anthropics_wire(provider, Book()) if wire == "anthropic" else sending(provider)
        assert "".join(sent) == "ok"
    assert proxy.calls == []


@pytest.mark.parametrize("wire", ["openai", "anthropic"])
def test_no_library_logs_what_is_sent_though_the_environment_asks_it_to(wire):
    program = f"""
import tests.assistant.test_cloud as t
answer = t.anthropic_reply("ok") if {wire!r} == "anthropic" else t.reply("ok")
with t.provider_server(answer) as provider:
    sent = t.over_anthropics_wire(provider, t.Book()) if {wire!r} == "anthropic" else t.sending(provider)
    print("".join(sent))
"""
    logging = {"OPENAI_LOG": "debug", "ANTHROPIC_LOG": "debug"}
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, env=os.environ | logging, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("ok\n", "")


def test_a_proxy_that_cannot_be_used_is_one_line_and_the_ledger_says_that_it_failed(monkeypatch):
    monkeypatch.setenv("ALL_PROXY", "socks5://127.0.0.1:9")
    book = Book()
    far = Sending(outgoing(), Target("acme", "https://acme.example/v1", "m", "sk"), book, Limits())
    with pytest.raises(CloudError, match="HTTPS_PROXY"):
        list(far)
    assert book.rows[0][0] == "failed"


def test_a_silent_provider_times_out():
    with (
        provider_server(reply(wait=threading.Event())) as provider,
        pytest.raises(CloudError, match=r"within 0\.2"),
    ):
        list(sending(provider, timeout_s=0.2))


def test_a_cancel_ends_the_wait_for_a_silent_provider():
    released, cancel = threading.Event(), Cancel()
    with provider_server(reply("Dear ", wait=released)) as provider:
        book = Book(provider)
        arrived = []
        for piece in sending(provider, book, cancel=cancel):
            arrived.append(piece)
            cancel.set()
        released.set()
    assert arrived == ["Dear "]
    assert book.rows[0][0] == "cancelled"


def test_a_cancel_while_waiting_to_try_again_sends_nothing_more():
    cancel = Cancel()
    with provider_server(status(429, Retry_After="1"), reply("late")) as provider:
        threading.Thread(target=lambda: (_until(lambda: provider.calls), cancel.set()), daemon=True).start()
        assert list(sending(provider, cancel=cancel, retries=3)) == []
        _until(lambda: all(thread.name != "sotto-cloud" for thread in threading.enumerate()))
        assert len(provider.calls) == 1


def _until(ready):
    for _ in range(1000):
        if ready():
            return
        threading.Event().wait(0.01)
    raise AssertionError("this never came about")


def test_the_key_shows_in_no_representation():
    assert "sk-test" not in repr(Target("acme", "https://x.example/v1", "m", "sk-test"))


def test_history_goes_along_only_while_nothing_protected_is_in_it():
    earlier = [OutgoingMessage("user", "Anna was here"), OutgoingMessage("assistant", "I see")]
    later = [OutgoingMessage("user", "Hello"), OutgoingMessage("assistant", "Hi")]
    sent = outgoing(history=[*earlier, *later]).messages
    assert [m.text for m in sent[1:]] == ["Hello", "Hi", "Write to [NAME_1]."]


def over_anthropics_wire(provider, book):
    target = Target("anthropic", provider.base_url.removesuffix("/v1"), "claude", "sk-ant-test", "anthropic")
    return Sending(outgoing(), target, book, Limits(timeout_s=5.0, retries=0))


def test_anthropics_protocol_carries_the_same_words_and_headers():
    with provider_server(anthropic_reply("Dear ", "[NAME_1]")) as provider:
        book = Book(provider)
        assert "".join(over_anthropics_wire(provider, book)) == "Dear [NAME_1]"
    call = provider.calls[0]
    system, user = outgoing().messages
    assert (call.body["system"], call.body["messages"]) == (system.text, [{"role": "user", "content": user.text}])
    assert "sk-ant-test" in call.headers.get("authorization", "") + call.headers.get("x-api-key", "")
    assert not [name for name in call.headers if "stainless" in name]
    assert book.rows[0][0] == "complete"


def test_anthropics_stream_cut_short_is_told_from_a_whole_one():
    with provider_server(anthropic_reply("Dear ", finish=False)) as provider, pytest.raises(CutError):
        list(over_anthropics_wire(provider, Book(provider)))


def test_anthropics_errors_are_explained_like_the_others():
    with (
        provider_server(status(401)) as provider,
        pytest.raises(CloudError, match="sotto config key set anthropic"),
    ):
        list(over_anthropics_wire(provider, Book(provider)))
