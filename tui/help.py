"""The help of the screen one is on."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Footer, Markdown

HELP_KEY = Binding("f1", "app.help", "Help")
"""For every modal screen: the app's own keys do not reach them."""


class HelpScreen(ModalScreen[None]):
    """Shows a page of help."""

    DEFAULT_CSS = """
    HelpScreen { align: center middle; }
    HelpScreen VerticalScroll {
        width: 76; max-width: 100%; height: auto; max-height: 90%; padding: 1 2; border: round $primary;
        background: $background;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,f1,enter", "leave", "Back")]

    def __init__(self, page: str) -> None:
        """`page` is Markdown."""
        super().__init__()
        self._page = page

    def compose(self) -> ComposeResult:
        """The page."""
        with VerticalScroll():
            yield Markdown(self._page)
        yield Footer(show_command_palette=False)

    def action_leave(self) -> None:
        """Back to where one was."""
        self.dismiss(None)
