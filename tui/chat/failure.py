"""A line about something that went wrong, in the place where it happened."""

from textual.content import Content
from textual.widgets import Static

from assistant.showing import plain


class FailureView(Static):
    """One line: what is wrong and what to do."""

    def __init__(self, line: str) -> None:
        super().__init__(Content(f"! {plain(line)}"))
        self.line = line
