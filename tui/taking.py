"""What asks for an answer, with the key for it in the footer: Textual's own say nowhere what Enter does."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import OptionList

from tui.writing import WrittenLine


class TakenLine(WrittenLine):
    """A line to type; Enter takes it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "submit", "Take")]


class TakenChoice(OptionList):
    """A few things of which Enter takes one."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "select", "Take", id="taken_choice.select")]


class LeadingChoice(OptionList):
    """A few things of which each leads somewhere; Enter goes there."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "select", "Go there")]
