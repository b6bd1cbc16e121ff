"""What a question and a reply have in common on the screen."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from assistant.showing import plain
from privacy import tags
from tui.chat.marking import RESTORED
from tui.chat.note import Note
from tui.chat.said import Said


class MessageView(Vertical):
    """One message: its words, the same as they crossed the wire, and a dim line about it."""

    ARRIVED = ""
    """What the dim line says while the words are shown that crossed the wire."""

    raw_shown: reactive[bool] = reactive(False)
    """Whether the words are shown as they crossed the wire."""

    def __init__(self, said: Said | None = None) -> None:
        super().__init__()
        self.said = said
        self.text = said.message.text if said else ""
        self.note = said.note if said else ""
        self._message: int | None = said.message.id if said else None

    def compose(self) -> ComposeResult:
        """The words as they crossed the wire, if that is asked for, and the note. Subclasses put theirs before."""
        yield Static(classes="raw")
        yield Note(self._line, id="note")

    @property
    def message(self) -> int | None:
        """The number of the message; None as long as it is not known."""
        return self.said.message.id if self.said else self._message

    @message.setter
    def message(self, number: int) -> None:
        self._message = number

    @property
    def raw(self) -> str:
        """The words that crossed the wire, if there are any and they are not those that are shown."""
        raw = self.said.message.raw if self.said else None
        return raw if raw and raw != self.text else ""

    def tell(self, note: str) -> None:
        """Show `note` under the words."""
        self.note = note
        self.query_one("#note", Note).tell(self._line)

    @property
    def _line(self) -> str:
        parts = [self.ARRIVED] if self.raw_shown else []
        return " · ".join(part for part in [*parts, self.note, *self._hints()] if part)

    def _hints(self) -> list[str]:
        """What else stands in the dim line."""
        return []

    def watch_raw_shown(self, shown: bool) -> None:
        """Change between the words as they are meant and as they crossed the wire."""
        if self.is_mounted:
            self.query_one(".raw", Static).update(_literal(self.raw) if shown else Content(""))
            self.set_class(shown, "-raw")
            self.tell(self.note)


def _literal(raw: str) -> Content:
    """`raw` letter by letter, with the tags marked."""
    content = Content(plain(raw))
    for found in tags.find(content.plain):
        content = content.stylize(RESTORED, found.start, found.end)
    return content
