"""Words that stream in wait for each other, so that drawing them leaves the interface free for the user's keys."""

import asyncio
import math
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass

OFTEN_S = 0.05
"""How soon more words may follow those that were just shown, in seconds: twenty times a second reads as steady."""
TYPING_S = 1.0
"""For so long after a key the user is taken to be typing. Words then come right behind a key: no other is due."""
BEHIND_KEY_S = 0.015
"""How long after a key that is, in seconds: first what the key changed is drawn."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How words are held back: for `share` times as long as the interface was busy, but `latest_s` at most."""

    share: float
    latest_s: float


READING = Pace(2, 0.2)
TYPING = Pace(6, 0.5)
"""While the user is typing, whose eyes are on the input."""


class Pacing:
    """Hands pieces of text to `show`, a few at a time, on the event loop: in their order, never twice at once."""

    def __init__(self, show: Callable[[str], Awaitable[None]], last_key: Callable[[], float]) -> None:
        """`last_key` tells when a key was last pressed, by time.monotonic."""
        self._show, self._last_key = show, last_key
        self._waiting: list[str] = []
        self._since = self._shown = self._busy = 0.0
        self._hurry = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    def add(self, piece: str) -> None:
        """Show `piece` soon. Raises what `show` raised for those before."""
        if not self._waiting:
            self._since = time.monotonic()
        self._waiting.append(piece)
        if self._task is not None and self._task.done():
            self._task.result()  # what went wrong while it was shown is told by whoever adds more
            self._task = None
        if self._task is None:
            self._task = asyncio.create_task(self._go_on())

    async def flush(self) -> None:
        """Show what waits now. Raises what `show` raised."""
        task, self._task = self._task, None
        if task is not None:
            self._hurry.set()
            try:
                await task
            finally:
                self._hurry.clear()

    async def _go_on(self) -> None:
        while self._waiting:
            await self._turn()
            piece = "".join(self._waiting)
            self._waiting.clear()
            self._shown, self._busy = time.monotonic(), time.thread_time()
            await self._show(piece)

    async def _turn(self) -> None:
        """Wait until words may be shown."""
        while not self._hurry.is_set() and (left := self._left()) > 0:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._hurry.wait(), left)

    def _left(self) -> float:
        """For how many seconds words are to wait still. The thread's own time is how long it was busy."""
        now, key = time.monotonic(), self._last_key()
        pace = TYPING if now - key < TYPING_S else READING
        due = self._shown + max(OFTEN_S, pace.share * (time.thread_time() - self._busy))
        if pace is TYPING:
            due = max(due, key + BEHIND_KEY_S) if key > self._shown else math.inf
        return min(due, self._since + pace.latest_s) - now
