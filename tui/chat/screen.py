"""The chat screen: joins the list, the messages, the input and the turn that is going on."""

import asyncio
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.widgets import Footer

from assistant.errors import SottoError
from assistant.events import Done, Piece, Routed, Sent, Stored
from assistant.learning import Reviewed
from assistant.profiles import all_profiles
from assistant.proposal import Approved, Cancelled, Verdict
from assistant.store.facts import Evidence
from tui.chat.composer import Composer
from tui.chat.conversations import ConversationList
from tui.chat.new_facts import NewFacts
from tui.chat.status import StatusLine
from tui.chat.turn import Failed, Happened, ReviewWanted, Turn
from tui.chat.views import ConversationViews
from tui.failures import line_about
from tui.learning.offering import offer
from tui.ledger.screen import LedgerScreen
from tui.profile.screen import ProfileScreen
from tui.profile.work import ProfileWork
from tui.reading import in_background
from tui.review.screen import ReviewScreen
from tui.session import Session
from tui.start.profile_choice import ProfileChoice

LISTED = 500
"""How many conversations, and how many ledger entries, are listed."""

ANSWERING = "answering, Esc stops"
"""What the status says while an answer is made or arrives."""

LONGEST_STOP_S = 10
"""How long to wait at the end for a turn that was told to stop, in seconds."""


