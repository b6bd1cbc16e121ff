"""Lists and quotes that grow while a reply streams in: Textual draws them anew, from nothing, for every word."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.selection import Selection
from textual.widget import Widget
from textual.widgets._markdown import (  # not all of them are exported
    MarkdownBlock,
    MarkdownBlockQuote,
    MarkdownBullet,
    MarkdownBulletList,
    MarkdownFence,
    MarkdownListItem,
    MarkdownOrderedList,
    MarkdownParagraph,
)


class _Growing(MarkdownBlock):
    """A block of blocks that takes in what was added to the last of them."""

    async def _update_from_block(self, block: MarkdownBlock) -> None:
        if type(block) is type(self) and await self.grown(block):
            self._copy_context(block)
        else:
            await super()._update_from_block(block)

    async def grown(self, block: MarkdownBlock) -> bool:
        """Take in what is new in `block`, the same a little later; whether that could be done."""
        raise NotImplementedError


class _GrowingList(_Growing):
    async def grown(self, block: MarkdownBlock) -> bool:
        """Take in the items of `block`. The bullets of the others may have become wider."""
        items = [each for each in block._blocks if isinstance(each, MarkdownListItem)]
        rows = list(self.query_children(Horizontal))
        if not rows or len(items) < len(rows):
            return False
        if not await _grow(rows[-1].query_children(Vertical).first(), items[len(rows) - 1]._blocks):
            return False
        new = [row for row in block.compose() if isinstance(row, Horizontal)]
        for row, again in zip(rows, new, strict=False):
            row.query_children(MarkdownBullet).first().symbol = _symbol(again)
        await self.mount_all(new[len(rows) :])
        return True


class GrowingBulletList(MarkdownBulletList, _GrowingList):
    """A list with bullets that grows."""

    def compose(self) -> ComposeResult:
        """A row for each item."""
        yield from map(_row, super().compose())


class GrowingOrderedList(MarkdownOrderedList, _GrowingList):
    """A list with numbers that grows."""

    def compose(self) -> ComposeResult:
        """A row for each item."""
        yield from map(_row, super().compose())


class _Bullet(MarkdownBullet):
    """A bullet or a number, which is copied without the space around it."""

    def watch_symbol(self) -> None:
        """Take the room for a wider sign: the tenth item moves the others."""
        self._widen()
        if not self.is_mounted:  # until then Textual ignores that it has changed
            self.call_later(self._widen)

    def _widen(self) -> None:
        self.clear_cached_dimensions()
        self.refresh(layout=True)

    def get_selection(self, _selection: Selection) -> tuple[str, str] | None:
        """The sign, and a space."""
        return self.symbol.strip(), " "


def _row(row: Widget) -> Horizontal:
    """The same row with a bullet of ours."""
    _, words = row._pending_children
    ours = _Bullet()
    ours.symbol = _symbol(row)
    return Horizontal(ours, words)


class GrowingQuote(MarkdownBlockQuote, _Growing):
    """A quote that grows."""

    async def grown(self, block: MarkdownBlock) -> bool:
        """Take in the blocks of `block`."""
        return await _grow(self, block._blocks)


async def _grow(parent: Widget, blocks: Sequence[MarkdownBlock]) -> bool:
    """Let `parent` hold `blocks`: what it holds already, but that the last one has changed, and more."""
    there = list(parent.query_children(MarkdownBlock))
    if len(blocks) < len(there):
        return False
    if there and not await _changed(there[-1], blocks[len(there) - 1]):
        await there.pop().remove()
    await parent.mount_all(blocks[len(there) :])
    return True


async def _changed(old: MarkdownBlock, new: MarkdownBlock) -> bool:
    """Let `old` show what `new` says; whether that could be done."""
    if type(old) is not type(new):
        return False
    if isinstance(old, _Growing):
        return await old.grown(new)
    if isinstance(old, MarkdownParagraph | MarkdownFence):
        await old._update_from_block(new)
        return True
    return False


def _symbol(row: Widget) -> str:
    """The bullet of a row that was never mounted."""
    return next(child.symbol for child in row._pending_children if isinstance(child, MarkdownBullet))
