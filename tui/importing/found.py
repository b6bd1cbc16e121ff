"""What was found in an export, and which of its conversations to take."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from assistant.imports import in_words
from assistant.imports.importing import Choice, Preview
from assistant.imports.running import Running
from assistant.showing import plain
from tui.importing.conversations import LISTED, Conversations


class Found(Vertical):
    """How much there is, what can't be read and why, and the conversations."""

    def __init__(self) -> None:
        super().__init__(id="found")
        self._preview = Preview()

    def compose(self) -> ComposeResult:
        """A few lines, and the list."""
        yield Static(id="summary")
        yield Conversations()

    def show(self, running: Running, preview: Preview) -> None:
        """Show what was found; everything is taken at first."""
        self._preview = preview
        self.query_one("#summary", Static).update(Content(plain("\n".join(_lines(running, preview)))))
        conversations = self.query_one(Conversations)
        conversations.show(preview.conversations)
        conversations.focus()

    @property
    def choice(self) -> Choice:
        """What the user takes."""
        return Choice(without=frozenset(self.query_one(Conversations).left_out))

    @property
    def taken(self) -> int:
        """How many conversations the user takes."""
        return len(self._preview.conversations) - len(self.query_one(Conversations).left_out)

    @property
    def line(self) -> str:
        """How many are taken, and how to go on."""
        return (
            f"{self.taken} of {in_words.count(len(self._preview.conversations), 'conversation')} taken. "
            "Space takes or leaves one, i imports."
        )


def _lines(running: Running, preview: Preview) -> list[str]:
    counts = preview.counts
    lines = [f"{running.source.label}: {in_words.found(preview)}."]
    if counts.malformed:
        lines.append(f"{in_words.count(counts.malformed, 'record')} can't be read: {in_words.places(counts)}.")
        lines.append(f"Each is {running.source.malformed}.")
    if (more := len(preview.conversations) - LISTED) > 0:
        lines.append(f"{in_words.count(more, 'more conversation')} than are listed; they are taken, too.")
    return lines + [line for line in (running.source.note, *running.told) if line]
