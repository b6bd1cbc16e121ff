"""The real `sotto` command on a terminal of its own, with somebody who types."""

import os

from tests.support.cli import Home
from tests.support.forked import on_terminal

QUESTIONS = (b"Send it?", b"Type reveal", b"Add it?", b"in your words", b"Trust nas?")


def answer_on_a_terminal(home: Home, keys: list[str], *args: str) -> tuple[str, int]:
    """`sotto ARGS` on a terminal, typing `keys` as it asks; its output and exit code."""
    seen = b""
    asked = 0
    with on_terminal(args, home.environment) as going:
        for piece in going.seen():
            seen += piece
            if sum(seen.count(question) for question in QUESTIONS) > asked:
                os.write(going.other_end, keys[asked].encode() + b"\n")
                asked += 1
        going.process.join()
        return seen.decode(), going.process.exitcode or 0
