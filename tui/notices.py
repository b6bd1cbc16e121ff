"""Notices, one at a time: they are read, and then what they cover is."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import uuid4

from textual.app import App
from textual.notifications import Notification, Notify

_LATE = 0.05
"""Seconds after the end of a notice at which the next is looked for: two clocks need not agree exactly."""


class OneNotice(App[None]):
    """An app that shows the newest notice alone. The one before comes back for the rest of its time."""

    _covered: tuple[Notification, ...] = ()

    @property
    def notices(self) -> Sequence[Notification]:
        """All that still have time, the one that is shown last."""
        return [each for each in (*self._covered, *self._notifications) if not each.has_expired]

    def on_notify(self, event: Notify) -> None:
        """Make room for a new notice, which Textual adds after this. The same one is never there twice."""
        new = event.notification
        self._covered = tuple(each for each in self.notices if not _same(each, new))
        self._notifications.clear()
        self.set_timer(max(0, new.time_left) + _LATE, self._uncover)

    def _uncover(self) -> None:
        """Show the newest of those that were covered, if none is shown."""
        waiting = self.notices
        if not len(self._notifications) and waiting:
            *covered, newest = waiting
            self._covered = tuple(covered)
            self._notifications.add(replace(newest, identity=str(uuid4())))  # Textual shows none twice
            self._refresh_notifications()
            self.set_timer(newest.time_left + _LATE, self._uncover)


def _same(one: Notification, other: Notification) -> bool:
    return (one.message, one.title, one.severity) == (other.message, other.title, other.severity)
