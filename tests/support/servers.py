"""Servers for tests: the real model server, and small ones that misbehave on purpose."""

import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from local_models.catalog import embedded
from local_models.serve import serve


@dataclass(frozen=True)
class ModelServer:
    """A running OpenAI-compatible server: its base URL (without /v1) and the model it offers."""

    base_url: str
    model: str


@contextmanager
def start_model_server() -> Iterator[ModelServer]:
    """llama_cpp.server with the embedded model on a free loopback port, ready to answer."""
    info = embedded()
    with serve(info) as url:
        yield ModelServer(url, info.name)


@contextmanager
def scripted_server(
    answer: Callable[[BaseHTTPRequestHandler], None], tls: ssl.SSLContext | None = None
) -> Iterator[str]:
    """An HTTP server on loopback that lets `answer` write every response; gives its base URL.

    `answer` is given the request's handler, with what was posted as `body`. With `tls` it speaks TLS only.
    """

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            answer(self)

        def do_GET(self) -> None:
            answer(self)

        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.handle_error = lambda *_: None  # type: ignore[method-assign] - clients hang up on purpose
    if tls is not None:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"{'https' if tls else 'http'}://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
