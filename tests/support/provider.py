"""A stand-in for a paid cloud, on loopback: it speaks the chat-completions protocol and misbehaves on demand."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Call:
    """One request as it arrived."""

    headers: dict[str, str]
    body: dict[str, Any]


@dataclass
class Provider:
    """What the server was sent, and how it answers the n-th request (the last answer repeats)."""

    base_url: str = ""
    calls: list[Call] = field(default_factory=list)
    answers: list[Callable[[BaseHTTPRequestHandler], None]] = field(default_factory=list)


def status(code: int, **headers: str) -> Callable[[BaseHTTPRequestHandler], None]:
    """An answer that is an error."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        body = json.dumps({"error": {"message": "no"}}).encode()
        request.send_response(code)
        for name, value in headers.items():
            request.send_header(name.replace("_", "-"), value)
        request.send_header("content-type", "application/json")
        request.send_header("content-length", str(len(body)))
        request.end_headers()
        request.wfile.write(body)

    return answer


def reply(*pieces: str, finish: bool = True, wait: threading.Event | None = None) -> Callable[[Any], None]:
    """A streamed answer. Without `finish` the connection is closed before the end mark; `wait` delays the end."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("content-type", "text/event-stream")
        request.end_headers()
        for piece in pieces:
            _event(request, {"delta": {"content": piece}, "finish_reason": None, "index": 0})
        if wait:
            wait.wait(20)
        if finish:
            _event(request, {"delta": {}, "finish_reason": "stop", "index": 0})
            request.wfile.write(b"data: [DONE]\n\n")

    return answer


def anthropic_reply(*pieces: str, finish: bool = True) -> Callable[[Any], None]:
    """A streamed answer in the protocol of Anthropic's Messages API."""
    usage = {"input_tokens": 1, "output_tokens": 1}
    start = {"id": "1", "type": "message", "role": "assistant", "content": [], "model": "m", "usage": usage}

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("content-type", "text/event-stream")
        request.end_headers()
        _named(request, "message_start", {"message": start})
        _named(request, "content_block_start", {"index": 0, "content_block": {"type": "text", "text": ""}})
        for piece in pieces:
            _named(request, "content_block_delta", {"index": 0, "delta": {"type": "text_delta", "text": piece}})
        if finish:
            _named(request, "message_stop", {})

    return answer


def _named(request: BaseHTTPRequestHandler, name: str, body: dict[str, Any]) -> None:
    request.wfile.write(f"event: {name}\ndata: {json.dumps({'type': name, **body})}\n\n".encode())
    request.wfile.flush()


def garbage(request: BaseHTTPRequestHandler) -> None:
    """An answer that is no event stream."""
    request.send_response(200)
    request.send_header("content-type", "text/html")
    request.end_headers()
    request.wfile.write(b"<html>Sign in to the hotel network</html>")


def _event(request: BaseHTTPRequestHandler, choice: dict[str, Any]) -> None:
    chunk = {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": [choice]}
    request.wfile.write(f"data: {json.dumps(chunk)}\n\n".encode())
    request.wfile.flush()


@contextmanager
def provider_server(*answers: Callable[[Any], None]) -> Iterator[Provider]:
    """A provider on loopback that gives `answers`, one a request."""
    provider = Provider(answers=list(answers))

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["content-length"])))
            provider.calls.append(Call({k.lower(): v for k, v in self.headers.items()}, body))
            provider.answers[min(len(provider.calls), len(provider.answers)) - 1](self)

        def log_message(self, *_: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        def handle_error(self, *_: object) -> None:
            """A client that hangs up is what many tests are about."""

    server = Server(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    provider.base_url = f"http://127.0.0.1:{server.server_port}/v1"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
