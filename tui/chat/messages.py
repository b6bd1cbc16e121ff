"""The messages of one conversation, and the turn that is going on in it."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from assistant.events import Done, Event, Piece, Routed, Sent
from assistant.store.messages import Message
from assistant.store.store import Store
from tui.chat.failure import FailureView
from tui.chat.note import Note
from tui.chat.notes import note_on
from tui.chat.question import QuestionView
from tui.chat.reply import ReplyView
from tui.reading import in_background

WELCOME = (
    "Ask anything.\n\nThe little line below the input always says where your words go: "
    "LOCAL means that nothing leaves this machine; PROTECTED means that you see, and may change, "
    "the exact words before they leave."
)

AT_ONCE = 30
"""How many messages are drawn at once: every one of them makes each frame dearer."""


class MessagesView(VerticalScroll):
    """Shows a conversation from its beginning to its end and stays at the end unless the user scrolls away."""

    def __init__(self, store: Store, past: Sequence[tuple[Message, str]] = ()) -> None:
        """`past` holds every stored message with its note."""
        super().__init__()
        self._store = store
        self._earlier, self._recent = list(past[:-AT_ONCE]), list(past[-AT_ONCE:])
        self._question: QuestionView | None = None
        self._reply: ReplyView | None = None

    def compose(self) -> ComposeResult:
        """What was said so far."""
        if not self._recent:
            yield Static(Content(WELCOME), classes="welcome")
        yield Note(self._hint())
        yield from map(_view, self._recent)

    def on_mount(self) -> None:
        """Begin at the end."""
        self.anchor()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Show earlier messages once the user has scrolled up to the first one."""
        super().watch_scroll_y(old_value, new_value)
        if self._earlier and new_value <= 0 < old_value:
            self.call_later(self._show_earlier)

    async def _show_earlier(self) -> None:
        """Put the next few above the others and leave those where they are on the screen."""
        self._earlier, shown = self._earlier[:-AT_ONCE], self._earlier[-AT_ONCE:]
        hint = self.query_children(Note).first()
        hint.tell(self._hint())
        height = self.virtual_size.height
        await self.mount_all(map(_view, shown), after=hint)
        self.call_after_refresh(lambda: self.scroll_to(y=self.virtual_size.height - height, animate=False))

    def _hint(self) -> str:
        return f"Scroll up for {len(self._earlier)} earlier messages." if self._earlier else ""

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
            message = done.message
            self._reply.tell(await in_background(self, lambda: self._note_of(message)) or "")
        if done.note:
            await self.mount(FailureView(done.note))

    def _note_of(self, message: int) -> str:
        return note_on(self._store, self._store.messages.get(message))

    def _tell(self, note: str) -> None:
        if self._question is not None:
            self._question.tell(note)


def _view(said: tuple[Message, str]) -> QuestionView | ReplyView:
    message, note = said
    return QuestionView(message.text, note) if message.role == "user" else ReplyView(message.text, note)


def _without_reply(done: Done) -> str:
    if done.state == "held":
        return f"Held, nothing was sent: {done.note}"
    return done.note or ("Stopped." if done.state == "cancelled" else "The answer was empty.")
