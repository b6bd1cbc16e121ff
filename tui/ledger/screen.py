"""Everything that was ever sent: the entries, and every word of the one that is marked."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.screen import Screen
from textual.widgets import Footer, OptionList, Static

from assistant.store.ledger import LedgerEntry
from tui.ledger.entry import heading, option, whole

EMPTY = (
    "Nothing has ever been sent from this machine.\n\n"
    "What leaves with the route PROTECTED is kept here, word for word."
)


class LedgerScreen(Screen[None]):
    """The ledger, newest first."""

    HELP = """
# Ledger

Every text that ever left this machine, newest first, with all the messages that went along, word for word.

- **up, down** go from one entry to the next
- **Tab** goes to the text, where **up, down, Page up, Page down** scroll
- **Esc** goes back
"""
    CSS_PATH = "ledger.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,ctrl+g", "leave", "Back")]

    def __init__(self, entries: Sequence[LedgerEntry]) -> None:
        super().__init__()
        self._entries = entries

    def compose(self) -> ComposeResult:
        """The list, and the text of one entry."""
        if not self._entries:
            yield Static(EMPTY, classes="empty")
        else:
            with Horizontal(id="ledger"):
                yield OptionList(*[option(entry) for entry in self._entries])
                with VerticalScroll():
                    yield Static(id="heading")
                    yield Static(id="words")
        yield Footer()

    def on_mount(self) -> None:
        """Begin with the newest."""
        if self._entries:
            entries = self.query_one(OptionList)
            entries.border_title = "Ledger"
            entries.highlighted = 0
            entries.focus()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show every word of the entry."""
        entry = self._entries[event.option_index]
        self.query_one("#heading", Static).update(heading(entry))
        self.query_one("#words", Static).update(whole(entry))

    def action_leave(self) -> None:
        """Back to the chat."""
        self.dismiss(None)
