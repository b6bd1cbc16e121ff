"""How far a download is, in words."""

import time
from collections.abc import Callable

from local_models.amounts import amount, duration


class Pace:
    """Keeps count of a download. `clock` gives the time in seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._began: tuple[float, int] | None = None
        self.done, self.of = 0, 0
        """Bytes that are here, and bytes in all."""

    def move(self, done: int, of: int) -> None:
        """So much is here by now."""
        if self._began is None or done < self.done:  # a hub that begins again begins the count again
            self._began = (self._clock(), done)
        self.done, self.of = done, of

    @property
    def share(self) -> float:
        """From 0 to 1."""
        return self.done / self.of if self.of else 0.0

    @property
    def so_far(self) -> str:
        """Such as "37%, 182 MB of 491 MB"."""
        return f"{self.share:.0%}, {amount(self.done)} of {amount(self.of)}"

    @property
    def words(self) -> str:
        """Such as "37%, 182 MB of 491 MB, 5 MB/s, about 59 s left"."""
        parts = [self.so_far]
        came, passed = (self.done - self._began[1], self._clock() - self._began[0]) if self._began else (0, 0.0)
        if came > 0 and passed >= 1:
            parts.append(f"{amount(came / passed)}/s")
            parts.append(f"{duration((self.of - self.done) * passed / came)} left")
        return ", ".join(parts)
