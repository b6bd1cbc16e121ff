"""The messages of one conversation, and the turn that is going on in it."""

import asyncio
from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from assistant.events import Done, Event, Piece, Routed, Sent
from assistant.store.messages import Message
from assistant.store.store import Store
from tui.chat.failure import FailureView
from tui.chat.notes import note_on
from tui.chat.question import QuestionView
from tui.chat.reply import ReplyView

WELCOME = (
    "Ask anything.\n\nThe little line below the input always says where your words go: "
    "LOCAL means that nothing leaves this machine; PROTECTED means that you see, and may change, "
    "the exact words before they leave."
)


class MessagesView(VerticalScroll):
    """Shows a conversation from its beginning to its end and stays at the end unless the user scrolls away."""

    def __init__(self, store: Store, past: Sequence[tuple[Message, str]] = ()) -> None:
        """`past` holds every stored message with its note."""
        super().__init__()
        self._store = store
        self._past = past
        self._question: QuestionView | None = None
        self._reply: ReplyView | None = None

    def compose(self) -> ComposeResult:
        """What was said so far."""
        if not self._past:
            yield Static(Content(WELCOME), classes="welcome")
        for message, note in self._past:
            if message.role == "user":
                yield QuestionView(message.text, note)
            else:
                yield ReplyView(message.text, note)

    def on_mount(self) -> None:
        """Begin at the end."""
        self.anchor()

    @property
    def last_question(self) -> str:
        """The user's last words here; empty if there are none."""
        asked = list(self.query(QuestionView))
        return asked[-1].text if asked else ""

    async def ask(self, text: str) -> None:
        """Show the user's words at once."""
        await self.query(".welcome").remove()
        self._question, self._reply = QuestionView(text), None
        await self.mount(self._question)
        self.anchor()

    async def take(self, event: Event) -> None:
        """Show one step of the turn."""
        match event:
            case Routed(route="local"):
                self._tell("Thinking on this machine…")
            case Routed():
                self._tell("Looking for what is private…")
            case Sent():
                self._tell(f"Sent to {event.label}, ledger entry {event.ledger}. Waiting for the reply…")
            case Piece(text=text) if text:
                await (await self._replying()).write(text)
            case Done():
                await self._end(event)

    async def fail(self, line: str) -> None:
        """Show why there is no answer; what had arrived stays."""
        self._tell("Not answered. With the input empty, the up key brings the question back.")
        if self._reply is not None:
            await self._reply.end()
        await self.mount(FailureView(line))

    async def _replying(self) -> ReplyView:
        if self._reply is None:
            self._tell("")
            self._reply = ReplyView()
            await self.mount(self._reply)
        return self._reply

    async def _end(self, done: Done) -> None:
        if self._reply is None:
            self._tell(_without_reply(done))
            return
        await self._reply.end()
        if done.message is not None:
            self._reply.tell(await asyncio.to_thread(self._note_of, done.message))
        if done.note:
            await self.mount(FailureView(done.note))

    def _note_of(self, message: int) -> str:
        return note_on(self._store, self._store.messages.get(message))

    def _tell(self, note: str) -> None:
        if self._question is not None:
            self._question.tell(note)


def _without_reply(done: Done) -> str:
    if done.state == "held":
        return f"Held, nothing was sent: {done.note}"
    return done.note or ("Stopped." if done.state == "cancelled" else "The answer was empty.")
