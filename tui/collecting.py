"""Python's garbage collector goes to work when nobody waits: while it does, every thread stops.

A full collection goes through all objects there are. What detection and the models need, and the lines that were
drawn, are so many that each one takes a fifth of a second, in which no key is drawn; and while a reply streams
there would be one every second.
"""

import gc
import time
from collections.abc import Iterator
from contextlib import contextmanager

QUIET_S = 2.0
"""How long the interface must have had nothing to do before everything is collected, in seconds."""
_QUIET_SHARE = 0.02
"""Nothing to do: busy for so little of the time. A cursor that blinks takes less, somebody who types more."""
_SELDOM = 1000
"""After how many collections of what is younger a full one, which is due after ten, can't wait any longer."""


class Collecting:
    """When everything is collected, from `begin` to `end`. For the thread of the interface only."""

    def __init__(self) -> None:
        self._loads = 0
        self._usual = gc.get_threshold()
        self._looked = self._busy = 0.0

    def begin(self) -> None:
        """Put full collections off from now on."""
        self._usual = gc.get_threshold()
        gc.set_threshold(*self._usual[:2], _SELDOM)
        self._looked, self._busy = time.monotonic(), time.thread_time()

    def end(self) -> None:
        """Collect everything as Python does by itself; what was loaded, too, may go."""
        gc.set_threshold(*self._usual)
        gc.unfreeze()

    @contextmanager
    def loading(self) -> Iterator[None]:
        """Leave out of every later collection what is there once all that is being loaded is loaded."""
        self._loads += 1
        try:
            yield
        finally:
            self._loads -= 1
            if not self._loads:
                gc.freeze()

    def look(self) -> None:
        """Collect everything if that is due and the interface has had nothing to do since the last look."""
        now, busy = time.monotonic(), time.thread_time()
        is_quiet = busy - self._busy < _QUIET_SHARE * (now - self._looked)
        if is_quiet and not self._loads and gc.get_count()[2] > self._usual[2]:
            gc.collect()
        self._looked, self._busy = time.monotonic(), time.thread_time()


COLLECTING = Collecting()
"""That of this process, which has but one collector."""
