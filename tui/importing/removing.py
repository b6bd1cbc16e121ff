"""Asking before an import is removed for good."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from assistant.showing import plain
from tui.footer import FittingFooter
from tui.help import HELP_KEY
from tui.pages import Dialog


class RemoveScreen(Dialog[bool]):
    """Shows what hangs on an import; the answer is whether it is to go."""

    HELP = """
# Removing an import

Everything that it brought is erased, with the facts that rest on nothing else. Then every page of the store is
read to prove that it is gone. There is no way back; the export itself is left where it is.

- **y** removes it, **Esc** leaves it
"""
    DEFAULT_CSS = """
    RemoveScreen { align: center middle; }
    RemoveScreen VerticalScroll {
        width: 76; max-width: 100%; height: auto; max-height: 80%; padding: 1 2; border: round $warning;
        background: $background;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "answer(True)", "Remove it"),
        Binding("escape,n", "answer(False)", "Leave it", key_display="esc"),
        HELP_KEY,
    ]

    def __init__(self, name: str, lines: Sequence[str]) -> None:
        """`name` is what the import is called, `lines` say what would go."""
        super().__init__()
        self._name_of_it, self._lines = name, lines

    def compose(self) -> ComposeResult:
        """What would go."""
        with VerticalScroll() as card:
            card.border_title = "Remove this import?"
            yield Static(
                Content(plain("\n".join((self._name_of_it, "", *self._lines, "", "There is no way back."))))
            )
        yield FittingFooter()

    def action_answer(self, yes: bool) -> None:
        """Hand the answer over."""
        self.dismiss(yes)
