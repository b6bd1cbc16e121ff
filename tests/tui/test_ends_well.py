"""However it ends, the terminal is given back and what was said is kept."""

import os
import pty
import re
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.store.opening import open_store
from tests.tui.conftest import PASSPHRASE

pytestmark = pytest.mark.slow

PATIENCE_S = 60
COMMAND = [sys.executable, "-c", "from assistant.cli.main import main; main([])"]
ESCAPES = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[=>])")


class Terminal:
    """Sotto on a terminal of its own, as a shell starts it: in a process group in the foreground."""

    def __init__(self, **environment: str) -> None:
        self.process, self._end = pty.fork()
        if self.process == 0:
            os.environ.update(
                {"TERM": "xterm-256color", "LANG": "C.UTF-8", "COLUMNS": "80", "LINES": "24", **environment}
            )
            os.environ["PYTHONPATH"] = str(Path(__file__).parents[2])
            os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
            os.execv(COMMAND[0], COMMAND)
        self.seen = ""
        self.status: int | None = None

    def _read(self) -> bool:
        """Read what was drawn, for which it waits a moment: whether there was anything."""
        if not select.select([self._end], [], [], 0.05)[0]:
            return False
        try:
            self.seen += os.read(self._end, 1 << 16).decode("utf-8", "replace")
        except OSError:  # nobody is at the other end any more
            return False
        return True

    @property
    def words(self) -> str:
        return ESCAPES.sub("", self.seen)

    def until(self, words: str) -> None:
        """Wait until `words` have been drawn since the last `forget`."""
        end = time.monotonic() + PATIENCE_S
        while words not in self.words:
            assert time.monotonic() < end, f"no {words!r} in {self.words[-500:]!r}"
            self._read()

    def forget(self) -> None:
        self.seen = ""

    def type(self, keys: str) -> None:
        os.write(self._end, keys.encode())

    def wait(self, options: int = 0) -> int:
        """Wait until the process stops or ends, as `options` say: its status."""
        end = time.monotonic() + PATIENCE_S
        while time.monotonic() < end:
            process, status = os.waitpid(self.process, options | os.WNOHANG)
            if process:
                self.status = status
                while self._read():  # what it drew last
                    pass
                return status
            self._read()
        raise AssertionError("it neither stopped nor ended")

    def hang_up(self) -> None:
        """Close the terminal, as closing its window does."""
        os.close(self._end)
        self._end = -1

    def close(self) -> None:
        if self.status is None or not (os.WIFEXITED(self.status) or os.WIFSIGNALED(self.status)):
            os.kill(self.process, signal.SIGKILL)
            os.waitpid(self.process, 0)
        if self._end >= 0:
            os.close(self._end)


@pytest.fixture
def terminal(home: Path) -> Iterator[Terminal]:
    terminal = Terminal()
    yield terminal
    terminal.close()


def test_what_is_typed_before_the_store_is_open_stands_in_the_input(terminal: Terminal) -> None:
    terminal.until("Opening")
    terminal.type("A question typed early")
    terminal.until("nothing leaves this machine")
    terminal.until("A question typed early")
    terminal.type("\x11")
    assert os.waitstatus_to_exitcode(terminal.wait()) == 0


def test_a_question_that_was_whole_before_the_store_was_open_is_asked(terminal: Terminal) -> None:
    terminal.until("Opening")
    terminal.type("Say hello\r")
    terminal.until("answering, Esc stops")
    terminal.type("\x11")
    assert os.waitstatus_to_exitcode(terminal.wait()) == 0
    store = open_store()
    [conversation] = store.conversations.list(5)
    assert store.messages.of(conversation.id)[0].text == "Say hello"
    store.close()


def test_ctrl_z_stops_it_and_going_on_draws_it_again(terminal: Terminal) -> None:
    terminal.until("nothing leaves this machine")
    terminal.type("half a question")
    terminal.until("half a question")
    terminal.type("\x1a")
    status = terminal.wait(os.WUNTRACED)
    assert os.WIFSTOPPED(status)
    assert "\x1b[?1049l" in terminal.seen  # the shell's own screen is back
    terminal.forget()
    os.kill(terminal.process, signal.SIGCONT)
    terminal.until("half a question")
    terminal.type("\x11")
    assert os.waitstatus_to_exitcode(terminal.wait()) == 0


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_told_to_end_it_gives_the_terminal_back(terminal: Terminal, number: signal.Signals) -> None:
    terminal.until("nothing leaves this machine")
    os.kill(terminal.process, number)
    assert os.waitstatus_to_exitcode(terminal.wait()) == 0
    assert "\x1b[?1049l" in terminal.seen
    open_store().close()


def test_a_closed_terminal_ends_it_and_the_store_is_whole(terminal: Terminal, home: Path) -> None:
    terminal.until("nothing leaves this machine")
    terminal.hang_up()
    end = time.monotonic() + PATIENCE_S
    while not os.waitpid(terminal.process, os.WNOHANG)[0]:
        assert time.monotonic() < end
        time.sleep(0.05)
    terminal.status = 0
    store = open_store()
    assert store.privacy_profiles.active() == "balanced"
    store.close()


def test_two_at_once_work_on_the_same_store(terminal: Terminal) -> None:
    terminal.until("nothing leaves this machine")
    store = open_store()
    store.messages.add(store.conversations.create("Tea at noon").id, "user", "Which tea?")
    store.close()
    other = Terminal(COLUMNS="120")
    try:
        other.until("nothing leaves this machine")
        other.type("\x0c")  # the list, which on a narrow terminal stands in place of the conversation
        other.until("Tea at noon")
        other.type("\x11")
        assert os.waitstatus_to_exitcode(other.wait()) == 0
    finally:
        other.close()
    terminal.type("still here")
    terminal.until("still here")
    terminal.type("\x11")
    assert os.waitstatus_to_exitcode(terminal.wait()) == 0


def test_a_wrong_passphrase_leaves_the_store_locked_and_asks_again(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOTTO_PASSPHRASE")
    terminal = Terminal()
    try:
        terminal.until("Welcome back")
        terminal.type("wrong\r")
        terminal.until("not the right passphrase")
        terminal.type(f"{PASSPHRASE}\r")
        terminal.until("nothing leaves this machine")
        terminal.type("\x11")
        assert os.waitstatus_to_exitcode(terminal.wait()) == 0
    finally:
        terminal.close()


def test_no_color_sends_no_colour(home: Path) -> None:
    terminal = Terminal(NO_COLOR="1")
    try:
        terminal.until("nothing leaves this machine")
        terminal.type("\x11")
        terminal.wait()
        coloured = re.findall(
            r"\x1b\[[0-9;]*?(?:[34]8;[25];|\b(?:3[0-7]|4[0-7]|9[0-7]|10[0-7])[;m])[0-9;]*m?", terminal.seen
        )
        assert coloured == []
    finally:
        terminal.close()


def test_no_color_takes_the_style_from_what_commands_say(home: Path) -> None:
    code = "from assistant.cli.output import styled; print(repr(styled('said', dim=True, fg='red')))"
    for value, shown in (("1", "'said'"), ("", repr("\x1b[31m\x1b[2msaid\x1b[0m"))):
        run = subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "NO_COLOR": value},
        )
        assert run.stdout.strip() == shown
