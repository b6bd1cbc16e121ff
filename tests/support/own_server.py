"""A model server of a user's own, as llama-server or vLLM would be one, which keeps what it was asked."""

import json
import ssl
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any

from tests.support.servers import scripted_server


@dataclass
class OwnServer:
    """What it answers, and what it was asked: paths, heads and bodies in order."""

    pieces: Sequence[str] = ("Hi ", "there.")
    offers: Sequence[dict[str, Any]] = ({"id": "big-32b", "max_model_len": 8192},)
    status: int = 200
    url: str = ""
    paths: list[str] = field(default_factory=list)
    heads: list[Any] = field(default_factory=list)
    bodies: list[Any] = field(default_factory=list)

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        """Answer one request."""
        self.paths.append(request.path)
        self.heads.append(request.headers)
        request.send_response(self.status if request.path.endswith(("/models", "/completions")) else 404)
        request.end_headers()
        if request.path.endswith("/models"):
            request.wfile.write(json.dumps({"data": list(self.offers)}).encode())
        elif request.path.endswith("/completions"):
            self.bodies.append(json.loads(request.body))  # type: ignore[attr-defined]
            events = [json.dumps({"choices": [{"delta": {"content": piece}}]}) for piece in self.pieces]
            request.wfile.write("".join(f"data: {event}\n\n" for event in [*events, "[DONE]"]).encode())

    @property
    def told(self) -> list[str]:
        """The last message of every question that it was asked."""
        return [body["messages"][-1]["content"] for body in self.bodies]


@contextmanager
def own_server(tls: ssl.SSLContext | None = None, **answers: Any) -> Iterator[OwnServer]:
    """Such a server on loopback."""
    server = OwnServer(**answers)
    with scripted_server(lambda request: server.answer(request), tls) as url:
        server.url = url
        yield server
