"""A message of the user's."""

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from assistant.attached import parted
from assistant.attaching import size_words
from assistant.showing import plain
from tui.chat.message import MessageView
from tui.chat.note import Note
from tui.chat.said import Said


class QuestionView(MessageView):
    """The user's words, and a line on what became of them where there is something to say."""

    ARRIVED = "as it left"

    def __init__(self, said: Said | None = None, text: str = "") -> None:
        """`text` is a question that is not stored yet."""
        super().__init__(said)
        self.text = self.text or text

    def compose(self) -> ComposeResult:
        """The words, a line for each file that went along, then what stands under every message."""
        words, attached = parted(self.text)
        yield Static(Content(plain(words)), classes="words")
        for file in attached:
            yield Note(f"with the file {file.name}, {size_words(file.size)}")
        yield from super().compose()

    def take(self, said: Said) -> None:
        """The question is stored: show what is known about it."""
        self.said = said
        self.tell(said.note)
