"""The real `sotto` command on a terminal of its own, with somebody who types."""

import os
import pty

from tests.support.cli import COMMAND, Home

QUESTIONS = (b"Send it?", b"Type reveal", b"Add it?", b"in your words", b"Trust nas?")


def answer_on_a_terminal(home: Home, keys: list[str], *args: str) -> tuple[str, int]:
    """`sotto ARGS` on a terminal, typing `keys` as it asks; its output and exit code."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.execve(COMMAND, [COMMAND, *args], home.environment)
    seen = b""
    asked = 0
    while True:
        try:
            piece = os.read(terminal, 4096)
        except OSError:
            break
        if not piece:
            break
        seen += piece
        if sum(seen.count(question) for question in QUESTIONS) > asked:
            os.write(terminal, keys[asked].encode() + b"\n")
            asked += 1
    os.close(terminal)
    return seen.decode(), os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
