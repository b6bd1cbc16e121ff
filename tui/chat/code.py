"""A block of code in a reply, with a line above it that copies it."""

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Static
from textual.widgets.markdown import MarkdownBlock, MarkdownFence

from assistant.showing import one_line

_LANGUAGE = 24


class CodeBlock(MarkdownFence):
    """Code, its language, and what to click for a copy of it."""

    DEFAULT_CSS = """
    CodeBlock {
        Horizontal { dock: top; height: 1; padding: 0 2; background: $foreground 10%; }
        .language { width: 1fr; height: 1; color: $text-muted; }
        .copy { width: auto; height: 1; text-style: underline; pointer: pointer; }
        .copy:hover { text-style: reverse; }
        &.-copied .copy { text-style: bold reverse; }
        Label { padding: 0 2; }
    }
    """

    class Copied(Message):
        """The user wants a copy of `block`."""

        def __init__(self, block: "CodeBlock") -> None:
            super().__init__()
            self.block = block

    def compose(self) -> ComposeResult:
        """The line with the language, then the code."""
        with Horizontal():
            yield _Apart(self._language, classes="language")
            yield _CopyWord(Content("copy"), classes="copy")
        yield from super().compose()

    @property
    def _language(self) -> Content:
        return Content(one_line(self.lexer, _LANGUAGE) or "code")

    def _copy_context(self, block: MarkdownBlock) -> None:
        """Take over what has grown: while a reply streams in, its language may come in pieces."""
        super()._copy_context(block)
        for word in self.query(".language").results(_Apart):
            word.update(self._language)


class _Apart(Static):
    """A word that is no part of what is said: dragging over it does not select it."""

    ALLOW_SELECT = False


class _CopyWord(_Apart):
    """What to click."""

    def on_click(self, event: events.Click) -> None:
        """Ask for a copy of the block."""
        event.stop()
        self.post_message(CodeBlock.Copied(self.query_ancestor(CodeBlock)))
