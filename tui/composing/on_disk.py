"""Asking before words are put into a file on the disk."""

from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tui.footer import FittingFooter
from tui.help import HELP_KEY
from tui.pages import Dialog


class OnDiskScreen(Dialog[bool]):
    """Says where the text would lie while the editor is open; the answer is whether it may."""

    HELP = """
# Your editor, and the disk

An editor needs a file. Where the system has a folder that is kept in memory, Sotto uses that one and does not ask.
Here there is none, so the text would lie on the disk while the editor is open. It is overwritten and removed
afterwards, but some disks keep old copies of what was overwritten.

- **Enter** opens the editor, **Esc** goes back
"""
    DEFAULT_CSS = """
    OnDiskScreen { align: center middle; }
    OnDiskScreen Vertical {
        width: 72; max-width: 100%; height: auto; padding: 1 2; border: round $warning; background: $background;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "answer(True)", "Open the editor"),
        Binding("escape", "answer(False)", "Leave it"),
        HELP_KEY,
    ]

    def __init__(self, folder: Path) -> None:
        """`folder` is where the file would lie."""
        super().__init__()
        self._folder = folder

    def compose(self) -> ComposeResult:
        """What would happen."""
        with Vertical():
            yield Static(
                Content(
                    "Your editor needs a file, and this system has no place for it in memory.\n\n"
                    f"Your text would lie on the disk, in a private folder below {self._folder}, while the editor "
                    "is open. Afterwards it is overwritten and removed, but a disk can keep old copies.\n\n"
                    "Open the editor?"
                )
            )
        yield FittingFooter()

    def action_answer(self, yes: bool) -> None:
        """Hand the answer over."""
        self.dismiss(yes)
