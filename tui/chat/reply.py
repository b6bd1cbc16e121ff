"""A reply, as Markdown, while it streams and afterwards."""

from textual.app import ComposeResult
from textual.widgets import Markdown

from assistant.showing import plain
from tui.chat.code import CodeBlock
from tui.chat.markdown import ReplyMarkdown
from tui.chat.message import MessageView
from tui.chat.said import Said


class ReplyView(MessageView):
    """One version of a reply, and the dim line under it."""

    ARRIVED = "as it arrived"

    def compose(self) -> ComposeResult:
        """The Markdown, then what stands under every message."""
        yield ReplyMarkdown()
        yield from super().compose()

    async def on_mount(self) -> None:
        """Show what was said."""
        if self.said:
            await self._words.show(self.text, self.said.values)

    @property
    def _words(self) -> ReplyMarkdown:
        return self.query_one(ReplyMarkdown)

    @property
    def code(self) -> list[CodeBlock]:
        """The blocks of code in it, from the top."""
        return self._words.code

    async def write(self, piece: str) -> None:
        """Add the next words; the first ones take the place of an earlier version."""
        if self.said is None:
            self.text += piece
            await self._words.write(piece)
            return
        with self.app.batch_update():
            self.raw_shown, self.said, self.text = False, None, piece
            self.tell("")
            await self._words.begin(piece)

    async def end(self) -> None:
        """Draw what is still waiting; no more words will come."""
        await self._words.end()

    async def take(self, said: Said) -> None:
        """Show a stored version. The words that have just been streamed stay as they are, but for marks."""
        if self.text == said.message.text:
            self._words.mark(said.values)
        else:
            self.text = said.message.text
            await self._words.show(self.text, said.values)
        self.said, self.raw_shown = said, False
        self.tell(said.note)

    def _hints(self) -> list[str]:
        version = f"version {self.said.place}, ← → changes it" if self.said and self.said.place else ""
        back = "as it was meant" if self.raw_shown else "as it arrived"
        return [version, f"F8: {back}" if self.raw else ""]

    def on_markdown_link_clicked(self, event: Markdown.LinkClicked) -> None:
        """Copy the address instead of opening it."""
        event.stop()
        self.app.copy_to_clipboard(plain(event.href))
        self.notify("Sotto opens no links. The address was copied.")
