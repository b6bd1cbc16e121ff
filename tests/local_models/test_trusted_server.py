"""A trusted server of the user's own: how it is reached, and that everything is on the record before it leaves."""

import json
import socket
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest

from local_models.llama_server import LlamaServerModel
from local_models.llm import Cancel, ChatMessage, ModelError
from local_models.trusted_server import Found, Trusted, TrustedServer
from tests.support.certificates import Authority, authority
from tests.support.servers import scripted_server

HELLO = [ChatMessage("system", "Be short."), ChatMessage("user", "Hello")]


@dataclass
class Seen:
    """A server's memory: the paths and heads of what it was asked, and the bodies."""

    paths: list[str] = field(default_factory=list)
    heads: list[Any] = field(default_factory=list)
    bodies: list[Any] = field(default_factory=list)

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        """Say "Hi"."""
        self.paths.append(request.path)
        self.heads.append(request.headers)
        self.bodies.append(json.loads(getattr(request, "body", b"null")))
        say(request, '{"choices": [{"delta": {"content": "Hi"}}]}', "[DONE]")


@dataclass
class Book:
    """A record of what was sent, in order, with how it ended."""

    rows: list[tuple[str, Any]] = field(default_factory=list)
    ends: list[tuple[str, str | None]] = field(default_factory=list)

    def __call__(self, method: str, path: str, body: Any) -> Callable[[str, str | None], None]:
        self.rows.append((f"{method} {path}", body))
        return lambda end, why: self.ends.append((end, why))


def say(request: BaseHTTPRequestHandler, *datas: str, status: int = 200) -> None:
    request.send_response(status)
    request.end_headers()
    for data in datas:
        request.wfile.write(f"data: {data}\r\n\r\n".encode())


def named(*addresses: str) -> Callable[[str, int], list[Found]]:
    """A resolver that knows these addresses for every name."""
    return lambda _, port: [
        (socket.AF_INET6 if ":" in address else socket.AF_INET, socket.SOCK_STREAM, 0, "", (address, port))
        for address in addresses
    ]


def model(trusted: Trusted, book: Book, look_up: Any = None) -> LlamaServerModel:
    server = TrustedServer(trusted, book, look_up) if look_up else TrustedServer(trusted, book)
    return LlamaServerModel(server, "big", 4096)


def ask(trusted: Trusted, book: Book, look_up: Any = None, cancel: Cancel | None = None) -> str:
    return "".join(model(trusted, book, look_up).stream(HELLO, cancel=cancel))


def at_name(url: str, name: str = "nas.lan") -> str:
    return url.replace("127.0.0.1", name)


