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

Said = tuple[Message, str]
"""A stored message with its note."""

AT_ONCE = 30
"""How many messages are drawn at once: every one of them makes each frame dearer."""


class MessagesView(VerticalScroll):
    """Shows a conversation, and stays at its end unless the user scrolls away.

    Of a long one a piece is drawn, and more of it as the user scrolls.
    """

    def __init__(self, store: Store, past: Sequence[Said] = (), at: int | None = None) -> None:
        """`past` holds every stored message with its note. `at` is the message to begin at, if not the end."""
        super().__init__()
        self._store = store
        self._at = at if any(message.id == at for message, _ in past) else None
        start = _beginning(past, self._at)
        self._past = list(past)
        self._earlier, self._later = self._past[:start], self._past[start + AT_ONCE :]
        self._question: QuestionView | None = None
        self._reply: ReplyView | None = None

    def compose(self) -> ComposeResult:
        """What was said so far."""
        if not self._past:
            yield Static(Content(WELCOME), classes="welcome")
        yield Note(_hint("up", "earlier", self._earlier), id="earlier")
        yield from map(_view, self._past[len(self._earlier) : len(self._past) - len(self._later)])
        yield Note(_hint("down", "later", self._later), id="later")

    def on_mount(self) -> None:
        """Begin at the end, or at the message that was asked for."""
        if self._at is None:
            self.anchor()
        else:
            self.call_after_refresh(self.go_to, self._at)

    def go_to(self, message: int | None) -> None:
        """Bring a message into view and mark it, if it is drawn."""
        self.query(".-sought").remove_class("-sought")
        for view in self.query(f"#message-{message}"):
            view.add_class("-sought")
            self.scroll_to_center(view, animate=False, force=True)

    def page(self, pages: int) -> None:
        """Scroll by so many screens."""
        self.scroll_relative(y=pages * max(1, self.size.height - 2), animate=False)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Show more messages once the user has scrolled up to the first one, or down to the last."""
        super().watch_scroll_y(old_value, new_value)
        if self._earlier and new_value <= 0 < old_value:
            self.call_later(self._show_earlier)
        if self._later and old_value < new_value >= self.max_scroll_y:
            self.call_later(self._show_later)

    async def _show_earlier(self) -> None:
        """Put the next few above the others and leave those where they are on the screen."""
        self._earlier, shown = self._earlier[:-AT_ONCE], self._earlier[-AT_ONCE:]
        hint = self.query_one("#earlier", Note)
        hint.tell(_hint("up", "earlier", self._earlier))
        height = self.virtual_size.height
        await self.mount_all(map(_view, shown), after=hint)
        self.call_after_refresh(lambda: self.scroll_to(y=self.virtual_size.height - height, animate=False))

    async def _show_later(self) -> None:
        """Put the next few below the others."""
        shown, self._later = self._later[:AT_ONCE], self._later[AT_ONCE:]
        hint = self.query_one("#later", Note)
        hint.tell(_hint("down", "later", self._later))
        await self.mount_all(map(_view, shown), before=hint)

    async def _skip_to_end(self) -> None:
        """Draw the last few messages in place of those that lie further back."""
        await self.query("QuestionView, ReplyView").remove()
        self._earlier, self._later = self._past[:-AT_ONCE], []
        await self.mount_all(map(_view, self._past[-AT_ONCE:]), before=self.query_one("#later"))
        self.query_one("#earlier", Note).tell(_hint("up", "earlier", self._earlier))
        self.query_one("#later", Note).tell("")

    @property
    def last_question(self) -> str:
        """The user's last words here; empty if there are none."""
        asked = list(self.query(QuestionView))
        return asked[-1].text if asked else ""

    async def ask(self, text: str) -> None:
        """Show the user's words at once."""
        await self.query(".welcome").remove()
        if self._later:
            await self._skip_to_end()
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


def _view(said: Said) -> QuestionView | ReplyView:
    message, note = said
    view = (QuestionView if message.role == "user" else ReplyView)(message.text, note)
    view.id = f"message-{message.id}"
    return view


def _beginning(past: Sequence[Said], at: int | None) -> int:
    """Which message is drawn first: so that the last one is drawn, or the one with the number `at` amid others."""
    last = max(len(past) - AT_ONCE, 0)
    place = next((index for index, (message, _) in enumerate(past) if message.id == at), len(past))
    return max(min(place - AT_ONCE // 2, last), 0)


def _hint(where: str, which: str, messages: Sequence[Said]) -> str:
    return f"Scroll {where} for {len(messages)} {which} messages." if messages else ""


def _without_reply(done: Done) -> str:
    if done.state == "held":
        return f"Held, nothing was sent: {done.note}"
    return done.note or ("Stopped." if done.state == "cancelled" else "The answer was empty.")
