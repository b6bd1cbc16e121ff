"""Everything that would leave with a question, message by message."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from assistant.showing import plain
from privacy.outgoing import OutgoingMessage
from tui.footer import FittingFooter
from tui.help import HELP_KEY
from tui.pages import Dialog

ROLES = {
    "system": "The instruction about tags",
    "user": "You, as it left or would leave",
    "assistant": "The reply, as it arrived",
}
"""What each message is to the user."""


class WholeScreen(Dialog[None]):
    """Shows every message that would leave, word for word: the instruction, what was sent before, the new one."""

    HELP = """
# Everything that would leave

Every message that would be sent, word for word and in order, the earlier ones of this conversation too.

- **up, down, Page up, Page down** scroll
- **Esc** goes back to the review
"""
    CSS_PATH = "review.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,w,enter", "leave", "Back"), HELP_KEY]

    def __init__(self, messages: Sequence[OutgoingMessage]) -> None:
        """`messages` are those of the proposal, in order."""
        super().__init__()
        self._messages = messages

    def compose(self) -> ComposeResult:
        """The messages, one below the other."""
        with VerticalScroll(id="whole") as scroll:
            scroll.border_title = "Everything that would leave"
            yield Static(self.words)
        yield FittingFooter()

    @property
    def words(self) -> Content:
        """Each message under a heading that says whose it is."""
        parts = [
            Content.assemble((ROLES[message.role], "bold"), "\n", plain(message.text), "\n")
            for message in self._messages
        ]
        return Content("\n").join(parts)

    def action_leave(self) -> None:
        """Back to the review."""
        self.dismiss(None)
