"""Whether a privacy profile is to hold in one conversation alone."""

from textual.reactive import reactive
from textual.widgets import Static

SAID = {True: "☒ Only in this conversation (o)", False: "☐ Only in this conversation, not everywhere (o)"}


class OnlyHere(Static):
    """A box to tick, by a click or by the screen's key. Ticked or not, it differs without colour too."""

    on: reactive[bool] = reactive(False)

    def __init__(self, on: bool) -> None:
        super().__init__(SAID[on])
        self.set_reactive(OnlyHere.on, on)

    def watch_on(self) -> None:
        """Say how it is."""
        self.update(SAID[self.on])

    def toggle(self) -> None:
        """Tick it, or no longer."""
        self.on = not self.on

    on_click = toggle
