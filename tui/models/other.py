"""Naming a model that is not on the list."""

from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input

from tui.taking import TakenLine


class OtherModel(TakenLine):
    """Where the user names any model of the hub, or a file on this machine."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Leave")]

    @dataclass
    class Named(Message):
        """The user named a model."""

        text: str

    @dataclass
    class Left(Message):
        """The user named nothing."""

    def __init__(self) -> None:
        super().__init__(placeholder="owner/repo:file.gguf, or the path of a GGUF file on this machine")
        self.display = False

    def begin(self) -> None:
        """Ask."""
        self.value = ""
        self.display = True
        self.focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the name."""
        event.stop()
        self.display = False
        self.post_message(self.Named(event.value.strip()) if event.value.strip() else self.Left())

    def action_leave(self) -> None:
        """Name nothing."""
        self.display = False
        self.post_message(self.Left())
