"""Running `sotto` in a process of its own that need not import everything again.

A server process imports the libraries once and forks for each run (multiprocessing's forkserver): most of what a
short command costs is imports. What a fresh interpreter alone can show (pipes, what a start imports or connects
to) is tested with one: `Home.start`, `tests/test_promises.py`.
"""

import atexit
import multiprocessing
import os
import runpy
import select
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.process import BaseProcess
from pathlib import Path

WATCHED = Path(__file__).parent / "watched"
PRELOADED = "tests.support.preloaded"


def run(args: Sequence[str], environment: Mapping[str, str], text: str) -> subprocess.CompletedProcess[str]:
    """`sotto ARGS` to its end, with `text` on stdin. Raises TimeoutError after two minutes."""
    with running(args, environment, text) as going:
        going.process.join(120)
        if going.process.exitcode is None:
            raise TimeoutError(f"sotto {' '.join(args)}")
        return subprocess.CompletedProcess(["sotto", *args], going.process.exitcode, going.out, going.err)


@dataclass(frozen=True)
class Running:
    """A `sotto` that goes on: its process, and what it has written so far."""

    process: BaseProcess
    folder: Path

    @property
    def out(self) -> str:
        return (self.folder / "out").read_text(encoding="utf-8")

    @property
    def err(self) -> str:
        return (self.folder / "err").read_text(encoding="utf-8")


@contextmanager
def running(args: Sequence[str], environment: Mapping[str, str], text: str = "") -> Iterator[Running]:
    """`sotto ARGS` with `text` on stdin, killed at the end if it still goes on."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        streams = [folder / stream for stream in ("in", "out", "err")]
        for stream in streams:
            stream.touch()
        streams[0].write_text(text, encoding="utf-8")
        with _started(args, environment, streams) as process:
            yield Running(process, folder)


@dataclass(frozen=True)
class OnTerminal:
    """A `sotto` that goes on in a terminal of its own, and the other end of that terminal."""

    process: BaseProcess
    other_end: int

    def seen(self) -> Iterator[bytes]:
        """What it writes, piece by piece, until it has ended."""
        while True:
            ready, _, _ = select.select([self.other_end, self.process.sentinel], [], [])
            if self.other_end not in ready:
                return
            yield os.read(self.other_end, 4096)


@contextmanager
def on_terminal(args: Sequence[str], environment: Mapping[str, str]) -> Iterator[OnTerminal]:
    """`sotto ARGS` on a terminal, killed at the end if it still goes on."""
    other_end, terminal = os.openpty()
    try:
        with _started(args, environment, [Path(os.ttyname(terminal))] * 3) as process:
            yield OnTerminal(process, other_end)
    finally:
        os.close(terminal)
        os.close(other_end)


@contextmanager
def _started(args: Sequence[str], environment: Mapping[str, str], streams: list[Path]) -> Iterator[BaseProcess]:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([PRELOADED])
    process = context.Process(target=_sotto, args=(list(args), dict(environment), streams))
    process.start()
    try:
        yield process
    finally:
        process.kill()
        process.join()


def _sotto(args: list[str], environment: dict[str, str], streams: list[Path]) -> None:
    os.setsid()  # so that a terminal that is opened is this session's: Ctrl+C in it comes here
    os.environ.clear()
    os.environ.update(environment)
    _redirect(streams)
    runpy.run_path(str(WATCHED / "sitecustomize.py"))
    sys.argv = ["sotto", *args]
    from assistant.cli.main import main
    from assistant.store import wrapping

    wrapping.TIME, wrapping.MEMORY_KIB = 1, 1024  # a passphrase that anybody can read needs no slow key
    code: object = 0
    try:
        main()
    except SystemExit as end:
        code = end.code
    threading._shutdown()  # as an interpreter ends: threads, what was registered, the streams
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code if isinstance(code, int) else 0)


def _redirect(streams: list[Path]) -> None:
    for number, (path, flags) in enumerate(zip(streams, (os.O_RDONLY, os.O_WRONLY, os.O_WRONLY), strict=True)):
        opened = os.open(path, flags | os.O_CREAT, 0o600)
        os.dup2(opened, number)
        os.close(opened)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 - they live as long as the process
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", 1, encoding="utf-8", closefd=False)  # noqa: SIM115
