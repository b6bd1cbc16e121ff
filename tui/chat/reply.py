"""A reply, as Markdown, while it streams and afterwards."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Markdown
from textual.widgets.markdown import MarkdownStream

from assistant.showing import plain
from tui.chat.note import Note


class ReplyView(Vertical):
    """One reply and the dim line under it."""

    def __init__(self, text: str = "", note: str = "") -> None:
        super().__init__()
        self.text = text
        self.note = note
        self._stream: MarkdownStream | None = None

    def compose(self) -> ComposeResult:
        """The Markdown, then the note. Links never open by themselves: an address may carry restored words."""
        yield Markdown(plain(self.text), open_links=False)
        yield Note(self.note)

    async def write(self, piece: str) -> None:
        """Add the next words; they appear as fast as the screen can draw them."""
        self.text += piece
        if self._stream is None:
            self._stream = Markdown.get_stream(self.query_one(Markdown))
        await self._stream.write(plain(piece))

    async def end(self) -> None:
        """Draw what is still waiting; no more words will come."""
        if self._stream is not None:
            await self._stream.stop()
            self._stream = None

    def tell(self, note: str) -> None:
        """Show `note` under the reply."""
        self.note = note
        self.query_one(Note).tell(note)

    def on_markdown_link_clicked(self, event: Markdown.LinkClicked) -> None:
        """Copy the address instead of opening it."""
        event.stop()
        self.app.copy_to_clipboard(plain(event.href))
        self.notify("Sotto opens no links. The address was copied.")
