"""The list of entries, read page by page as one moves down."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import OptionList

from assistant.store.ledger import LedgerLine
from tui.ledger.entry import option
from tui.ledger.parts import PART_KEYS

PAGE = 100
"""Entries that are read at once."""
_AHEAD = 20
"""So many entries before the end of those that were read, the next ones are asked for."""


class EntryList(OptionList):
    """The entries, the newest first."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "select", "Open"), *PART_KEYS]

    @dataclass
    class Marked(Message):
        """Another entry is marked now."""

        entry: int

    @dataclass
    class Opened(Message):
        """The user wants to see all of this entry."""

        entry: int

    @dataclass
    class MoreWanted(Message):
        """The entries before this one will be needed soon."""

        before: int

    def __init__(self) -> None:
        super().__init__()
        self._ids: list[int] = []
        self._complete = True
        self._asked: int | None = None

    def on_mount(self) -> None:
        """Say what it is."""
        self.border_title = "Newest first"

    @property
    def marked(self) -> int | None:
        """The number of the marked entry."""
        return self._ids[self.highlighted] if self.highlighted is not None else None

    @property
    def count(self) -> int:
        """How many entries were read."""
        return len(self._ids)

    def show(self, lines: Sequence[LedgerLine]) -> None:
        """Show these entries, the first of them marked."""
        self.clear_options()
        self._ids, self._complete, self._asked = [], False, None
        self.add(lines)
        self.highlighted = 0 if lines else None

    def add(self, lines: Sequence[LedgerLine]) -> None:
        """Put these entries below the others; fewer than a page are the last ones."""
        self._ids += [line.id for line in lines]
        self._complete = len(lines) < PAGE
        self.add_options([option(line) for line in lines])

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Say which one is marked, and ask for more in time."""
        event.stop()
        self.post_message(self.Marked(self._ids[event.option_index]))
        last = self._ids[-1]
        if not self._complete and event.option_index >= len(self._ids) - _AHEAD and self._asked != last:
            self._asked = last
            self.post_message(self.MoreWanted(last))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open the entry."""
        event.stop()
        self.post_message(self.Opened(self._ids[event.option_index]))
