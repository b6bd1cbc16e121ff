"""Changing the outgoing text by hand. What comes of it is verified like everything else."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static, TextArea

from tui.footer import FittingFooter
from tui.help import HELP_KEY
from tui.pages import Dialog
from tui.writing import WrittenText


class EditScreen(Dialog[str | None]):
    """A text to change; the answer is the new text, or None if the user leaves it as it was."""

    HELP = """
# Changing what would leave

Write what you like. The text is checked again, and you review it again, before anything is sent.

- **Ctrl+S** goes back to the review with this text, **Esc** goes back and leaves it as it was
- A tag such as `[NAME_1]` stands for what is hidden; where the reply uses it, your own words come back
"""
    CSS_PATH = "review.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "done", "Check this text", priority=True),
        Binding("escape", "leave", "Leave as it was", priority=True),
        HELP_KEY,
    ]

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def compose(self) -> ComposeResult:
        """The text, and what happens next."""
        with Vertical(id="edit"):
            yield Static(
                "Change what would leave. It is checked again, and you review it again, before it is sent."
            )
            yield WrittenText(self._text)
        yield FittingFooter()

    def on_mount(self) -> None:
        """Begin to write at once."""
        self.query_one(TextArea).focus()

    def action_done(self) -> None:
        """Hand the new text back."""
        self.dismiss(self.query_one(TextArea).text)

    def action_leave(self) -> None:
        """Change nothing."""
        self.dismiss(None)
