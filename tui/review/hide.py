"""Hiding words that no detector found."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from privacy.places import places
from tui.footer import FittingFooter
from tui.help import HELP_KEY
from tui.pages import Dialog
from tui.taking import TakenLine

MISSING = "These words do not stand in the text."


class HideScreen(Dialog[str | None]):
    """Asks for words of a text; the answer is the words, or None if the user leaves it as it is."""

    HELP = """
# Hiding words

Type words of your text that nobody found: a name, a firm, a town. They are hidden wherever they stand, in this
text and in later ones of this conversation, and the reply has them back. **k** in the review says what they are.

- **Enter** hides them, **Esc** goes back to the review
"""
    CSS_PATH = "review.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Leave as it was"), HELP_KEY]

    def __init__(self, text: str) -> None:
        """`text` is the one that the words have to stand in."""
        super().__init__()
        self._text = text

    def compose(self) -> ComposeResult:
        """One line to type in, and why it was refused."""
        with Vertical(id="hide"):
            yield Static("Which words shall be hidden? They are hidden wherever they stand.")
            yield TakenLine(placeholder="Words of your text")
            yield Static(id="missing")
        yield FittingFooter()

    def on_mount(self) -> None:
        """Begin to type at once."""
        self.query_one(Input).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Hand the words over if there is anything to hide."""
        event.stop()
        words = event.value.strip()
        if any(places(self._text, [words])):
            self.dismiss(words)
        else:
            self.query_one("#missing", Static).update(MISSING)

    def action_leave(self) -> None:
        """Hide nothing."""
        self.dismiss(None)
