"""Turns at writing, for the threads of one program."""

import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager


class Turns:
    """One turn at a time, in the order in which they were asked for.

    SQLite gives the write lock to whoever happens to ask when it is free (its busy handler sleeps and tries
    again), so a thread that writes without a pause can keep all others waiting until they give up.
    """

    def __init__(self) -> None:
        self._asked: deque[object] = deque()
        self._changed = threading.Condition()

    @contextmanager
    def one(self, wait_s: float) -> Iterator[None]:
        """A turn, once all earlier ones are over. Raises TimeoutError after `wait_s` seconds without one."""
        mine = object()
        try:
            with self._changed:
                self._asked.append(mine)
                if not self._changed.wait_for(lambda: self._asked[0] is mine, wait_s):
                    raise TimeoutError
            yield
        finally:
            with self._changed:
                if mine in self._asked:
                    self._asked.remove(mine)
                self._changed.notify_all()
