"""One program at a time makes a store or changes how its key is kept."""

import contextlib
import fcntl
from collections.abc import Iterator

from assistant import paths
from assistant.files import make_folder, told


@contextlib.contextmanager
def exclusive() -> Iterator[None]:
    """Wait until no other program is inside, then hold the others out. A program that dies lets go."""
    path = paths.home() / "store.lock"
    make_folder(path.parent)
    with told(path):
        file = path.open("a")
    with file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
