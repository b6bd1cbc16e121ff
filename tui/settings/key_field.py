"""A line that is filled by pressing a key."""

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.widgets import Input

_ITS_OWN = frozenset({"enter", "escape", "ctrl+q", "f1"})
"""Keys that keep their meaning here; they can be given by `sotto config set`."""


class KeyField(Input):
    """Shows the name of the key that is pressed; Enter takes it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "submit", "Take")]

    async def _on_key(self, event: events.Key) -> None:
        if event.key in _ITS_OWN:
            return
        event.stop()
        event.prevent_default()
        self.value = event.key

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """Every other key is meant for this line, also those that do something elsewhere."""
        return key not in _ITS_OWN
