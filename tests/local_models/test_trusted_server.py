"""A trusted server of the user's own: how it is reached, and that everything is on the record before it leaves."""

from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest

from local_models.llama_server import LlamaServerModel
from local_models.llm import ModelError
from local_models.trusted_server import Found, Trusted, TrustedServer
from tests.local_models.trusting import HELLO, Book, ask, at_name, model, named, say
from tests.support.own_server import OwnServer
from tests.support.servers import scripted_server

# ---- on the record


def test_what_is_sent_is_on_the_record_word_for_word_before_the_server_hears_of_it(
    book: Book, seen: OwnServer
) -> None:
    known: list[int] = []

    def answer(request: BaseHTTPRequestHandler) -> None:
        known.append(len(book.rows))
        seen.answer(request)

    with scripted_server(answer) as url:
        assert ask(Trusted(url), book) == "Hi"
    assert (known, seen.paths) == ([1], ["/v1/chat/completions"])
    assert book.rows == [("POST /v1/chat/completions", seen.bodies[0])]
    assert book.ends == [("complete", None)]


def test_what_can_not_be_recorded_is_not_sent(seen: OwnServer) -> None:
    def full(*_: object) -> None:
        raise OSError("disk full")

    with scripted_server(seen.answer) as url, pytest.raises(OSError, match="disk full"):
        "".join(LlamaServerModel(TrustedServer(Trusted(url), full), "big", 4096).stream(HELLO))
    assert seen.paths == []


def test_nothing_but_the_question_is_asked_not_even_for_a_count(book: Book, seen: OwnServer) -> None:
    with scripted_server(seen.answer) as url:
        asked = model(Trusted(url), book)
        assert (asked.count_tokens("a" * 30), asked.context_size) == (10, 4096)
        "".join(asked.stream(HELLO))
    assert seen.paths == ["/v1/chat/completions"]


@pytest.mark.parametrize(
    ("answer", "end"),
    [
        (lambda request: say(request, status=500), "failed"),
        (lambda request: say(request, status=401), "failed"),
        (lambda request: say(request, '{"choices": [{"delta": {"content": "H"}}]}'), "cut"),
        (lambda request: say(request, '{"error": {"message": "Hello"}}', "[DONE]"), "cut"),
    ],
)
def test_how_it_ended_is_on_the_record_without_a_word_of_it(answer: Any, end: str, book: Book) -> None:
    with scripted_server(answer) as url, pytest.raises(ModelError) as caught:
        ask(Trusted(url), book)
    assert book.ends == [(end, str(caught.value))]
    assert "Hello" not in str(caught.value)


def test_a_server_that_is_off_was_to_be_sent_something_and_the_record_says_so(book: Book) -> None:
    with pytest.raises(ModelError, match="No model server answers"):
        ask(Trusted("http://127.0.0.1:9"), book)
    assert [end for end, _ in book.ends] == ["failed"]


def test_a_reader_who_wants_no_more_ends_it_as_cancelled(book: Book, seen: OwnServer) -> None:
    with scripted_server(seen.answer) as url:
        pieces = model(Trusted(url), book).stream(HELLO)
        assert next(pieces) == "Hi"
        pieces.close()  # type: ignore[attr-defined]
    assert book.ends == [("cancelled", None)]


# ---- where it may be


@pytest.mark.parametrize(
    "addresses",
    [("8.8.8.8",), ("127.0.0.1", "8.8.8.8"), ("2001:4860::8888", "127.0.0.1"), ("192.168.1.5", "100.64.0.1"), ()],
)
def test_a_name_with_any_address_outside_is_refused_and_nothing_leaves(
    addresses: tuple[str, ...], book: Book, seen: OwnServer
) -> None:
    with scripted_server(seen.answer) as url, pytest.raises(ModelError, match=r"nas\.lan"):
        ask(Trusted(at_name(url)), book, named(*addresses))
    assert seen.paths == []
    assert [end for end, _ in book.ends] == ["failed"]


def test_the_connection_goes_to_the_address_that_was_judged_whatever_the_name_means_next(
    book: Book, seen: OwnServer
) -> None:
    answers = iter([named("127.0.0.1"), named("8.8.8.8")])
    with scripted_server(seen.answer) as url:
        assert ask(Trusted(at_name(url)), book, lambda host, port: next(answers)(host, port)) == "Hi"
        assert next(answers, None) is not None  # it was asked once
        assert seen.heads[0]["Host"] == at_name(url).removeprefix("http://")


def test_the_next_of_the_addresses_is_tried_where_one_does_not_answer(book: Book, seen: OwnServer) -> None:
    with scripted_server(seen.answer) as url:
        assert ask(Trusted(at_name(url)), book, named("::1", "127.0.0.1")) == "Hi"


def test_a_name_that_nobody_knows_is_one_line(book: Book) -> None:
    def unknown(host: str, port: int) -> list[Found]:
        raise ModelError(f"No address was found for {host}; check its name and the network.")

    with pytest.raises(ModelError, match=r"No address was found for nas\.lan"):
        ask(Trusted("http://nas.lan"), book, unknown)


def test_a_redirect_is_not_followed(book: Book, seen: OwnServer) -> None:
    with scripted_server(seen.answer) as other:

        def redirect(request: BaseHTTPRequestHandler) -> None:
            request.send_response(307)
            request.send_header("Location", f"{other}/v1/chat/completions")
            request.end_headers()

        with scripted_server(redirect) as url, pytest.raises(ModelError, match="307"):
            ask(Trusted(url), book)
    assert seen.paths == []


def test_a_proxy_in_the_environment_is_ignored(
    book: Book, seen: OwnServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    with scripted_server(seen.answer) as url:
        assert ask(Trusted(url), book) == "Hi"


def test_what_stands_before_v1_in_the_address_is_kept(book: Book, seen: OwnServer) -> None:
    with scripted_server(seen.answer) as url:
        assert ask(Trusted(f"{url}/llm/v1"), book) == "Hi"
    assert seen.paths == ["/llm/v1/chat/completions"]


# ---- the key


def test_the_key_goes_along_and_shows_nowhere(book: Book, seen: OwnServer) -> None:
    with scripted_server(seen.answer) as url:
        trusted = Trusted(url, key="sesame")
        ask(trusted, book)
    assert seen.heads[0]["Authorization"] == "Bearer sesame"
    assert "sesame" not in repr(trusted) + repr(book.rows)


def test_a_server_that_refuses_the_key_is_one_line(book: Book) -> None:
    with (
        scripted_server(lambda request: say(request, status=403)) as url,
        pytest.raises(ModelError, match="refuses the key"),
    ):
        ask(Trusted(url), book)
