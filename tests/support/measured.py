"""A model server whose one model is able in every skill, and says enough for its speed to be taken."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from itertools import count

from tests.support import able
from tests.support.servers import scripted_server

OWN = ("Say hello", "lighthouse", "Which ship")
"""What the measuring of speed asks; all else is a row of a skill."""


@contextmanager
def measured_server(silent_after: int | None = None) -> Iterator[str]:
    """Its base URL; the model is called "able". After so many rows it answers no more, until it is closed."""
    asked, closed = count(), threading.Event()

    def answer(handler: BaseHTTPRequestHandler) -> None:
        said = _said(handler)
        if any(words in said for words in OWN):
            _tell_a_story(handler)
        elif said and silent_after is not None and next(asked) >= silent_after:
            closed.wait(60)
        else:
            able._answer(handler)

    with scripted_server(answer) as url:
        yield url
        closed.set()


def _said(handler: BaseHTTPRequestHandler) -> str:
    asked = json.loads(getattr(handler, "body", b"") or b"{}")
    return asked["messages"][-1]["content"] if "messages" in asked else ""


def _tell_a_story(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.end_headers()
    for number in range(json.loads(getattr(handler, "body", b""))["max_tokens"]):
        event = {"choices": [{"delta": {"content": f"word{number} "}}]}
        handler.wfile.write(f"data: {json.dumps(event)}\n\n".encode())
    handler.wfile.write(b"data: [DONE]\n\n")
