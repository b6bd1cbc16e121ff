"""Choosing what the entries are filtered by."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from assistant.showing import plain
from tui.footer import FittingFooter
from tui.help import HELP_KEY
from tui.pages import Dialog
from tui.taking import TakenChoice

Choice = tuple[str | None]
"""What was chosen, in a tuple of its own: None in it means everything."""


class ChoiceScreen(Dialog[Choice | None]):
    """Asks for one of several values, or for all of them; the answer is None if the user leaves it as it was."""

    HELP = """
# Choosing a filter

Only the entries that fit are shown, summed up and exported.

- **up, down** move, **Enter** takes the marked line, **Esc** leaves it as it was
"""
    CSS_PATH = "ledger.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave as it was"),
        HELP_KEY,
    ]

    def __init__(
        self, title: str, everything: str, values: Sequence[tuple[str, int]], present: str | None
    ) -> None:
        """`values` come each with how often it stands in the ledger; `present` is the one that is set."""
        super().__init__()
        self._title = title
        self._values: list[str | None] = [None, *(value for value, _ in values)]
        counted = [f"{plain(value)}  ({count:,})" for value, count in values]
        self._lines = [everything, *counted]
        self._at = self._values.index(present) if present in self._values else 0

    def compose(self) -> ComposeResult:
        """The values."""
        yield TakenChoice(*[Option(Content(line)) for line in self._lines])
        yield FittingFooter()

    def on_mount(self) -> None:
        """Begin at the present one."""
        options = self.query_one(OptionList)
        options.border_title = self._title
        options.highlighted = self._at
        options.focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the line."""
        event.stop()
        self.dismiss((self._values[event.option_index],))

    def action_leave(self) -> None:
        """Change nothing."""
        self.dismiss(None)
