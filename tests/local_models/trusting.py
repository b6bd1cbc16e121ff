"""The record of what was sent to a trusted server, and a model that asks it."""

import socket
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any

from local_models.llama_server import LlamaServerModel
from local_models.llm import Cancel, ChatMessage
from local_models.trusted_server import Found, Trusted, TrustedServer

HELLO = [ChatMessage("system", "Be short."), ChatMessage("user", "Hello")]


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
