"""How long a key takes to the painted frame: idle, while a reply streams, while detection reads along. In one run.

Run: python -m tests.bench.bench_typing

The real app in a terminal of its own: letters that nothing else writes are typed, no letter twice, and the clock
stops when the terminal is told to draw the letter. What counts is how much later than in the idle app that is
(floor: 50 ms at the 95th of a hundred keys); the machine's own load is in all three.
"""

import fcntl
import os
import select
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

LETTERS = [chr(0x410 + number) for number in range(60)]
"""Cyrillic, each one once: a letter that is there already is drawn again with its line for other reasons."""
PASSPHRASE = "a long bench"
GAP_S = 0.06
PATIENCE_S = 60
CONFIG = """
[local]
max_tokens = 2000

[cloud]
provider = "nowhere"
model = "none"

[providers.nowhere]
base_url = "http://127.0.0.1:9/v1"
"""
LONG = (
    "My name is Margaret Thornton, I live at 12 Rua das Flores in Porto and work for Brightwell Pumps. My husband "
    "Tom was told last month that he has diabetes; he is 52 and takes metformin. "
)


class Terminal:
    """The app in a pseudo-terminal of 100 columns and 30 rows."""

    def __init__(self, home: Path) -> None:
        self._master, inner = os.openpty()
        fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
        command = [sys.executable, "-c", "from assistant.cli.main import main; main([])"]
        own = {"SOTTO_HOME": str(home), "SOTTO_PASSPHRASE": PASSPHRASE, "TERM": "xterm-256color"}
        environment = {**os.environ, **own}
        self._app = subprocess.Popen(
            command, stdin=inner, stdout=inner, stderr=inner, env=environment, start_new_session=True
        )
        os.close(inner)

    def write(self, text: str) -> None:
        """Type `text`."""
        os.write(self._master, text.encode())

    def until(self, words: str, patience: float = PATIENCE_S) -> float:
        """Seconds until the terminal is told to draw `words`. Raises TimeoutError."""
        begun, seen = time.perf_counter(), b""
        while (left := begun + patience - time.perf_counter()) > 0:
            if select.select([self._master], [], [], left)[0]:
                seen = seen[-200:] + os.read(self._master, 65536)
                if words.encode() in seen:
                    return time.perf_counter() - begun
        raise TimeoutError(f"{words!r} was not drawn")

    def drain(self, seconds: float) -> int:
        """Read what is drawn for so long; how many bytes that was."""
        end, count = time.perf_counter() + seconds, 0
        while (left := end - time.perf_counter()) > 0:
            if select.select([self._master], [], [], left)[0]:
                count += len(os.read(self._master, 65536))
        return count

    def keys(self) -> list[float]:
        """How long each of LETTERS takes, in milliseconds. They are deleted afterwards."""
        taken = []
        for letter in LETTERS:
            self.write(letter)
            taken.append(self.until(letter) * 1000)
            self.drain(GAP_S)
        self.write("\x7f" * len(LETTERS))
        self.drain(2)
        return taken

    def close(self) -> None:
        """End the app."""
        self._app.terminate()
        self._app.wait(PATIENCE_S)
        os.close(self._master)


@contextmanager
def opened(home: Path) -> Iterator[Terminal]:
    """The app, ready to be typed into."""
    terminal = Terminal(home)
    try:
        terminal.until("Ask something")
        terminal.drain(8)  # the models load behind
        yield terminal
    finally:
        terminal.close()


def prepared(home: Path, route: str) -> None:
    """A home with a store, a config and a privacy profile, so that the app opens with the chat."""
    home.mkdir(parents=True, exist_ok=True)
    (home / "config.toml").write_text(CONFIG + f'\n[route]\ndefault = "{route}"\n')
    environment = {**os.environ, "SOTTO_HOME": str(home), "SOTTO_PASSPHRASE": PASSPHRASE}
    environment["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
    code = "from assistant.cli.main import main; main(['privacy', 'use', 'balanced'])"
    subprocess.run([sys.executable, "-c", code], env=environment, check=True, capture_output=True)


def p95(values: list[float]) -> float:
    """The 95th of a hundred."""
    return sorted(values)[int(0.95 * (len(values) - 1))]


def main() -> None:
    """Measure and print."""
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
    taken: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "local"
        prepared(home, "local")
        with opened(home) as terminal:
            taken["idle"] = terminal.keys()
            terminal.write("Tell me a long story about a lighthouse and the people who live near it.")
            terminal.drain(1)
            terminal.write("\r")
            if not terminal.drain(4):
                raise TimeoutError("no reply was drawn")
            taken["a reply streams"] = terminal.keys()
        home = Path(folder) / "protected"
        prepared(home, "protected")
        with opened(home) as terminal:
            terminal.write("\x1b[200~" + LONG * 6 + "\x1b[201~")
            terminal.drain(1)
            taken["detection runs"] = terminal.keys()
    print("| while | median | p95 | above idle at p95 (floor: 50 ms) |\n| --- | ---: | ---: | ---: |")
    for name, values in taken.items():
        above = "" if name == "idle" else f"{p95(values) - p95(taken['idle']):.0f} ms"
        print(f"| {name} | {sorted(values)[len(values) // 2]:.0f} ms | {p95(values):.0f} ms | {above} |")


if __name__ == "__main__":
    main()
