"""A small screen that asks for one line: a title, the name of a file."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from assistant.showing import plain
from tui.conversations.words import Line
from tui.footer import FittingFooter
from tui.help import HELP_KEY
from tui.pages import Dialog
from tui.reading import in_background

Doubt = Callable[[str], str]
"""Why a line should not be taken as it is, "" if it may be."""


class LineScreen(Dialog[str | None]):
    """Asks for a line; the answer is the line, or None if the user would rather not."""

    DEFAULT_CSS = """
    LineScreen { align: center middle; }
    LineScreen #line {
        width: 72; max-width: 100%; height: auto; padding: 1 2; border: round $primary; background: $background;
    }
    LineScreen #hint { color: $text-muted; margin: 1 0 0 0; }
    LineScreen #hint.-doubt { color: $text-warning; }
    """
    HELP = """
# One line

- **Enter** takes the line, **Esc** leaves everything as it is
- Where there is a doubt, it is said below the line; **Enter** again takes the line all the same
"""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave"),
        HELP_KEY,
    ]

    def __init__(self, title: str, line: str, hint: str, doubt: Doubt) -> None:
        """`title` and `hint` say what the line is for, `line` is what it begins as."""
        super().__init__()
        self._title, self._line, self._hint, self._doubt = title, line, hint, doubt
        self._doubted = ""

    def compose(self) -> ComposeResult:
        """The line, and a hint below it."""
        with Vertical(id="line") as box:
            box.border_title = Content(self._title)
            yield Line(self._line)
            yield Static(Content(plain(self._hint)), id="hint")
        yield FittingFooter()

    async def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the line, unless there is a doubt that the user does not know of yet."""
        event.stop()
        line = event.value.strip()
        if not line:
            self._warn("At least one word has to stand here.")
            return
        doubt = "" if line == self._doubted else await in_background(self, lambda: self._doubt(line))
        if doubt is None:
            return
        if doubt:
            self._doubted = line
            self._warn(doubt)
        else:
            self.dismiss(line)

    def _warn(self, doubt: str) -> None:
        hint = self.query_one("#hint", Static)
        hint.add_class("-doubt")
        hint.update(Content(plain(doubt)))

    def action_leave(self) -> None:
        """Leave everything as it is."""
        self.dismiss(None)


def no_doubt(_: str) -> str:
    """Any line will do."""
    return ""
