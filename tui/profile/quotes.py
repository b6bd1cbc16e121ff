"""The words that a fact rests on."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from assistant.store.facts import Evidence
from tui.profile.parts import PART_KEYS
from tui.profile.wording import quote


class QuoteList(OptionList):
    """Quotes with their days, the latest first. Enter asks for the message of the marked one."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "select", "Message"), *PART_KEYS]

    @dataclass
    class Opened(Message):
        """The user wants to see the message of `evidence`."""

        evidence: Evidence

    def __init__(self) -> None:
        super().__init__(markup=False)
        self._evidence: Sequence[Evidence] = ()

    @property
    def latest(self) -> Evidence | None:
        """The latest words."""
        return self._evidence[0] if self._evidence else None

    def show(self, evidence: Sequence[Evidence]) -> None:
        """List these words."""
        self._evidence = evidence
        self.set_options(Option(Content(quote(each))) for each in evidence)
        self.highlighted = 0 if evidence else None
        self.display = bool(evidence)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Ask for the message."""
        event.stop()
        self.post_message(self.Opened(self._evidence[event.option_index]))
