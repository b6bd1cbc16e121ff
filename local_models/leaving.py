"""Waiting for what can't be stopped, as a look-up of a name: it goes on aside, and whoever waits may leave."""

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from local_models.llm import Cancel

Found = TypeVar("Found")
Wanted = Callable[[], bool]
"""Whether somebody still waits: asked between two steps of the work."""


class Aside(Generic[Found]):
    """Work on a thread of its own. What it gives when nobody waits any more goes to `drop`."""

    def __init__(self, work: Callable[[Wanted], Found], drop: Callable[[Found], None]) -> None:
        self._work, self._drop = work, drop
        self._changed = threading.Condition()
        self._found: Found | None = None
        self._error: BaseException | None = None
        self._done = self._left = False

    def result(self, cancel: Cancel) -> Found | None:
        """What the work gives, or None as soon as `cancel` is set. Raises what the work raises.

        An interrupt (Ctrl+C) leaves it at once, too.
        """
        threading.Thread(target=self._run, name="aside", daemon=True).start()
        try:
            with cancel.calling(self._wake), self._changed:
                self._changed.wait_for(lambda: self._done or cancel.is_set)
        finally:
            found, error = self._taken(leave=cancel.is_set)
        if error is not None and not cancel.is_set:
            raise error
        return found

    def _taken(self, *, leave: bool) -> tuple[Found | None, BaseException | None]:
        """What there is by now. If there is nothing, or it is not wanted any more, nobody waits from now on."""
        with self._changed:
            late = self._found if leave else None
            self._left = leave or not self._done
            found, self._found = (None if leave else self._found), None
        if late is not None:
            self._drop(late)
        return found, self._error

    def _run(self) -> None:
        found: Found | None = None
        error: BaseException | None = None
        try:
            found = self._work(lambda: not self._left)
        except BaseException as raised:  # whoever waits gets it
            error = raised
        with self._changed:
            self._error, self._done = error, True
            if not self._left:
                self._found, found = found, None
            self._changed.notify_all()
        if found is not None:
            self._drop(found)

    def _wake(self) -> None:
        with self._changed:
            self._changed.notify_all()
