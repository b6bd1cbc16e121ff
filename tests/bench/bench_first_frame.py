"""How soon one can type: from the start of the process to the first frame with the app's input on it.

Sotto beside elia and oterm, in turns, in one run on one machine, each on a terminal of its own (120x40) that
answers what programs ask a terminal. Sotto's store opens by itself; elia and oterm have what they need not to ask,
and oterm no splash screen. Install them apart: python -m venv DIR; DIR/bin/pip install elia-chat (or oterm).

Run: python -m tests.bench.bench_first_frame --elia DIR/bin/elia --oterm DIR/bin/oterm
"""

import contextlib
import fcntl
import json
import os
import pty
import re
import select
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import click

from tests.bench.figures import figure

PATIENCE_S = 60
SIZE = (40, 120)
_ESCAPES = re.compile(
    rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|P[^\x1b]*\x1b\\|[()][AB0]|[=>78cM])"
)
_ANSWERS = {
    b"\x1b[c": b"\x1b[?62;22c",
    b"\x1b[16t": b"\x1b[6;16;8t",
    b"\x1b[14t": b"\x1b[4;640;960t",
    b"\x1b[6n": b"\x1b[1;1R",
    b"\x1b[?2026$p": b"\x1b[?2026;2$y",
    b"\x1b[?2048$p": b"\x1b[?2048;0$y",
}
"""What terminals answer; without it some programs wait."""
_CHAT = """
import asyncio
from oterm.store.store import Store
from oterm.types import ChatModel
async def main():
    store = await Store.get_store()
    await store.save_chat(ChatModel(name="a chat", model="a-model"))
asyncio.run(main())
"""


@dataclass(frozen=True)
class App:
    """A program, and words that stand on its screen once its input does."""

    name: str
    command: str
    words: bytes
    environment: Mapping[str, str]


def first_frame(app: App) -> float:
    """Seconds from the start of the program until its input is on the screen."""
    began = time.perf_counter()
    process, terminal = pty.fork()
    if process == 0:
        os.execve(app.command, [app.command], dict(app.environment))
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", *SIZE, 0, 0))
    try:
        return _until(app, terminal, began)
    finally:
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        os.close(terminal)


def _until(app: App, terminal: int, began: float) -> float:
    seen = b""
    while time.perf_counter() - began < PATIENCE_S:
        if not select.select([terminal], [], [], 1)[0]:
            continue
        with contextlib.suppress(OSError):
            piece = os.read(terminal, 1 << 16)
            now = time.perf_counter()
            for asked, answer in _ANSWERS.items():
                if asked in piece:
                    os.write(terminal, answer)
            seen += piece
            if app.words in _ESCAPES.sub(b"", seen):
                return now - began
            continue
        break
    raise SystemExit(
        f"{app.name} did not come to its input; the last it wrote: {_ESCAPES.sub(b'', seen)[-300:]!r}"
    )


def sotto(folder: Path) -> App:
    """Sotto with a store that opens by itself and a privacy profile that was chosen."""
    home = {
        **_bare(folder),
        "SOTTO_HOME": str(folder / "sotto"),
        "SOTTO_PASSPHRASE": "correct horse battery staple",
    }
    os.environ.update({name: value for name, value in home.items() if name.startswith("SOTTO")})
    from assistant.store.opening import open_store

    store = open_store()
    store.privacy_profiles.use("balanced")
    store.close()
    return App("sotto", str(Path(sys.executable).parent / "sotto"), b"Ask something", home)


def elia(command: str, folder: Path) -> App:
    """elia, with its database made."""
    environment = _bare(folder) | {"OPENAI_API_KEY": "none"}
    subprocess.run([command, "reset"], input=b"y\n", env=environment, capture_output=True, check=False)
    return App("elia", command, b"Enter your message", environment)


def oterm(command: str, folder: Path) -> App:
    """oterm, with one chat and without its splash screen."""
    environment = _bare(folder) | {"OTERM_DATA_DIR": str(folder / "oterm")}
    (folder / "oterm").mkdir()
    (folder / "oterm" / "config.json").write_text(json.dumps({"splash-screen": False}))
    python = str(Path(command).parent / "python")
    subprocess.run([python, "-c", _CHAT], env=environment, capture_output=True, check=True)
    return App("oterm", command, b"submit", environment)


def _bare(folder: Path) -> dict[str, str]:
    return {
        "HOME": str(folder),
        "PATH": os.environ["PATH"],
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LANG": "C.UTF-8",
        "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
    }


@contextlib.contextmanager
def apps(elia_path: str | None, oterm_path: str | None) -> Iterator[list[App]]:
    """Those that are installed, each with a home of its own."""
    with tempfile.TemporaryDirectory() as name:
        found = []
        for called, command, make in (("elia", elia_path, elia), ("oterm", oterm_path, oterm)):
            if command and Path(command).exists():
                folder = Path(name) / called
                folder.mkdir()
                found.append(make(str(Path(command).absolute()), folder))
            else:
                click.echo(
                    f"{called} is not installed here, so it is left out: give its path with --{called}", err=True
                )
        yield [sotto(Path(name)), *found]


@click.command()
@click.option("--elia", "elia_path", help="The path of the command elia.")
@click.option("--oterm", "oterm_path", help="The path of the command oterm.")
@click.option("--rounds", default=9, help="How often each is started.")
def main(elia_path: str | None, oterm_path: str | None, rounds: int) -> None:
    """Print the median time of each, and its ratio to the fastest of the others. Exit 1 if Sotto is slower."""
    with apps(elia_path, oterm_path) as found:
        for app in found:
            first_frame(app)  # the files are read once before anything counts
        times: dict[str, list[float]] = {app.name: [] for app in found}
        for _ in range(rounds):
            for app in found:
                times[app.name].append(first_frame(app))
    medians = {name: statistics.median(seconds) for name, seconds in times.items()}
    click.echo(
        f"| app | median of {rounds}, ms | fastest | slowest | ratio |\n| --- | ---: | ---: | ---: | ---: |"
    )
    base = min([medians[name] for name in medians if name != "sotto"], default=medians["sotto"])
    for name, seconds in times.items():
        row = [f"{1000 * value:.0f}" for value in (medians[name], min(seconds), max(seconds))]
        click.echo(f"| {name} | {' | '.join(row)} | {medians[name] / base:.2f} |")
    others = [name for name in medians if name != "sotto"]
    if others:
        ratios = " / ".join(f"{medians['sotto'] / medians[name]:.2f}" for name in others)
        what = f"the app's first frame, against that of {' / '.join(others)}"
        figure(what, ratios, "at most 1 against the faster")
    sys.exit(medians["sotto"] > base)


if __name__ == "__main__":
    main()
