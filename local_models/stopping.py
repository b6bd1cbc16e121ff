"""Stopping a computation from another thread."""

from typing import Protocol


class Stopped(Exception):
    """The computation was stopped."""


class Stoppable(Protocol):
    """Something that computes, and can be stopped. For any thread."""

    def stop(self) -> None:
        """Make whatever it computes raise Stopped, now and until `resume`."""
        ...

    def resume(self) -> None:
        """Forget an earlier `stop`."""
        ...
