"""A request to a trusted server that is not wanted any more ends soon, wherever it is, and is recorded as that."""

import socket
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest

from local_models import trusted_server
from local_models.llm import Cancel
from local_models.trusted_server import Found, Trusted
from tests.local_models.trusting import Book, ask, at_name, named
from tests.support.certificates import Authority
from tests.support.own_server import OwnServer
from tests.support.servers import scripted_server


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


def cancelled(trusted: Trusted, book: Book, waits: threading.Event, look_up: Any = None) -> str:
    """What comes of a request that is cancelled once it waits for its connection."""
    cancel = Cancel()
    with ThreadPoolExecutor(1) as pool:
        answer = pool.submit(ask, trusted, book, look_up, cancel)
        assert waits.wait(30)
        cancel.set()
        return answer.result(timeout=30)


def test_a_cancel_ends_the_look_up_of_a_name_whatever_the_resolver_does(book: Book, seen: OwnServer) -> None:
    asked, leave, ended = threading.Event(), threading.Event(), threading.Event()

    def slow(host: str, port: int) -> list[Found]:
        asked.set()
        leave.wait(60)
        ended.set()
        return named("127.0.0.1")(host, port)

    with scripted_server(seen.answer) as url:
        assert cancelled(Trusted(at_name(url)), book, asked, slow) == ""
        assert not ended.is_set()
        leave.set()
        assert ended.wait(30)
    assert (book.ends, seen.paths) == ([("cancelled", None)], [])


@pytest.fixture
def deaf(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[int, threading.Event]]:
    """The port of something that takes connections and never says a word, and when one was taken."""
    monkeypatch.setattr(trusted_server, "CONNECT_WITHIN", 60.0)
    taken, kept = threading.Event(), list[socket.socket]()
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def take() -> None:
            kept.append(listening.accept()[0])
            taken.set()

        thread = threading.Thread(target=take)
        thread.start()
        yield listening.getsockname()[1], taken
        thread.join(30)
    for each in kept:
        each.close()


def test_a_cancel_ends_a_handshake_that_is_never_answered(deaf: tuple[int, threading.Event], book: Book) -> None:
    port, taken = deaf
    assert cancelled(Trusted(f"https://127.0.0.1:{port}"), book, taken) == ""
    assert book.ends == [("cancelled", None)]


def test_what_was_cancelled_before_opens_nothing(book: Book, seen: OwnServer) -> None:
    cancel = Cancel()
    cancel.set()
    with scripted_server(seen.answer) as url:
        assert ask(Trusted(url), book, None, cancel) == ""
    assert (book.ends, seen.paths) == ([("cancelled", None)], [])
