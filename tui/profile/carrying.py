"""Carrying out what the user decides, behind the screen."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future

from assistant.profile.editing import Editor
from assistant.profile.undoing import UndoableEditor
from tui.profile.work import ProfileWork
from tui.session import Session

Change = Callable[[UndoableEditor], int | None]
"""Something to be done to the profile; what it gives is the number of the fact to mark afterwards, if any."""


class Carrying:
    """Begins changes in the order of the keys, and knows how many of them can be taken back."""

    def __init__(self, session: Session, work: ProfileWork) -> None:
        self._session, self._work = session, work
        self._editor = UndoableEditor(session.store, self._plain_editor)
        self._pending = self.undoable = 0

    @property
    def working(self) -> bool:
        """Whether something is still being done."""
        return self._pending > 0

    def begin(self, change: Change, undoable: int = 0) -> "Future[int | None]":
        """Have `change` done. `undoable` is how many more changes can be taken back once it is."""

        def changed() -> int | None:
            mark = change(self._editor)
            self._session.know_own_terms()
            return mark

        self._pending += 1
        self.undoable += undoable
        return self._work.do(changed)

    async def ended(self, done: "Future[int | None]") -> int | None:
        """Wait for one that was begun: the fact to mark. Raises what the change raises."""
        try:
            return await asyncio.wrap_future(done)
        finally:
            self._pending -= 1
            if not self._pending:
                self.undoable = self._editor.depth

    def _plain_editor(self) -> Editor:
        from assistant.profiling import editor

        return editor(self._session.store)
