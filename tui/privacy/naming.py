"""Asking for the name of a privacy profile, until it is one that can be had."""

import asyncio
from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from tui.failures import line_about
from tui.footer import FittingFooter
from tui.help import HELP_KEY
from tui.pages import Dialog
from tui.taking import TakenLine


class Naming(Dialog[str | None]):
    """A line for a name; the answer is the name, or None if the user would rather not."""

    HELP = """
# A name

Any words on one line, for example *work*, *health* or *travel*.

- **Enter** takes the name, **Esc** goes back and changes nothing
"""
    CSS_PATH = "privacy.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Go back"),
        HELP_KEY,
    ]

    def __init__(self, question: str, name: str, check: Callable[[str], object]) -> None:
        """`name` is what to begin with; `check` raises SottoError for a name that can't be had, on a thread."""
        super().__init__()
        self._question, self._name_given, self._check = question, name, check

    def compose(self) -> ComposeResult:
        """The question, the line, and why the name can't be had."""
        with Vertical(classes="card"):
            yield Static(Content(self._question), classes="question")
            yield TakenLine(self._name_given, placeholder="For example: work")
            yield Static(id="problem")
        yield FittingFooter()

    def on_mount(self) -> None:
        """Begin to write at once."""
        self.query_one(Input).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the name, if it can be had."""
        event.stop()
        self.run_worker(self._take(event.value.strip()), exclusive=True, exit_on_error=False)

    async def _take(self, name: str) -> None:
        try:
            await asyncio.to_thread(self._check, name)
        except Exception as error:  # nobody else would show it: the exceptions of workers are silent
            self.query_one("#problem", Static).update(Content(line_about(error)))
            return
        self.dismiss(name)

    def action_leave(self) -> None:
        """Change nothing."""
        self.dismiss(None)