class ChatScreen(Screen[None]):
    """Where the user lives."""

    HELP = """
# Chat

- **Enter** sends, **Ctrl+J** (or **Shift+Enter**) begins a new line, **Esc** stops an answer
- **up** in the empty input brings the last question back
- **Page up, Page down** scroll the conversation
- **Ctrl+R** switches the route: LOCAL sends nothing, PROTECTED lets you review what leaves
- **Ctrl+T** chooses the privacy profile, **Ctrl+G** shows all that was ever sent
- **F4** shows what Sotto knows about you, and the new facts that wait for your word
- **Ctrl+L** goes to the conversations and **Esc** back, **Ctrl+N** begins a new one, **Ctrl+Q** quits
"""
    CSS_PATH = "chat.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "stop", "Stop"),
        Binding("ctrl+n", "new", "New"),
        Binding("ctrl+l", "list", "List"),
        Binding("ctrl+r", "route", "Route"),
        Binding("ctrl+t", "privacy", "Privacy"),
        Binding("ctrl+g", "ledger", "Ledger"),
        Binding("f4", "you", "You"),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.conversation: int | None = None
        self.turn: Turn | None = None
        self._new_facts = NewFacts(session.store)
        self.work = ProfileWork(session, self._new_facts)
        self._views = ConversationViews(session.store)
        self._fact: int | None = None

    def compose(self) -> ComposeResult:
        """The list at the left, the conversation beside it, the input and the status below."""
        with Horizontal():
            yield ConversationList(markup=False)
            with Vertical(id="conversation"):
                yield self._views
                yield Composer(placeholder="Ask something. Enter sends, Ctrl+J begins a new line.")
                with Horizontal(id="status"):
                    yield StatusLine()
                    yield self._new_facts
        yield Footer(compact=True)

    async def on_mount(self) -> None:
        """Show what there is, and wait for the model behind the scenes."""
        self.query_one(Composer).focus()
        self._show_session()
        await self._list_conversations()
        self.app.run_worker(self._load_model(), group="model", exit_on_error=False)

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

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer Stop only while there is something to stop."""
        return self.busy if action == "stop" else True

    # ---- asking

    async def on_composer_submitted(self, event: Composer.Submitted) -> None:
        """Send the question on its way, unless another one still is."""
        if self.busy:
            self.notify("One question at a time: wait for the answer, or stop it with Esc.", severity="warning")
            return
        self.query_one(Composer).load_text("")
        self.work.pause()
        self.turn = Turn(self.session, event.text, self.conversation, self)
        await self._views.ask(event.text)
        self._busy_changed(ANSWERING)
        self.app.run_worker(self.turn.run, thread=True, group="turn", exit_on_error=False)

    async def on_happened(self, message: Happened) -> None:
        """Show a step of the turn in its conversation."""
        if isinstance(message.event, Stored) and self._views.turn is self._views.open:
            self.conversation = message.event.conversation
        if isinstance(message.event, Stored | Done):
            await self._list_conversations()
        if isinstance(message.event, Routed | Sent | Piece) and self.turn is not None and not self.turn.cancelled:
            self.query_one(StatusLine).activity = ANSWERING
        if self._views.turn is not None:
            await self._views.turn.take(message.event)

    async def on_failed(self, message: Failed) -> None:
        """Show why there is no answer."""
        if self._views.turn is not None:
            await self._views.turn.fail(message.line)

    async def on_over(self) -> None:
        """The turn has ended: the next question may come."""
        self.turn = None
        await self._views.end_turn()
        self._busy_changed("")
        self.work.learn()

    def on_review_wanted(self, message: ReviewWanted) -> None:
        """Show what would leave, and hand the verdict to the turn that waits for it."""
        screen = ReviewScreen(self.session, message.proposal)

        def decide(verdict: Verdict | None) -> None:
            if not message.verdict.done():
                message.verdict.set_result(verdict or Cancelled())
                self._learn(message.proposal.draft.source, verdict)

        self.query_one(StatusLine).activity = "waiting for your review"
        self.app.push_screen(screen, decide)

    def _learn(self, text: str, verdict: Verdict | None) -> None:
        """Offer to learn from what the user changed in the draft of `text`. The turn goes on meanwhile."""
        place = self.turn.conversation if self.turn else None
        if isinstance(verdict, Approved) and verdict.draft.overrides and place is not None:
            learning = offer(self, self.session, Reviewed(text, verdict.draft, place), self._is_free)
            self.app.run_worker(learning, group="learning", exit_on_error=False)

    def _is_free(self) -> bool:
        """Whether the user is not in the middle of writing or of something else."""
        return self.app.screen is self and not self.query_one(Composer).text

    def action_stop(self) -> None:
        """Stop the answer; what arrived is kept."""
        if self.turn is not None:
            self.query_one(StatusLine).activity = "stopping…"
            self.turn.stop()

    def on_composer_recall_wanted(self) -> None:
        """Bring the last question back into the input."""
        if text := self._views.open.last_question:
            self.query_one(Composer).put(text)

    # ---- conversations

    async def action_new(self) -> None:
        """Begin a new conversation."""
        await self._open(None)

    async def on_conversation_list_opened(self, event: ConversationList.Opened) -> None:
        """Open the conversation that was chosen."""
        self.remove_class("-list")
        await self._open(event.conversation)

    def action_list(self) -> None:
        """Go to the list, or back from it."""
        conversations = self.query_one(ConversationList)
        if conversations.has_focus:
            self.action_write()
        else:
            self.add_class("-list")
            conversations.focus()

    def action_write(self) -> None:
        """Go to the input; a narrow terminal shows the conversation again in place of the list."""
        self.remove_class("-list")
        self.query_one(Composer).focus()

    def on_conversation_list_typed(self, event: ConversationList.Typed) -> None:
        """Take what was typed on the list for the beginning of a question."""
        self.action_write()
        self.query_one(Composer).insert(event.text)

    async def _open(self, conversation: int | None, at: int | None = None) -> None:
        """Open a conversation at its end, or at the message `at`."""
        self.conversation = conversation
        of_turn = self.turn is not None and self.turn.conversation == conversation
        await self._views.show(conversation, at, of_turn=of_turn)
        await self._list_conversations()
        self.query_one(Composer).focus()

    async def _list_conversations(self) -> None:
        found = await in_background(self, lambda: self.session.store.conversations.list(LISTED))
        if found is not None:
            self.query_one(ConversationList).show(found, self.conversation)

    # ---- what leaves

    def action_route(self) -> None:
        """Switch between local and protected."""
        try:
            self.session.switch_route()
        except SottoError as error:
            self.app.clear_notifications()  # pressed again, the line stands there once
            self.notify(error.message, severity="warning")
        self._show_session()

    async def action_privacy(self) -> None:
        """Choose the privacy profile."""
        profiles = await in_background(self, lambda: all_profiles(self.session.store))
        if profiles is not None:
            choice = ProfileChoice(profiles, self.session.profile, may_cancel=True)
            self.app.push_screen(choice, self._use_profile)

    async def _use_profile(self, name: str | None) -> None:
        if name is not None:
            await in_background(self, lambda: self.session.use_profile(name))
            self._show_session()

    async def action_ledger(self) -> None:
        """Show everything that was ever sent."""
        entries = await in_background(self, lambda: self.session.store.ledger.list(LISTED))
        if entries is not None:
            self.app.push_screen(LedgerScreen(entries))

    def action_page(self, pages: int) -> None:
        """Scroll the conversation while the input has the focus."""
        self._views.open.page(pages)

    def _show_session(self) -> None:
        status = self.query_one(StatusLine)
        status.route, status.cloud = self.session.route, self.session.cloud
        status.profile = self.session.profile
        self.set_class(self.session.route == "protected", "-protected")

    def _busy_changed(self, activity: str) -> None:
        self.query_one(StatusLine).activity = activity
        self.refresh_bindings()

    # ---- what is known about the user

    def action_you(self) -> None:
        """Show what is known about the user."""
        self.app.push_screen(ProfileScreen(self.session, self.work, self._fact), self._left_you)

    on_new_facts_wanted = action_you

    async def _left_you(self, wanted: Evidence | None) -> None:
        """Show the message that a fact rests on, if that was asked for."""
        self._fact = wanted.fact if wanted else None
        if wanted:
            await self._open(wanted.conversation, wanted.message)

    # ---- the model

    async def _load_model(self) -> None:
        self.query_one(StatusLine).activity = "loading model…"
        try:
            await asyncio.to_thread(lambda: self.session.assistant.model.count_tokens(""))
        except Exception as error:  # nobody else would show it: the exceptions of workers are silent
            self.notify(line_about(error), title="The local model", severity="error", timeout=12)
        if not self.busy:
            self.query_one(StatusLine).activity = ""
            self.work.learn()
