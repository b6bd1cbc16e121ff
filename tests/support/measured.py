"""A model server whose one model passes every probe of its skills, and says enough for its speed to be taken."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler

from tests.support import able
from tests.support.servers import scripted_server

OWN = ("Say hello", "lighthouse", "Which ship")
"""What the measuring of speed asks; all else is a probe of a skill."""


@contextmanager
def measured_server() -> Iterator[str]:
    """Its base URL; the model is called "able"."""
    with scripted_server(_answer) as url:
        yield url


def _answer(handler: BaseHTTPRequestHandler) -> None:
    asked = json.loads(getattr(handler, "body", b"") or b"{}")
    said = asked["messages"][-1]["content"] if "messages" in asked else ""
    if not any(words in said for words in OWN):
        able._answer(handler)
        return
    handler.send_response(200)
    handler.end_headers()
    for number in range(asked["max_tokens"]):
        event = {"choices": [{"delta": {"content": f"word{number} "}}]}
        handler.wfile.write(f"data: {json.dumps(event)}\n\n".encode())
    handler.wfile.write(b"data: [DONE]\n\n")
