"""Markdown as replies use it: code can be copied, lists grow, restored words are marked, no link opens."""

import re
from collections.abc import Set

from textual.content import Content
from textual.widgets import Markdown, Static

from assistant.showing import plain
from tui.chat.code import CodeBlock
from tui.chat.lists import GrowingBulletList, GrowingOrderedList, GrowingQuote
from tui.chat.marking import marked

_OPEN = re.compile(r"[\s>]*(?:[-=+*_#`~|:\s]*|\d{1,9}[.)]?\s*)")
"""A line that has not come to its words yet: a dash below a line may become a list, or a heading of that line."""


class ReplyMarkdown(Markdown):
    """The words of a reply. An address in it may carry restored words, so links are handed to whoever listens."""

    BLOCKS = {  # noqa: RUF012 - declared so in the base class
        **Markdown.BLOCKS,
        "blockquote_open": GrowingQuote,
        "bullet_list_open": GrowingBulletList,
        "ordered_list_open": GrowingOrderedList,
        "fence": CodeBlock,
        "code_block": CodeBlock,
    }

    def __init__(self) -> None:
        super().__init__(open_links=False)
        self._held = ""

    async def show(self, text: str, values: Set[str] = frozenset()) -> None:
        """Show `text` with `values` marked, in place of what is there."""
        with self.app.batch_update():
            await self.update(plain(text))
            self.mark(values)

    async def begin(self, piece: str) -> None:
        """Show the first words of what is being written, in place of what is there."""
        await self.show("")
        await self.append(plain(self._ready(piece)))

    async def write(self, piece: str) -> None:
        """Add the next words."""
        if ready := self._ready(piece):
            await self.append(plain(ready))

    def _ready(self, piece: str) -> str:
        """What can be drawn after `piece`: signs at the end wait for what follows and says what they mean."""
        text = self._held + piece
        begin = text.rfind("\n") + 1
        ready = begin if _OPEN.fullmatch(text, begin) else len(text)
        self._held = text[ready:]
        return text[:ready]

    async def end(self) -> None:
        """Draw what is still waiting; no more words will come."""
        held, self._held = self._held, ""
        if held:
            await self.append(plain(held))

    def mark(self, values: Set[str]) -> None:
        """Mark `values` wherever they stand."""
        for words in self.query(Static) if values else ():
            content = words.content
            if isinstance(content, Content) and content:
                words.update(marked(content, values), layout=False)

    @property
    def code(self) -> list[CodeBlock]:
        """The blocks of code, from the top."""
        return list(self.query(CodeBlock))
