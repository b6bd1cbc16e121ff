"""How far it is, while an export is looked into or brought in."""

import time

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import ProgressBar, Static

from assistant.imports.in_words import how_far
from assistant.imports.running import Running

_EVERY_S = 0.1


class Going(Vertical):
    """A bar and a line, renewed ten times a second."""

    def __init__(self) -> None:
        super().__init__(id="going")
        self._watched: Running | None = None
        self._began = 0.0

    def compose(self) -> ComposeResult:
        """What is being done, the bar, and how far it is."""
        yield Static(id="doing")
        yield ProgressBar(show_eta=False)
        yield Static(id="how-far")

    def on_mount(self) -> None:
        """Look again and again."""
        self.set_interval(_EVERY_S, self._show)

    def watch_over(self, running: Running, doing: str) -> None:
        """Show how far this one is. `doing` says what is being done."""
        self._watched, self._began = running, time.monotonic()
        self.query_one("#doing", Static).update(Content(doing))
        self.query_one(ProgressBar).update(total=None, progress=0)
        self._show()

    def say(self, doing: str) -> None:
        """Say something else about what is being done."""
        self.query_one("#doing", Static).update(Content(doing))

    def _show(self) -> None:
        if self._watched is None or self._watched.ended.is_set():
            return
        progress = self._watched.progress
        self.query_one(ProgressBar).update(total=progress.total or None, progress=progress.done)
        line = how_far(progress, self._watched.counts, time.monotonic() - self._began)
        self.query_one("#how-far", Static).update(Content(line.strip()))
