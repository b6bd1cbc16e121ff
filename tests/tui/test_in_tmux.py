"""The app as a person meets it: in a terminal, from nothing to a conversation that is still there tomorrow."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.provider import provider_server, reply
from tests.tui.conftest import use_cloud

pytestmark = [pytest.mark.slow, pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")]

PATIENCE_S = 40
SOTTO = f"{sys.executable} -c 'from assistant.cli.main import main; main([])'; echo left with $?\n"


class Terminal:
    """A tmux server of its own with one 80x24 window and a plain shell in it."""

    def __init__(self, socket: Path, home: Path) -> None:
        self._socket = str(socket)
        environment = {
            "SOTTO_HOME": str(home),
            "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(Path(__file__).parents[2]),
            "TERM": "xterm-256color",
            "LANG": "C.UTF-8",
        }
        settings = [part for name, value in environment.items() for part in ("-e", f"{name}={value}")]
        self.tmux("-f", "/dev/null", "new-session", "-d", "-x", "80", "-y", "24", *settings, "sh")

    def tmux(self, *arguments: str) -> str:
        command = ["tmux", "-S", self._socket, *arguments]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout

    def type(self, text: str) -> None:
        self.tmux("send-keys", "-l", text)

    def press(self, *keys: str) -> None:
        self.tmux("send-keys", *keys)

    @property
    def screen(self) -> str:
        return self.tmux("capture-pane", "-p")

    def terminate(self) -> None:
        """Send SIGTERM to what the shell runs."""
        shell = self.tmux("display-message", "-p", "#{pane_pid}").strip()
        subprocess.run(["pkill", "-TERM", "-P", shell], check=True)

    def until(self, words: str) -> None:
        """Wait until `words` are on the screen."""
        end = time.monotonic() + PATIENCE_S
        while words not in self.screen:
            assert time.monotonic() < end, f"no {words!r} on:\n{self.screen}"
            time.sleep(0.05)


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    terminal = Terminal(tmp_path / "tmux", tmp_path / "home")
    yield terminal
    terminal.tmux("kill-server")


def set_up(terminal: Terminal) -> None:
    """The whole first run, with everything as it is suggested."""
    terminal.type(SOTTO)
    terminal.until("Welcome to Sotto")
    terminal.press("Enter")
    terminal.until("Choose a passphrase")
    terminal.type("correct horse")
    terminal.press("Enter")
    terminal.until("Once more")
    terminal.type("correct horse")
    terminal.press("Enter")
    terminal.until("Choose a privacy profile")
    terminal.press("Enter")
    terminal.until("Ask anything")


def test_first_run_chat_quit_and_find_it_again(terminal: Terminal) -> None:
    set_up(terminal)
    terminal.until("nothing leaves this machine")
    terminal.type("Say hello to the lighthouse")
    terminal.press("Enter")
    terminal.until("answered on this machine")
    terminal.press("C-q")
    terminal.until("left with 0")  # the terminal is the shell's again, as it was
    assert "Say hello" not in terminal.screen

    terminal.tmux("clear-history")
    terminal.type(f"clear; {SOTTO}")
    terminal.until("Welcome back")
    terminal.type("wrong")
    terminal.press("Enter")
    terminal.until("not the right passphrase")
    terminal.type("correct horse")
    terminal.press("Enter")
    terminal.until("Ask anything")
    terminal.press("C-l")
    terminal.until("Say hello to the lighthouse")
    terminal.press("Home", "Enter")
    terminal.until("answered on this machine")
    terminal.press("C-q")
    terminal.until("left with 0")


def test_a_terminated_app_gives_the_terminal_back(terminal: Terminal) -> None:
    terminal.type(SOTTO)
    terminal.until("Welcome to Sotto")
    terminal.terminate()
    terminal.until("left with 0")
    assert "Welcome" not in terminal.screen


def test_a_protected_question_all_the_way_and_found_again_after_a_restart(
    terminal: Terminal, tmp_path: Path
) -> None:
    with provider_server(reply("Dear [NAME_1], ", "thank you for the flowers.")) as provider:
        (tmp_path / "home").mkdir()
        use_cloud(tmp_path / "home", provider.base_url)
        set_up(terminal)
        terminal.until("to loopback")
        terminal.press("C-r")
        terminal.until("LOCAL  nothing leaves")
        terminal.type("Say hello to the lighthouse")
        terminal.press("Enter")
        terminal.until("answered on this machine")
        terminal.press("C-r")
        terminal.until("to loopback")
        terminal.type("Thank Anna Kovacs for the flowers, please.")
        terminal.press("Enter")
        terminal.until("What was found")
        terminal.until("[NAME_1]")
        assert provider.calls == []
        time.sleep(1)  # a key in the first instant of a review sends nothing
        terminal.press("s")
        terminal.until("Dear Anna Kovacs, thank you")
        (call,) = provider.calls
        assert call.body["messages"][-1]["content"] == "Thank [NAME_1] for the flowers, please."
        terminal.press("F3")
        terminal.until("Thank [NAME_1] for the flowers")
        terminal.press("Escape")
        terminal.press("C-q")
        terminal.until("left with 0")

        terminal.type(f"clear; {SOTTO}")
        terminal.until("Welcome back")
        terminal.type("correct horse")
        terminal.press("Enter")
        terminal.until("Ask anything")
        terminal.press("C-f")
        terminal.until("Search")
        terminal.type("flowers")
        terminal.until("thank you for the flowers")
        terminal.press("Enter")
        terminal.until("restored 1 hidden")  # the chat's, not the search's
        terminal.press("F3")
        terminal.until("Thank [NAME_1] for the flowers")
        terminal.press("Escape")
        terminal.press("C-q")
        terminal.until("left with 0")
        assert len(provider.calls) == 1
