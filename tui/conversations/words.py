"""The line of a screen that asks for one."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from tui.writing import WrittenLine


class Line(WrittenLine):
    """A line whose key for taking it stands in the footer."""

    DEFAULT_CSS = """
    Line, Line:focus { border: none; background: $surface; height: 1; padding: 0 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "submit", "Take")]
