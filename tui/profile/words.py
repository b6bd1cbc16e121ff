"""Where the user puts a fact in other words."""

from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input

from assistant.showing import plain
from assistant.store.facts import Fact
from tui.writing import WrittenLine


class Words(WrittenLine):
    """A line that is there only while a fact is being put in other words."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "Take"),
        Binding("escape", "leave", "Leave"),
    ]

    @dataclass
    class Taken(Message):
        """The user wants `fact` to say `words`."""

        fact: Fact
        words: str

    class Left(Message):
        """The line is no longer needed."""

    def __init__(self) -> None:
        super().__init__()
        self.fact: Fact | None = None

    def on_mount(self) -> None:
        """Say what it is for, and wait to be needed."""
        self.border_title = "In your words"
        self.display = False

    def begin(self, fact: Fact) -> None:
        """Let the user change what `fact` says."""
        self.fact = fact
        self.value = plain(fact.text)
        self.display = True
        self.focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Hand the words over, if there are any."""
        event.stop()
        if self.fact is not None and event.value.strip():
            self.post_message(self.Taken(self.fact, event.value.strip()))
            self.action_leave()

    def action_leave(self) -> None:
        """Be gone."""
        self.fact = None
        self.display = False
        self.post_message(self.Left())
