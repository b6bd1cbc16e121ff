"""The input: Enter sends; Shift+Enter, Alt+Enter or Ctrl+J begins a new line; up brings back the last question."""

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import TextArea

_NEW_LINE = frozenset({"shift+enter", "alt+enter", "ctrl+j"})
"""Terminals with the kitty protocol tell Shift+Enter from Enter; in all the others Ctrl+J does it."""

MOST_LINES = 8
"""How many lines of input are in view, before it scrolls."""


class Composer(TextArea):
    """Where the user writes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pageup", "screen.page(-1)", "Scroll up", show=False),
        Binding("pagedown", "screen.page(1)", "Scroll down", show=False),
    ]

    @dataclass
    class Submitted(Message):
        """The user sends `text`."""

        text: str

    @dataclass
    class RecallWanted(Message):
        """The user pressed up in an empty input."""

    def on_text_area_changed(self) -> None:
        """Grow with the text. A height of `auto` would lay out the whole conversation at every key."""
        lines = min(max(self.wrapped_document.height, 1), MOST_LINES)
        if self.styles.height is None or self.styles.height.value != lines + 2:
            self.styles.height = lines + 2

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            if self.text.strip():
                self.post_message(self.Submitted(self.text))
        elif event.key in _NEW_LINE:
            event.stop()
            event.prevent_default()
            self.insert("\n")
        elif event.key == "up" and not self.text:
            event.stop()
            event.prevent_default()
            self.post_message(self.RecallWanted())
        else:
            await super()._on_key(event)

    def put(self, text: str) -> None:
        """Show `text`, ready to be changed, in place of what is there."""
        self.load_text(text)
        self.move_cursor(self.document.end)
        self.focus()
