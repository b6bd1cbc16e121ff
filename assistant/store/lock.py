"""One program at a time makes a store, changes how its key is kept, or learns from what was said.

And several at a time write replies: while one of them does, nobody takes what it has written for left over.
"""

import contextlib
import fcntl
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

from assistant import paths
from assistant.files import make_folder, told

_TICK_S = 0.05
"""How often a lock that somebody holds is tried again, in seconds."""


def _never() -> bool:
    return False


@contextlib.contextmanager
def exclusive(path: Path | None = None, stop: Callable[[], bool] = _never) -> Iterator[bool]:
    """Wait until no other program is inside, then hold the others out. A program that dies lets go.

    Gives whether it holds them out: `stop` is asked while it waits, and ends the waiting. `path` is the lock's
    file, by default the one about the store itself. Raises FileError.
    """
    with _opened(path or paths.home() / "store.lock") as file:
        yield _locked(file, fcntl.LOCK_EX, stop)


@contextlib.contextmanager
def shared(path: Path) -> Iterator[None]:
    """Be inside beside others that share it, and hold out who wants to be alone. Raises FileError."""
    with _opened(path) as file:
        _locked(file, fcntl.LOCK_SH, _never)
        yield


def _opened(path: Path) -> IO[str]:
    make_folder(path.parent)
    with told(path):
        return path.open("a")


def _locked(file: IO[str], how: int, stop: Callable[[], bool]) -> bool:
    """Take the lock as soon as it is to be had; whether it was before `stop` said so."""
    while True:
        try:
            fcntl.flock(file, how | fcntl.LOCK_NB)
        except BlockingIOError:
            if stop():
                return False
            time.sleep(_TICK_S)
        else:
            return True