@pytest.fixture(scope="module")
def home_ca(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return authority(tmp_path_factory.mktemp("ca"))


@pytest.fixture
def book() -> Book:
    return Book()


@pytest.fixture
def seen() -> Seen:
    return Seen()


# ---- on the record


def test_what_is_sent_is_on_the_record_word_for_word_before_the_server_hears_of_it(book: Book, seen: Seen) -> None:
    known: list[int] = []

    def answer(request: BaseHTTPRequestHandler) -> None:
        known.append(len(book.rows))
        seen.answer(request)

    with scripted_server(answer) as url:
        assert ask(Trusted(url), book) == "Hi"
    assert (known, seen.paths) == ([1], ["/v1/chat/completions"])
    assert book.rows == [("POST /v1/chat/completions", seen.bodies[0])]
    assert book.ends == [("complete", None)]


def test_what_can_not_be_recorded_is_not_sent(seen: Seen) -> None:
    def full(*_: object) -> None:
        raise OSError("disk full")

    with scripted_server(seen.answer) as url, pytest.raises(OSError, match="disk full"):
        "".join(LlamaServerModel(TrustedServer(Trusted(url), full), "big", 4096).stream(HELLO))
    assert seen.paths == []


def test_nothing_but_the_question_is_asked_not_even_for_a_count(book: Book, seen: Seen) -> None:
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


def test_a_cancelled_request_is_recorded_as_that(book: Book) -> None:
    asked, leave, cancel = threading.Event(), threading.Event(), Cancel()

    def silent(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.end_headers()  # HTTP/1.0: the client's connection forgets its socket here
        request.wfile.flush()
        asked.set()
        leave.wait(60)

    with scripted_server(silent) as url, ThreadPoolExecutor(1) as pool:
        answer = pool.submit(ask, Trusted(url), book, None, cancel)
        assert asked.wait(30)
        cancel.set()
        assert answer.result(timeout=30) == ""
        leave.set()
    assert book.ends == [("cancelled", None)]


def test_a_reader_who_wants_no_more_ends_it_as_cancelled(book: Book, seen: Seen) -> None:
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
    addresses: tuple[str, ...], book: Book, seen: Seen
) -> None:
    with scripted_server(seen.answer) as url, pytest.raises(ModelError, match=r"nas\.lan"):
        ask(Trusted(at_name(url)), book, named(*addresses))
    assert seen.paths == []
    assert [end for end, _ in book.ends] == ["failed"]


def test_the_connection_goes_to_the_address_that_was_judged_whatever_the_name_means_next(
    book: Book, seen: Seen
) -> None:
    answers = iter([named("127.0.0.1"), named("8.8.8.8")])
    with scripted_server(seen.answer) as url:
        assert ask(Trusted(at_name(url)), book, lambda host, port: next(answers)(host, port)) == "Hi"
        assert next(answers, None) is not None  # it was asked once
        assert seen.heads[0]["Host"] == at_name(url).removeprefix("http://")


def test_the_next_of_the_addresses_is_tried_where_one_does_not_answer(book: Book, seen: Seen) -> None:
    with scripted_server(seen.answer) as url:
        assert ask(Trusted(at_name(url)), book, named("::1", "127.0.0.1")) == "Hi"


def test_a_name_that_nobody_knows_is_one_line(book: Book) -> None:
    def unknown(host: str, port: int) -> list[Found]:
        raise ModelError(f"No address was found for {host}; check its name and the network.")

    with pytest.raises(ModelError, match=r"No address was found for nas\.lan"):
        ask(Trusted("http://nas.lan"), book, unknown)


def test_a_redirect_is_not_followed(book: Book, seen: Seen) -> None:
    with scripted_server(seen.answer) as other:

        def redirect(request: BaseHTTPRequestHandler) -> None:
            request.send_response(307)
            request.send_header("Location", f"{other}/v1/chat/completions")
            request.end_headers()

        with scripted_server(redirect) as url, pytest.raises(ModelError, match="307"):
            ask(Trusted(url), book)
    assert seen.paths == []


def test_a_proxy_in_the_environment_is_ignored(book: Book, seen: Seen, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    with scripted_server(seen.answer) as url:
        assert ask(Trusted(url), book) == "Hi"


def test_what_stands_before_v1_in_the_address_is_kept(book: Book, seen: Seen) -> None:
    with scripted_server(seen.answer) as url:
        assert ask(Trusted(f"{url}/llm/v1"), book) == "Hi"
    assert seen.paths == ["/llm/v1/chat/completions"]


# ---- the key


def test_the_key_goes_along_and_shows_nowhere(book: Book, seen: Seen) -> None:
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


# ---- TLS


@pytest.fixture
def tls_server(home_ca: Authority, seen: Seen) -> Iterator[str]:
    with scripted_server(seen.answer, home_ca.server("nas.example.org", "127.0.0.1")) as url:
        yield url


def test_a_certificate_of_the_users_own_ca_is_taken_if_its_file_is_named(
    tls_server: str, home_ca: Authority, book: Book
) -> None:
    assert ask(Trusted(tls_server, home_ca.file), book) == "Hi"
    at = at_name(tls_server, "nas.example.org")
    assert ask(Trusted(at, home_ca.file), book, named("127.0.0.1")) == "Hi"


def test_a_certificate_that_nobody_vouches_for_ends_it_before_a_word_is_sent(
    tls_server: str, book: Book, seen: Seen, tmp_path: Path
) -> None:
    other = authority(tmp_path, "another CA")
    for trusted in (Trusted(tls_server), Trusted(tls_server, other.file)):
        with pytest.raises(ModelError, match=r"certificate of 127\.0\.0\.1 is not good.*nothing was sent"):
            ask(trusted, book)
    assert seen.paths == []


def test_a_certificate_for_another_host_is_not_good_enough(
    tls_server: str, home_ca: Authority, book: Book, seen: Seen
) -> None:
    with pytest.raises(ModelError, match=r"certificate of nas\.lan is not good"):
        ask(Trusted(at_name(tls_server), home_ca.file), book, named("127.0.0.1"))
    assert seen.paths == []


def test_a_certificate_that_has_run_out_is_not_good_enough(home_ca: Authority, book: Book, seen: Seen) -> None:
    with (
        scripted_server(seen.answer, home_ca.server("127.0.0.1", expired=True)) as url,
        pytest.raises(ModelError, match="is not good"),
    ):
        ask(Trusted(url, home_ca.file), book)
    assert seen.paths == []


def test_the_environment_can_not_switch_the_check_off_nor_write_down_the_keys(
    tls_server: str, book: Book, seen: Seen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, home_ca: Authority
) -> None:
    for name in ("PYTHONHTTPSVERIFY", "SSL_VERIFY", "REQUESTS_CA_BUNDLE"):
        monkeypatch.setenv(name, "0")
    monkeypatch.setenv("SSLKEYLOGFILE", str(tmp_path / "keys"))
    with pytest.raises(ModelError, match="is not good"):
        ask(Trusted(tls_server), book)
    assert ask(Trusted(tls_server, home_ca.file), book) == "Hi"
    assert not (tmp_path / "keys").exists()


def test_a_server_without_tls_behind_an_https_address_is_one_line(book: Book, seen: Seen) -> None:
    with scripted_server(seen.answer) as url, pytest.raises(ModelError, match="does not speak TLS"):
        ask(Trusted(url.replace("http:", "https:")), book)
    assert seen.paths == []


def test_a_ca_file_that_holds_none_is_named(tls_server: str, book: Book, tmp_path: Path) -> None:
    empty = tmp_path / "empty.pem"
    for content in (None, "no certificate"):
        if content:
            empty.write_text(content)
        with pytest.raises(ModelError, match=r"CA file .*empty\.pem can't be read"):
            ask(Trusted(tls_server, empty), book)


def test_a_cancel_ends_the_wait_under_tls_too(home_ca: Authority, book: Book) -> None:
    asked, leave, cancel = threading.Event(), threading.Event(), Cancel()

    def silent(_: BaseHTTPRequestHandler) -> None:
        asked.set()
        leave.wait(60)

    with scripted_server(silent, home_ca.server("127.0.0.1")) as url, ThreadPoolExecutor(1) as pool:
        answer = pool.submit(ask, Trusted(url, home_ca.file), book, None, cancel)
        assert asked.wait(30)
        cancel.set()
        assert answer.result(timeout=30) == ""
        leave.set()
    assert book.ends == [("cancelled", None)]
