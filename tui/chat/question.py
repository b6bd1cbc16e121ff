"""A message of the user's."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from assistant.showing import plain
from tui.chat.note import Note


class QuestionView(Vertical):
    """The user's words, and a line on what became of them where there is something to say."""

    def __init__(self, text: str, note: str = "") -> None:
        super().__init__()
        self.text = text
        self.note = note

    def compose(self) -> ComposeResult:
        """The words, then the note."""
        yield Static(Content(plain(self.text)), classes="words")
        yield Note(self.note)

    def tell(self, note: str) -> None:
        """Show `note` under the words."""
        self.note = note
        self.query_one(Note).tell(note)
