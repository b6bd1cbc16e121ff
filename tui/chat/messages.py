"""The messages of one conversation, and the turn that is going on in it."""

from dataclasses import dataclass

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from assistant.events import Done, Event, Piece, Routed, Sent, Stored
from assistant.store.errors import MissingError
from tui.chat.failure import FailureView
from tui.chat.moving import MovingView
from tui.chat.question import QuestionView
from tui.chat.reply import ReplyView
from tui.chat.said import Said, said
from tui.reading import in_background

WELCOME = (
    "Ask anything.\n\nThe little line below the input always says where your words go: "
    "LOCAL means that nothing leaves this machine; PROTECTED means that you see, and may change, "
    "the exact words before they leave."
)
UNANSWERED = "Not answered. With the input empty, the up key brings the question back."


@dataclass
class _Live:
    """What a turn writes to. `reply` may show an earlier version until the first words of the new one come."""

    question: QuestionView
    reply: ReplyView | None = None
    arrived: bool = False


class MessagesView(MovingView):
    """Shows a conversation with the turn that is going on in it."""

    _live: _Live | None = None

    def compose(self) -> ComposeResult:
        """What was said so far."""
        if not self._window.numbers:
            yield Static(Content(WELCOME), classes="welcome")
        yield from super().compose()

    async def ask(self, text: str) -> None:
        """Show the user's words at once."""
        await self.query(".welcome").remove()
        if self._window.later:
            await self.skip_to(None)
        question = QuestionView(text=text)
        self._begin(_Live(question))
        await self._put_last([question])
        self.anchor()

    async def ask_again(self, message: int) -> None:
        """Get ready for another version of the reply to a question; `message` is that reply or the question."""
        views = self.views
        place = next(index for index, view in enumerate(views) if view.message == message)
        question = next(view for view in reversed(views[: place + 1]) if isinstance(view, QuestionView))
        after = views[views.index(question) + 1 :]
        self._begin(_Live(question, next((view for view in after if isinstance(view, ReplyView)), None)))
        self.anchor()

    def _begin(self, live: _Live) -> None:
        self._live, self._growing = live, True
        self.refresh_bindings()

    async def take(self, event: Event) -> None:
        """Show one step of the turn."""
        if self._live is None:
            return
        match event:
            case Stored(message=message):
                self._number(self._live.question, message)
            case Routed(route="local", server=server):
                self._live.question.tell(f"Asking {server}." if server else "Thinking on this machine…")
            case Routed():
                self._live.question.tell("Looking for what is private…")
            case Sent():
                waiting = f"Sent to {event.label}, ledger entry {event.ledger}. Waiting for the reply…"
                self._live.question.tell(waiting)
            case Piece(text=text) if text:
                await (await self._replying(self._live)).write(text)
            case Done():
                await self._end(self._live, event)

    async def fail(self, line: str) -> None:
        """Show why there is no answer; what had arrived stays."""
        if self._live is not None:
            self._live.question.tell(UNANSWERED)
            await self._settle(self._live)
        await self._put_last([FailureView(line)])

    async def _replying(self, live: _Live) -> ReplyView:
        if not live.arrived:
            live.arrived = True
            live.question.tell("")
        if live.reply is None:
            live.reply = ReplyView()
            await self._put_last([live.reply])
        return live.reply

    async def _end(self, live: _Live, done: Done) -> None:
        if not live.arrived:
            live.question.tell(_without_reply(done))
        await self._settle(live)
        if live.arrived and done.note:
            await self._put_last([FailureView(done.note)])

    async def _settle(self, live: _Live) -> None:
        """Nothing more will arrive: show what is stored."""
        self._live, self._growing = None, False
        if live.reply is not None:
            await live.reply.end()
        asked = live.question.message
        stored = await in_background(self, lambda: self._stored(asked)) if asked is not None else None
        for each in stored or ():
            if each.message.role == "user":
                live.question.said = each
            elif live.reply is not None:
                self._number(live.reply, each.message.id)
                await live.reply.take(each)
        self.refresh_bindings()

    def _number(self, view: QuestionView | ReplyView, message: int) -> None:
        """Note under which number the message of a view is stored."""
        if view.message in self._window.numbers:
            self._window.replace(view.message, message)
        elif message not in self._window.numbers:
            self._window.add(message)
        view.message = message

    def _stored(self, question: int) -> list[Said]:
        """The question and the version of its reply in view; neither, if they were deleted elsewhere meanwhile."""
        try:
            numbers = self._store.messages.numbers(self._store.messages.get(question).conversation)
        except MissingError:
            return []
        return list(said(self._store, [number for number in numbers if number >= question][:2]))


def _without_reply(done: Done) -> str:
    if done.state == "held":
        return f"Held, nothing was sent: {done.note}"
    return done.note or ("Stopped." if done.state == "cancelled" else "The answer was empty.")
