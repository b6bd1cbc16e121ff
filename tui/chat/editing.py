"""The line that says that an earlier question is being edited."""

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from assistant.attaching import Writing

SAYS = "Editing: sent in a copy of this conversation, which itself stays as it is. Esc gives it up."


class EditingLine(Static):
    """Shown above the input while what stands there is an earlier question. A click gives the editing up."""

    class GivenUp(Message):
        """The user clicked on the line."""

    def __init__(self) -> None:
        super().__init__(Content(SAYS))
        self.display = False
        self.question: int | None = None
        """The number of the message that is edited."""
        self.draft = Writing("")
        """What stood in the input before."""

    def begin(self, question: int, draft: Writing) -> None:
        """The message `question` is being edited in place of `draft`."""
        if self.question is None:
            self.draft = draft
        self.question, self.display = question, True

    def end(self) -> tuple[int | None, Writing]:
        """Nothing is edited any more: what was, and the draft that stood there before."""
        ended = (self.question, self.draft)
        self.question, self.display, self.draft = None, False, Writing("")
        return ended

    def on_click(self, event: events.Click) -> None:
        """Give it up."""
        event.stop()
        self.post_message(self.GivenUp())
