"""One entry on a screen of its own."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from assistant.store.ledger import LedgerEntry
from tui.footer import FittingFooter
from tui.help import HELP_KEY
from tui.ledger.entry import heading, whole
from tui.pages import Dialog


class EntryScreen(Dialog[None]):
    """Shows every message of one entry, word for word as it was sent."""

    HELP = """
# One ledger entry

Every message that was sent, word for word and in order: the instruction about tags, earlier messages, the new one.

- **up, down, Page up, Page down** scroll
- **Esc** goes back to the ledger
"""
    CSS_PATH = "ledger.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,enter", "leave", "Back"), HELP_KEY]

    def __init__(self, entry: LedgerEntry) -> None:
        super().__init__()
        self.entry = entry

    def compose(self) -> ComposeResult:
        """What is known of it, and the words."""
        with VerticalScroll(id="opened") as scroll:
            scroll.border_title = f"Ledger entry {self.entry.id}"
            yield Static(heading(self.entry), classes="heading")
            yield Static(whole(self.entry), id="exactly")
        yield FittingFooter()

    def on_mount(self) -> None:
        """Scroll with the keys at once."""
        self.query_one(VerticalScroll).focus()

    def action_leave(self) -> None:
        """Back to the ledger."""
        self.dismiss(None)
