"""A model server on loopback whose one answer is long, with all that Markdown has, as fast as a good model."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler

from tests.support.servers import scripted_server

A_SECOND = 60
"""Tokens a second."""
TOKEN = 4
"""Characters a token."""

_PARAGRAPH = (
    "The keeper climbs the **stairs** every evening, and every evening he counts them: *two hundred and eleven*, "
    "of which `seven` creak. From the gallery he sees the boats that come in late, the road to the village and on "
    "clear days the island. Nobody has lived there since the war, but some say that there is a light at times. "
)
_LIST = "".join(
    f"{number}. Step {number} of it, which has *some* more words than fit on a line of this terminal, and more\n"
    + "    - with a point below it\n    - and another one\n" * (number % 3 == 0)
    for number in range(1, 13)
)
_CODE = "```python\n" + "".join(
    f"def step_{number}(value: int) -> int:\n"
    f'    """Step number {number}."""\n'
    f"    return value * {number} + sum(range({number}))\n\n\n"
    for number in range(1, 16)
)
_TABLE = "| lamp | height | seen for | built |\n| --- | ---: | ---: | --- |\n" + "".join(
    f"| number {number} | {number * 7} m | {number * 3} miles | 18{number:02} |\n" for number in range(1, 16)
)
ANSWER = (
    f"# A long answer\n\n{_PARAGRAPH * 2}\n\n## What to do\n\n{_LIST}\n{_PARAGRAPH}\n\n{_CODE}```\n\n"
    f"{_PARAGRAPH}\n\n{_TABLE}\n> {_PARAGRAPH}\n\n{_PARAGRAPH * 2}\n\n{_LIST}\n{_PARAGRAPH * 2}\n"
)
"""About two thousand tokens."""


@contextmanager
def slow_model() -> Iterator[str]:
    """The server's base URL, for `local.server`."""
    with scripted_server(_answer) as url:
        yield url


def _answer(request: BaseHTTPRequestHandler) -> None:
    if request.command == "GET":
        _send(request, "application/json")
        request.wfile.write(json.dumps({"data": [{"id": "slow"}]}).encode())
    elif not request.path.endswith("/chat/completions"):
        request.send_error(404)
    else:
        _send(request, "text/event-stream")
        _stream(request)


def _send(request: BaseHTTPRequestHandler, kind: str) -> None:
    request.send_response(200)
    request.send_header("content-type", kind)
    request.end_headers()


def _stream(request: BaseHTTPRequestHandler) -> None:
    begun = time.perf_counter()
    for number, start in enumerate(range(0, len(ANSWER), TOKEN)):
        time.sleep(max(0.0, begun + number / A_SECOND - time.perf_counter()))
        event = {"choices": [{"delta": {"content": ANSWER[start : start + TOKEN]}, "index": 0}]}
        try:
            request.wfile.write(f"data: {json.dumps(event)}\n\n".encode())
            request.wfile.flush()
        except OSError:  # the app was closed
            return
    request.wfile.write(b"data: [DONE]\n\n")
