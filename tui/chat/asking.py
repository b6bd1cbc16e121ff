"""A screen on which one question at a time is on its way."""

import asyncio

from assistant.events import Done, Event, Piece, Routed, Sent, Stored
from assistant.learning import Reviewed
from assistant.proposal import Approved, Cancelled, Verdict
from tui.chat.composer import Composer
from tui.chat.new_facts import NewFacts
from tui.chat.pacing import Pacing
from tui.chat.status import StatusLine
from tui.chat.turn import Failed, Happened, ReviewWanted, Turn, asked, asked_once_more
from tui.chat.views import ConversationViews
from tui.composing.box import ComposerBox
from tui.learning.offered import Offered
from tui.learning.offering import offer
from tui.pages import Page
from tui.privacy.holding import Holding
from tui.profile.work import ProfileWork
from tui.review.screen import ReviewScreen
from tui.session import Session

ANSWERING = "answering, Esc stops"
"""What the status says while an answer is made or arrives."""

ONE_AT_A_TIME = "One question at a time: wait for the answer, or stop it with Esc."

LONGEST_STOP_S = 10
"""How long to wait at the end for a turn that was told to stop, in seconds."""


class AskingScreen(Page[None]):
    """Takes a question through its turn, and shows each step in the conversation it belongs to."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.conversation: int | None = None
        self.turn: Turn | None = None
        self.holding = Holding(session)
        self.new_facts = NewFacts(session.store)
        self.offered = Offered()
        self.work = ProfileWork(session, self.new_facts)
        self.views = ConversationViews(session.store)
        self._going = ""
        """The route of the question that is on its way, if any."""
        self._pieces = Pacing(self._hear, lambda: self.query_one(Composer).last_key)

    @property
    def busy(self) -> bool:
        """Whether a turn is going on."""
        return self.turn is not None

    def stop_turn(self) -> None:
        """Stop the turn that is going on, if any, without waiting for its end."""
        if self.turn is not None:
            self.turn.stop()

    async def turn_ended(self) -> None:
        """Wait until no thread works on a turn or on the profile any more."""
        if self.turn is not None:
            await asyncio.to_thread(self.turn.ended.wait, LONGEST_STOP_S)
        await asyncio.to_thread(self.work.close, LONGEST_STOP_S)

    async def ask(self, text: str) -> None:
        """Send a question on its way in the conversation that is open. Nothing else may be on its way."""
        question = asked(self.session, self.holding, text, self.conversation)
        turn = Turn(self.session, question, self.conversation, self)
        self._begin(turn)
        await self.views.ask(text)
        self._run(turn)

    async def ask_again(self, message: int) -> None:
        """Ask the last question of the open conversation again; `message` is that question or its reply."""
        if self.busy:
            self.notify(ONE_AT_A_TIME, severity="warning")
            return
        turn = Turn(self.session, asked_once_more(self.session, message), self.conversation, self)
        self._begin(turn)
        await self.views.ask_again(message)
        self._run(turn)

    def _begin(self, turn: Turn) -> None:
        self.work.pause()
        self.turn = turn
        self._goes_by(self.session.route)
        self._busy_changed(ANSWERING)

    def _run(self, turn: Turn) -> None:
        self.app.run_worker(turn.run, thread=True, group="turn", exit_on_error=False)

    async def on_happened(self, message: Happened) -> None:
        """Show a step of the turn in its conversation; of the reply, a few words at a time."""
        if isinstance(message.event, Piece):
            self._pieces.add(message.event.text)
            return
        await self._pieces.flush()
        if isinstance(message.event, Routed):
            self._goes_by(message.event.route)
        if isinstance(message.event, Stored) and self.views.turn is self.views.open:
            self.conversation = message.event.conversation
            self.query_one(ComposerBox).begun(self.conversation)
        if isinstance(message.event, Stored | Done):
            await self.list_conversations()
        await self._take(message.event)

    async def _hear(self, words: str) -> None:
        await self._take(Piece(words))

    async def _take(self, event: Event) -> None:
        going_on = self.turn is not None and not self.turn.cancelled
        if going_on and isinstance(event, Routed | Sent | Piece):
            self.query_one(StatusLine).activity = ANSWERING
        if self.views.turn is not None:
            await self.views.turn.take(event)

    async def list_conversations(self) -> None:
        """Show which conversations there are. For subclasses that show a list."""

    async def on_failed(self, message: Failed) -> None:
        """Show why there is no answer."""
        await self._pieces.flush()
        if self.views.turn is not None:
            await self.views.turn.fail(message.line)

    async def on_over(self) -> None:
        """The turn has ended: the next question may come."""
        self.turn = None
        self._goes_by("")
        await self.views.end_turn()
        self._busy_changed("")
        self.work.learn()

    def on_review_wanted(self, message: ReviewWanted) -> None:
        """Show what would leave, and hand the verdict to the turn that waits for it."""
        place = self.turn.conversation if self.turn else None
        screen = ReviewScreen(self.session, message.proposal, place)

        def decide(verdict: Verdict | None) -> None:
            if not message.verdict.done():
                message.verdict.set_result(verdict or Cancelled())
                self._learn(message.proposal.draft.source, verdict)

        self.query_one(StatusLine).activity = "waiting for your review"
        self.app.push_screen(screen, decide)

    def _learn(self, text: str, verdict: Verdict | None) -> None:
        """Offer to learn from what the user changed in the draft of `text`, in place of what is offered yet."""
        place = self.turn.conversation if self.turn else None
        if isinstance(verdict, Approved) and verdict.draft.overrides and place is not None:
            learning = offer(self, self.session, Reviewed(text, verdict.draft, place), self.offered)
            self.app.run_worker(learning, group="learning", exclusive=True, exit_on_error=False)

    def action_learn(self) -> None:
        """Show what may be learnt from the last review."""
        self.offered.show()

    def action_stop(self) -> None:
        """Stop the answer; what arrived is kept."""
        if self.turn is not None:
            self.query_one(StatusLine).activity = "stopping…"
            self.turn.stop()

    def _goes_by(self, route: str) -> None:
        self._going = route
        self.show_route()

    def show_route(self) -> None:
        """Name the route of the question that is on its way; while there is none, that of the next one."""
        status = self.query_one(StatusLine)
        status.route = self._going or self.session.route
        self.set_class(status.route == "protected", "-protected")

    def _busy_changed(self, activity: str) -> None:
        self.query_one(StatusLine).activity = activity
        self.refresh_bindings()
