"""The dim line under a message."""

from textual.content import Content
from textual.widgets import Static

from assistant.showing import plain


class Note(Static):
    """One line on how a message was answered or what became of it; takes no room while there is nothing to say."""

    def __init__(self, line: str, id: str | None = None) -> None:
        """`id` is the widget's, for the style sheet."""
        super().__init__(Content(plain(line)), id=id)
        self.display = bool(line)

    def tell(self, line: str) -> None:
        """Show `line`."""
        self.update(Content(plain(line)))
        self.display = bool(line)
