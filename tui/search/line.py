"""The line with the words to look for."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from tui.writing import WrittenLine


class SearchLine(WrittenLine):
    """Where the words are typed. Its keys up and down move through what was found."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "screen.open", "Go there"),
        Binding("down", "screen.move('cursor_down')", "Next"),
        Binding("up", "screen.move('cursor_up')", "Before"),
        Binding("pagedown", "screen.move('page_down')", show=False),
        Binding("pageup", "screen.move('page_up')", show=False),
    ]

    def on_mount(self) -> None:
        """Say what it is for."""
        self.border_title = "Search"
        self.placeholder = "Words to look for"

    def more(self, text: str) -> None:
        """Take what was typed elsewhere, too."""
        self.focus()
        self.insert_text_at_cursor(text)
