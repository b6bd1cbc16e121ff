"""When the app can't start: one line of why and what to do."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from assistant.showing import plain
from tui.footer import FittingFooter
from tui.pages import Page


class RefusalScreen(Page[None]):
    """Shows the line; any of the usual keys quits."""

    HELP = """
# Sotto can't start

The line says why, and what to do. Nothing was changed. `sotto doctor` checks the whole installation and prints
what it finds; `sotto config list` shows the settings, `sotto config path` where they are kept.

- **Enter**, **q** or **Esc** quits
"""
    CSS_PATH = "start.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+q,q,escape,enter", "app.quit", "Quit", priority=True)]

    def __init__(self, line: str) -> None:
        super().__init__()
        self.line = line

    def compose(self) -> ComposeResult:
        """The line."""
        with Vertical(classes="card"):
            yield Static("Sotto can't start", classes="title")
            yield Static(Content(plain(self.line)), classes="text")
        yield FittingFooter()
