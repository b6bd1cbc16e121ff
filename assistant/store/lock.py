"""One program at a time makes a store, changes how its key is kept, or learns from what was said."""

import contextlib
import fcntl
from collections.abc import Iterator
from pathlib import Path

from assistant import paths
from assistant.files import make_folder, told


@contextlib.contextmanager
def exclusive(path: Path | None = None) -> Iterator[None]:
    """Wait until no other program is inside, then hold the others out. A program that dies lets go.

    `path` is the lock's file, by default the one about the store itself.
    """
    path = path or paths.home() / "store.lock"
    make_folder(path.parent)
    with told(path):
        file = path.open("a")
    with file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
