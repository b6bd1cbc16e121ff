"""The app in a terminal of its own, for benchmarks: what is typed into it, and when what is drawn."""

import fcntl
import os
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

PASSPHRASE = "a long bench"
PATIENCE_S = 60
SOTTO = (sys.executable, "-c", "from assistant.cli.main import main; main([])")


class Terminal:
    """The app in a pseudo-terminal of 100 columns and 30 rows."""

    def __init__(self, home: Path, command: Sequence[str] = SOTTO) -> None:
        self._master, inner = os.openpty()
        fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
        own = {"SOTTO_HOME": str(home), "SOTTO_PASSPHRASE": PASSPHRASE, "TERM": "xterm-256color"}
        own["PYTHONDONTWRITEBYTECODE"] = ""  # users have what Python compiled at the first start
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

    def close(self) -> None:
        """End the app."""
        self._app.terminate()
        self._app.wait(PATIENCE_S)
        os.close(self._master)


@contextmanager
def opened(home: Path, command: Sequence[str] = SOTTO) -> Iterator[Terminal]:
    """The app, ready to be typed into."""
    terminal = Terminal(home, command)
    try:
        terminal.until("Ask something")
        yield terminal
    finally:
        terminal.close()


def prepared(home: Path, config: str) -> None:
    """A home with a store, this config and a privacy profile, so that the app opens with the chat."""
    home.mkdir(parents=True, exist_ok=True)
    (home / "config.toml").write_text(config)
    environment = {**os.environ, "SOTTO_HOME": str(home), "SOTTO_PASSPHRASE": PASSPHRASE}
    environment["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
    code = "from assistant.cli.main import main; main(['privacy', 'use', 'balanced'])"
    subprocess.run([sys.executable, "-c", code], env=environment, check=True, capture_output=True)
