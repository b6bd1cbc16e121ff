"""The chat screen: joins the list, the messages, the input and the turn that is going on."""

import asyncio
from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.command import Provider
from textual.containers import Horizontal, Vertical

from assistant.errors import SottoError
from assistant.store.facts import Evidence
from tui import places
from tui.chat.acting import act, send_edited
from tui.chat.asking import ONE_AT_A_TIME, AskingScreen
from tui.chat.composer import Composer
from tui.chat.editing import EditingLine
from tui.chat.gone import left_if_gone
from tui.chat.help import HELP
from tui.chat.key_commands import KeyCommands
from tui.chat.moving import MovingView
from tui.chat.shell_commands import ShellCommands
from tui.chat.status import StatusLine
from tui.chat.turn import Turn
from tui.collecting import COLLECTING
from tui.composing.box import ComposerBox
from tui.conversations.list import ConversationList
from tui.failures import line_about
from tui.footer import FittingFooter
from tui.privacy.switch import Switch
from tui.reading import in_background
from tui.session import Session


class ChatScreen(AskingScreen):
    """Where the user lives."""

    HELP = HELP
    CSS_PATH = "chat.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "stop", "Stop", tooltip="Stop the answer; what arrived is kept"),
        Binding("escape", "give_up", "Give up", tooltip="Do not edit the question"),
        Binding("escape", "write", "Write", tooltip="Go to the input"),
        Binding("ctrl+n", "new", "New", tooltip="Begin a new conversation"),
        Binding("ctrl+l", "list", "List", tooltip="Go to the list of conversations, or back"),
        Binding("ctrl+r", "route", "Route", tooltip="Switch between LOCAL and PROTECTED"),
        Binding("f8", "raw", "As sent", show=False, tooltip="Show the last reply as it arrived, and back"),
        *places.BINDINGS,
        Binding("ctrl+t", "privacy", "Profile", tooltip="Choose the privacy profile"),
        Binding("ctrl+up", "messages", "Messages", tooltip="Go to the messages"),
        Binding("f12", "learn", "Learn", show=False, tooltip="See what may be learnt from the last review"),
    ]
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {KeyCommands, ShellCommands}

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.fact: int | None = None
        """The fact whose message is shown, for the way back."""

    def compose(self) -> ComposeResult:
        """The list at the left, the conversation beside it, the input and the status below."""
        with Horizontal():
            yield ConversationList(self.session, self.work)
            with Vertical(id="conversation"):
                yield self.views
                yield (editing := EditingLine())
                yield ComposerBox(self.session, editing)
                with Horizontal(id="status"):
                    yield StatusLine()
                    yield self.offered
                    yield self.new_facts
        yield FittingFooter(palette=True)

    async def on_mount(self) -> None:
        """Show what there is, and wait for the model behind the scenes."""
        self.query_one(Composer).focus()
        await self.show_session()
        await self.list_conversations()
        self._begin_to_load()
        self.watch(self.app, "app_focus", self._look_around, init=False)

    async def _look_around(self, focused: bool) -> None:
        """The user comes back to this window: something may have been changed in another one."""
        if focused and self.is_current:
            await self.show_session()
            await self.list_conversations()
            await self.new_facts.count()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer of what Esc does the one thing that it does now."""
        if action in {"stop", "give_up", "write"}:
            return action == self._escape
        if action == "learn":
            return bool(self.offered.count)
        return not (action == "raw" and self.is_mounted and not self.views.open.check_action("raw", ()))

    @property
    def _escape(self) -> str:
        if self.busy:
            return "stop"
        if self.is_mounted and self.query_one(EditingLine).display:
            return "give_up"
        return "" if isinstance(self.focused, Composer) else "write"

    # ---- asking

    async def on_composer_submitted(self, event: Composer.Submitted) -> None:
        """Send the question on its way, unless another one still is."""
        if self.busy:
            self.notify(ONE_AT_A_TIME, severity="warning")
            return
        if await left_if_gone(self):
            return
        edited, draft = self.query_one(EditingLine).end()
        self.query_one(Composer).restore(draft)
        if edited is None:
            await self.ask(event.text)
        else:
            await send_edited(self, edited, event.text)

    # ---- messages

    async def on_moving_view_wanted(self, event: MovingView.Wanted) -> None:
        """Do what is wanted with a message."""
        await act(self, event)

    def action_messages(self) -> None:
        """Go to the messages."""
        self.remove_class("-list")
        self.views.open.focus()

    def on_paste(self, event: events.Paste) -> None:
        """Take what is pasted anywhere else for the input."""
        if not isinstance(self.focused, Composer):
            self.action_write()
            self.query_one(Composer).insert(event.text.replace("\r\n", "\n").replace("\r", "\n"))

    def action_raw(self) -> None:
        """Show the last reply, or the marked message, as it crossed the wire, or as it is meant."""
        self.views.open.action_raw()

    def action_page(self, pages: int) -> None:
        """Scroll the conversation while the input has the focus."""
        self.views.open.page(pages)

    def action_give_up(self) -> None:
        """Edit the question no more."""
        _, draft = self.query_one(EditingLine).end()
        self.query_one(Composer).restore(draft)
        self.action_write()
        self.refresh_bindings()

    on_editing_line_given_up = action_give_up

    # ---- conversations

    async def action_new(self) -> None:
        """Begin a new conversation."""
        await self.open(None)

    async def on_conversation_list_opened(self, event: ConversationList.Opened) -> None:
        """Open the conversation that was chosen."""
        self.remove_class("-list")
        await self.open(event.conversation)

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

    async def open(self, conversation: int | None, at: int | None = None) -> None:
        """Open a conversation at its end, or at the message `at`; None is a new one."""
        if self.query_one(EditingLine).display:
            self.action_give_up()
        if conversation != self.conversation:
            self.holding.leave()
        self.conversation = conversation
        await self.query_one(ComposerBox).open(conversation)
        of_turn = self.turn is not None and self.turn.conversation == conversation
        await self.views.show(conversation, at, of_turn=of_turn)
        await self.list_conversations()
        await self.show_session()
        self.query_one(Composer).focus()

    async def list_conversations(self) -> None:
        """Show which conversations there are by now."""
        held = self.turn.conversation if self.turn is not None else None
        for listed in self.query(ConversationList):  # none is left while the app is ending
            await listed.reload(self.conversation, held)

    async def on_conversation_list_gone(self, event: ConversationList.Gone) -> None:
        """Show none of the conversations that are being erased."""
        if self.conversation in event.conversations:
            await self.open(None)

    def _begin(self, turn: Turn) -> None:
        self.query_one(ConversationList).turn_began()
        super()._begin(turn)

    async def on_over(self) -> None:
        """Have a title made for what was begun. AskingScreen, whose handler comes next, ends the turn."""
        self.call_later(left_if_gone, self)
        self.query_one(ConversationList).turn_ended(self.turn.conversation if self.turn is not None else None)

    # ---- what leaves

    async def action_route(self) -> None:
        """Switch between local and protected, from the next question on."""
        try:
            self.session.switch_route()
            if self.busy:
                self.notify(f"{self.session.route.upper()} from the next question on.")
        except SottoError as error:
            self.notify(error.message, severity="warning")
        await self.show_session()

    async def action_privacy(self) -> None:
        """Choose the privacy profile, for everything or for this conversation."""
        choice = await in_background(self, lambda: self.holding.choice(self.conversation))
        if choice is not None:
            self.app.push_screen(choice, self._chosen)

    async def _chosen(self, switch: Switch | None) -> None:
        if switch is not None and switch.write:
            await self.action_place("privacy")
        elif switch is not None:
            await in_background(self, lambda: self.holding.take(switch, self.conversation))
            await self.show_session()

    async def show_session(self) -> None:
        """Say where words go by now, and under which privacy profile. The first of it is said at once."""
        if await left_if_gone(self):
            return
        status = self.query_one(StatusLine)
        self.show_route()
        status.cloud, status.server = self.session.cloud, self.session.assistant.server
        held = await in_background(self, lambda: self.holding.held(self.conversation))
        status.profile, status.only_here = (held.name, held.own) if held is not None else ("", False)
        for box in self.query(ComposerBox):
            box.look_again()

    # ---- other places

    async def action_place(self, place: str) -> None:
        """Go to one of the places."""
        await places.go(self, place)

    async def came_back(self, spot: places.Spot | None) -> None:
        """Show the message that a place asks for, if it does, and what may have been changed there."""
        self.fact = spot.fact if isinstance(spot, Evidence) else None
        await self.show_session()
        if spot is not None:
            await self.open(spot.conversation, spot.message)
        else:
            await self.list_conversations()

    async def on_new_facts_wanted(self) -> None:
        """Show what is known about the user."""
        await places.go(self, "you")

    # ---- the model

    async def another_model(self) -> None:
        """Another model answers from now on: say where words go, and load it behind the scenes."""
        await self.show_session()
        self._begin_to_load()

    def _begin_to_load(self) -> None:
        self.app.run_worker(self._load_model(), group="model", exclusive=True, exit_on_error=False)

    async def _load_model(self) -> None:
        self.query_one(StatusLine).activity = "loading model…"
        try:
            with COLLECTING.loading():
                await asyncio.to_thread(lambda: self.session.assistant.model.count_tokens(""))
            if note := self.session.note:
                self.notify(note, title="The local model", severity="warning", timeout=12, markup=False)
        except Exception as error:  # nobody else would show it: the exceptions of workers are silent
            self.notify(line_about(error), title="The local model", severity="error", timeout=12)
        if not self.busy:
            self.query_one(StatusLine).activity = ""
            self.work.learn()
