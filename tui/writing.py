"""What can be written in: Textual's own fields, with one key for all of what is written, the same everywhere."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Input, TextArea

ALL = Binding(
    "ctrl+a",
    "select_everything",
    "Select all",
    show=False,
    tooltip="Select all that is written",
    id="app.select_everything",
)
"""Textual goes to the start of the line instead. The settings change it for every field at once."""


class WrittenLine(Input):
    """A line to write in."""

    BINDINGS: ClassVar[list[BindingType]] = [ALL]

    def action_select_everything(self) -> None:
        """Select the line."""
        self.select_all()


class WrittenText(TextArea):
    """Lines to write in."""

    BINDINGS: ClassVar[list[BindingType]] = [ALL]

    def action_select_everything(self) -> None:
        """Select all lines. Textual's own key for it is one of the chat's."""
        self.select_all()
