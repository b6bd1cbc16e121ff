"""Who goes first: work in the background stops within a step for an answer that somebody waits for."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from local_models.stopping import Stoppable, Stopped


class Precedence:
    """Lets steps of background work run only while no answer is waited for; for any thread.

    There is one for the process, whatever models it has open: they share the processor.
    """

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._answers = 0
        self.given_way = 0
        """How often work in the background had to stop or to wait, so that its time says nothing."""
        self._steps: list[Stoppable] = []

    @contextmanager
    def ahead(self) -> Iterator[None]:
        """While in this context, an answer is waited for: no background step runs; a running one is stopped."""
        with self._changed:
            self._answers += 1
            self.given_way += bool(self._steps)
            for computing in self._steps:
                computing.stop()
        try:
            with self._changed:
                self._changed.wait_for(lambda: not self._steps)
            yield
        finally:
            with self._changed:
                self._answers -= 1
                self._changed.notify_all()

    @contextmanager
    def behind(self, computing: Stoppable, gone: Callable[[], bool]) -> Iterator[None]:
        """Wait until no answer is waited for, and do one step. Raises Stopped once `gone`; see `wake`."""
        with self._changed:
            self.given_way += bool(self._answers)
            self._changed.wait_for(lambda: not self._answers or gone())
            if gone():
                raise Stopped
            computing.resume()  # in here, so that no stop of `ahead` is forgotten
            self._steps.append(computing)
        try:
            yield
        finally:
            with self._changed:
                self._steps.remove(computing)
                self._changed.notify_all()

    def wake(self) -> None:
        """Have those that wait in `behind` look whether they are gone."""
        with self._changed:
            self._changed.notify_all()


PRECEDENCE = Precedence()
