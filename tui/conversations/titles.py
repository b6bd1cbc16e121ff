"""Having titles made by the local model, behind the screen and never while it answers."""

from assistant.errors import SottoError
from local_models.llm import Cancel
from tui.session import Session


class Titles:
    """Makes the titles of one session. `stop` may be called at any time, from the app's own thread."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._cancel = Cancel()

    def begin(self) -> Cancel:
        """What a title that is made from now on is stopped by."""
        self.stop()
        self._cancel = Cancel()
        return self._cancel

    def stop(self) -> None:
        """Make no title for now: the model is wanted for an answer. Never waits."""
        self._cancel.set()

    def make(self, conversation: int, cancel: Cancel) -> str:
        """A conversation's new title, "" if it keeps the one it has. For a thread.

        Nobody waits for a title: where none can be made, the first words stay, and nothing is said.
        """
        from assistant.assembly import helper
        from assistant.titling import Titler

        session = self._session
        able = helper(session.store, session.config)
        try:
            return (
                Titler(session.store, able, lambda: session.assistant.helping_model).title(conversation, cancel)
                or ""
            )
        except SottoError:
            return ""
