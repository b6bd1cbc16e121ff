"""A view of messages by itself, over a real store, with every frame that it paints; and what to put in it."""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from typing import Any

from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.screen import Screen

from assistant.events import Done, Piece, Routed, Stored
from assistant.store.store import Store
from tests.tui.settling import settled
from tui.chat.history import Past
from tui.chat.messages import MessagesView

PATIENCE = 2000
"""How many rounds of messages a predicate may take to come true."""


class ViewApp(App[None]):
    """Shows one view and keeps what each frame shows of it."""

    AUTO_FOCUS = None
    CSS_PATH = "../../tui/chat/chat.tcss"

    def __init__(self, store: Store, past: Past | None = None) -> None:
        super().__init__()
        self.store = store
        self.view = MessagesView(store, past)
        self.frames: list[list[str]] = []

    def compose(self) -> ComposeResult:
        yield self.view

    def _display(self, screen: Screen[Any], renderable: Any) -> None:
        super()._display(screen, renderable)
        if self.view.is_mounted and renderable is not None:
            self.frames.append(self.shown())

    def shown(self) -> list[str]:
        """The lines that are in view, without the scrollbar."""
        width = self.view.size.width
        lines = self.screen._compositor.render_strips()
        return ["".join(part.text for part in line)[:width].rstrip() for line in lines]


class Talk:
    """A turn in the view, step by step."""

    def __init__(self, pilot: Pilot[None], app: ViewApp) -> None:
        self.pilot, self.app, self.view, self.store = pilot, app, app.view, app.store
        self.conversation = 0
        self._text = ""

    async def until(self, predicate: Callable[[], object]) -> None:
        for _ in range(PATIENCE):
            if predicate():
                return
            await self.pilot.pause(0.01)
        raise AssertionError("still not so")

    async def settled(self) -> None:
        """Wait until frame after frame shows the same."""
        await settled(self.pilot)

    async def begin(self, question: str) -> None:
        """Ask, and wait for the reply."""
        self.conversation = self.conversation or self.store.conversations.create(question).id
        message = self.store.messages.add(self.conversation, "user", question)
        await self.view.ask(question)
        for event in (Stored(self.conversation, message.id), Routed("local", "")):
            await self.view.take(event)
        self._text = ""

    async def hear(self, pieces: Sequence[str], *, painted: bool = True) -> None:
        """Let pieces of the reply come in, each of them painted before the next."""
        for piece in pieces:
            await self.view.take(Piece(piece))
            self._text += piece
            if painted:
                await self.pilot.pause()

    async def end(self) -> None:
        """Let the reply be complete."""
        reply = self.store.messages.add(self.conversation, "assistant", self._text, route="local")
        await self.view.take(Done("complete", reply.id))
        await self.pilot.pause()


@asynccontextmanager
async def talking(store: Store, past: Past | None = None, size: tuple[int, int] = (60, 16)) -> AsyncIterator[Talk]:
    """A view that runs by itself."""
    app = ViewApp(store, past)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield Talk(pilot, app)


def long_conversation(store: Store, count: int) -> int:
    """A conversation of so many messages; its number."""
    conversation = store.conversations.create("long").id
    with store.transaction():
        for number in range(count):
            role = "assistant" if number % 2 else "user"
            text = f"Answer {number} in **two**\n\nparagraphs." if number % 2 else f"Question {number}"
            store.messages.add(conversation, role, text, route="local")
    return conversation
