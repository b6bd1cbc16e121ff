"""Where the user writes a privacy profile."""

from dataclasses import dataclass

from textual.message import Message
from textual.widgets import TextArea

from tui.writing import WrittenText

HINT = (
    "Write as you would tell a friend what may be revealed and what may not. For example:\n\n"
    "Don't give my name or my clinic. That I'm a nurse is fine. Nothing about my health. "
    "The city may be named, the street not."
)


class Prose(WrittenText):
    """The prose of one profile. What it is read as is shown beside it."""

    @dataclass
    class Written(Message):
        """The prose is another one now."""

        text: str

    def __init__(self) -> None:
        super().__init__(placeholder=HINT, highlight_cursor_line=False)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Tell what is written."""
        event.stop()
        self.post_message(self.Written(self.text))

    def mark(self, start: int, end: int) -> None:
        """Select what stands from `start` to before `end` (code points), in view, and go on writing there."""
        self.focus()
        self.move_cursor(_place(self.text, start), center=True)
        self.move_cursor(_place(self.text, end), select=True)


def _place(text: str, at: int) -> tuple[int, int]:
    """The line and the column of a place in a text."""
    before = text[:at]
    return before.count("\n"), at - (before.rfind("\n") + 1)
