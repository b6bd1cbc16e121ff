"""The stored messages of a conversation: of a long one a stretch is drawn, which moves as the user scrolls."""

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from textual.app import ComposeResult
from textual.widget import Widget

from assistant.store.store import Store
from tui.chat.message import MessageView
from tui.chat.note import Note
from tui.chat.question import QuestionView
from tui.chat.reply import ReplyView
from tui.chat.said import Said, said
from tui.chat.steady import SteadyScroll
from tui.chat.window import Window
from tui.reading import in_background


@dataclass
class Past:
    """What a conversation begins with on the screen: which messages are drawn, and what is shown of them."""

    window: Window = field(default_factory=Window)
    drawn: Sequence[Said] = ()
    at: int | None = None
    """The message to begin at; None for the end."""

    @classmethod
    def of(cls, store: Store, conversation: int, at: int | None) -> "Past":
        """What there is to see of a conversation, at its end or at the message `at`. Raises StoreError.

        If `at` is a version of a reply that is out of view, it comes into view.
        """
        if at is not None and any(message.id == at for message in store.messages.of(conversation)):
            store.messages.choose(at)
        window = Window.at(store.messages.numbers(conversation), at)
        return cls(window, list(said(store, window.drawn)), at if at in window.drawn else None)


class HistoryView(SteadyScroll):
    """Shows a stretch of a conversation, and stays at its end unless the user scrolls away."""

    def __init__(self, store: Store, past: Past | None = None) -> None:
        super().__init__()
        past = past or Past()
        self._store = store
        self._at = past.at
        self._window = past.window
        self._first_drawn = past.drawn
        self._moving = asyncio.Lock()
        self._growing = False
        """Whether new messages come in at the end, which is then never taken away."""

    def compose(self) -> ComposeResult:
        """The messages, between two lines that say how many more there are."""
        yield Note(self._earlier, id="earlier")
        yield from map(view_of, self._first_drawn)
        yield Note(self._later, id="later")

    def on_mount(self) -> None:
        """Begin at the end, or at the message that was asked for."""
        if self._at is None:
            self.anchor()
        else:
            self.call_after_refresh(self.go_to, self._at)

    @property
    def views(self) -> list[MessageView]:
        """The messages that are drawn, from the top."""
        return [child for child in self.children if isinstance(child, MessageView)]

    def view_of(self, message: int | None) -> MessageView | None:
        """The view of a message, if it is drawn."""
        return next((view for view in self.views if message is not None and view.message == message), None)

    def go_to(self, message: int | None) -> None:
        """Bring a message into view and mark it, if it is drawn."""
        self.query(".-sought").remove_class("-sought")
        if view := self.view_of(message):
            view.add_class("-sought")
            self.scroll_to_center(view, animate=False, force=True)

    def page(self, pages: int) -> None:
        """Scroll by so many screens."""
        self.scroll_relative(y=pages * max(1, self.size.height - 2), animate=False)
        if pages < 0 and self._window.earlier and self.scroll_y == 0:  # nothing moves, so nobody would notice
            self.call_later(self.show_earlier)
        if pages > 0 and self._window.later and self.scroll_y >= self.max_scroll_y:
            self.call_later(self.show_later)

    def stays(self, child: Widget) -> bool:
        """All but the lines on how many more messages there are, which stand at the ends in any case."""
        return not isinstance(child, Note)

    # ---- moving the stretch

    @property
    def _earlier(self) -> str:
        return f"Scroll up for {self._window.earlier:,} earlier messages." if self._window.earlier else ""

    @property
    def _later(self) -> str:
        return f"Scroll down for {self._window.later:,} later messages." if self._window.later else ""

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Draw more messages before the user comes to the first one, or to the last."""
        super().watch_scroll_y(old_value, new_value)
        near = self.size.height
        if self._window.earlier and new_value < old_value and new_value <= near:
            self.call_later(self.show_earlier)
        if self._window.later and new_value > old_value and new_value >= self.max_scroll_y - near:
            self.call_later(self.show_later)

    async def show_earlier(self) -> None:
        """Draw the next few above the others, unless that is being done already."""
        if self._moving.locked():
            return
        async with self._moving:
            found = await self._read(self._window.up())
            dropped = [] if self._growing else self._window.drop_below()
            with self.app.batch_update():
                await self.mount_all(list(map(view_of, found)), after=self.query_one("#earlier"))
                await self._drop(dropped)
                self._tell_of_more()

    async def show_later(self) -> None:
        """Draw the next few below the others, unless that is being done already."""
        if self._moving.locked():
            return
        async with self._moving:
            found = await self._read(self._window.down())
            with self.app.batch_update():
                await self._put_last(map(view_of, found))
                await self._drop(self._window.drop_above())
                self._tell_of_more()

    async def skip_to(self, message: int | None) -> None:
        """Draw the messages around one of them, or the last ones, in place of those that lie elsewhere."""
        async with self._moving:
            self._window = Window.at(self._window.numbers, message)
            found = await self._read(self._window.drawn)
            with self.app.batch_update():
                await self.query("MessageView, FailureView").remove()
                await self._put_last(map(view_of, found))
                self._tell_of_more()

    async def to_end(self) -> None:
        """Go to the end of the conversation, and stay there."""
        if self._window.later:
            await self.skip_to(None)
        self.anchor()

    async def to_start(self) -> None:
        """Go to the first message of the conversation."""
        if self._window.earlier and not self._growing:
            await self.skip_to(self._window.numbers[0])
        self.scroll_home(animate=False, force=True)

    async def _read(self, numbers: Sequence[int]) -> list[Said]:
        return await in_background(self, lambda: list(said(self._store, numbers))) or []

    async def _put_last(self, views: Iterable[Widget]) -> None:
        await self.mount_all(list(views), before=self.query_one("#later"))

    async def _drop(self, messages: Sequence[int]) -> None:
        dropped = set(messages)
        await self.remove_children([view for view in self.views if view.message in dropped])

    def _tell_of_more(self) -> None:
        self.query_one("#earlier", Note).tell(self._earlier)
        self.query_one("#later", Note).tell(self._later)


def view_of(said: Said) -> MessageView:
    """A view of a stored message: what the user wrote, or what was answered."""
    return (QuestionView if said.message.role == "user" else ReplyView)(said)
