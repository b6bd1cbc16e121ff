"""The list of conversations: opens them, puts them in order, and takes that back."""

import asyncio
from collections.abc import Callable, Coroutine, Iterable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import OptionList

from assistant.arranging import Arranger, erase_deleted, outcome, to_erase
from assistant.showing import plain
from assistant.store.conversations import Conversation
from assistant.store.proof import Proof
from tui.conversations.line import LineScreen, no_doubt
from tui.conversations.listing import Listing
from tui.conversations.rows import ARCHIVE, title_of
from tui.conversations.saving import ask_where, save_to
from tui.conversations.titles import Titles
from tui.failures import line_about
from tui.profile.work import ProfileWork
from tui.reading import in_background
from tui.session import Session

UNDO = "Ctrl+U takes it back."
HELD = "An answer is being made in it. Stop that first, or wait for its end."
RENAMING = "A title that you give is never changed by Sotto."

Work = Callable[[], Coroutine[Any, Any, None]]


_OF_ONE = frozenset({"pin", "rename", "delete", "archive", "export"})
"""The actions that are about the conversation that is marked."""


class ConversationList(Listing):
    """The conversations. Whoever types or pastes on it wants the input.

    Needs a screen with the actions `write` and `place`. What was deleted is erased when the focus goes elsewhere.
    """

    HELP = """
On the list of conversations (**Ctrl+L**):

- **Enter** opens one, **/** searches in all of them, letters go to the input
- **Ctrl+O** pins on top, **Ctrl+E** changes the title, **Ctrl+S** exports to a file
- **Ctrl+K** puts into the archive or takes out of it, **Ctrl+Y** shows the archive
- **Delete** (or **Backspace**) deletes: it is erased for good when you leave the list, and with it the ledger's
  record of what was sent from it
- **Ctrl+U** takes the last change back, again and again until you leave the list
"""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Open"),
        Binding("slash", "screen.place('search')", "Search", key_display="/"),
        Binding("ctrl+o", "pin", "Pin"),
        Binding("ctrl+e", "rename", "Rename"),
        Binding("delete,backspace", "delete", "Delete", key_display="del"),
        Binding("ctrl+u", "undo", "Undo"),
        Binding("ctrl+k", "archive", "Archive"),
        Binding("ctrl+s", "export", "Export"),
        Binding("ctrl+y", "show_archive", "Archived", show=False),
        Binding("escape,tab,shift+tab", "screen.write", "Back", key_display="esc"),
    ]

    @dataclass
    class Opened(Message):
        """The user wants to see a conversation."""

        conversation: int

    @dataclass
    class Typed(Message):
        """The user typed or pasted `text`."""

        text: str

    @dataclass
    class Gone(Message):
        """These conversations are being erased: show none of them any more."""

        conversations: frozenset[int]

    def __init__(self, session: Session, work: ProfileWork) -> None:
        """`work` is where it is erased what was deleted: facts may rest on it."""
        super().__init__(session.store)
        self._session, self._work = session, work
        self._arranger, self._titles = Arranger(session.store), Titles(session)
        self._one_by_one = asyncio.Lock()
        self.deleted: set[int] = set()
        """Those that were deleted here and can be taken back until the list is left."""

    def on_mount(self) -> None:
        """Name the list, and erase what was deleted when an earlier Sotto was killed."""
        self.border_title = "Conversations"
        self._begin(self._erase)

    @property
    def undoable(self) -> bool:
        """Whether something was done that can be taken back."""
        return self._arranger.undoable > 0

    # ---- keys and the mouse

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done with the marked conversation."""
        if action == "undo":
            return self.undoable
        if action == "select":
            return self.highlighted is not None
        return self.marked is not None if action in _OF_ONE else True

    def on_key(self, event: events.Key) -> None:
        """Hand on what was typed, unless it is a key of the list."""
        bound = self.screen.active_bindings.get(event.key)
        if event.is_printable and event.character and not (bound is not None and bound.node is self):
            event.stop()
            self.post_message(self.Typed(event.character))

    def on_paste(self, event: events.Paste) -> None:
        """Hand on what was pasted."""
        event.stop()
        self.post_message(self.Typed(event.text))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Ask for the conversation that was chosen, or go to the archive and back."""
        event.stop()
        if event.option_id == ARCHIVE:
            self.action_show_archive()
        elif event.option_id is not None:
            self.post_message(self.Opened(int(event.option_id)))

    def action_show_archive(self) -> None:
        """Show the archive, or what is not in it."""
        self.turn_over()
        self._begin(self.show)

    # ---- changing

    def action_pin(self) -> None:
        """Show the conversation on top, or where its time puts it."""
        self._do(self._arranger.pin, lambda now: "Pinned" if now.pinned else "Unpinned", stays=True)

    def action_archive(self) -> None:
        """Put the conversation into the archive, or take it out."""
        self._do(self._arranger.archive, lambda now: "Archived" if now.archived else "Took out of the archive")

    def action_delete(self) -> None:
        """Delete the conversation."""
        if self.marked is not None and self.marked.id == self.held:
            self._tell(HELD)
        elif self.marked is not None:
            self.deleted.add(self.marked.id)
            self._do(self._arranger.delete, self._deletion)

    def _deletion(self, conversation: Conversation) -> str:
        sent = self.store.ledger.has_words_of(conversation.id)
        record = ", with the ledger's record of what was sent from it" if sent else ""
        return f"Deleted, to be erased when you leave the list{record}:"

    def action_rename(self) -> None:
        """Ask for another title."""
        if conversation := self.marked:
            self._begin(lambda: self._rename(conversation))

    async def _rename(self, conversation: Conversation) -> None:
        old = plain(conversation.title or "")
        title = await self.app.push_screen_wait(LineScreen("Title", old, RENAMING, no_doubt))
        if title is not None and title != old:
            await in_background(self, lambda: self._arranger.rename(conversation.id, title))
            await self.show(conversation.id)

    def action_export(self) -> None:
        """Ask for the name of a file, and write the conversation to it."""
        if conversation := self.marked:
            self._begin(lambda: self._export(conversation))

    async def _export(self, conversation: Conversation) -> None:
        path = await ask_where(self.app, conversation)
        if path is not None:
            said = await in_background(self, lambda: save_to(self.store, conversation.id, path))
            self._tell(said or "")

    def action_undo(self) -> None:
        """Take the last change back."""
        self._begin(self._undo)

    async def _undo(self) -> None:
        taken = await in_background(self, self._arranger.undo)
        if taken is None:
            return
        self.deleted.discard(taken.conversation.id)
        if taken.conversation.archived != self.in_archive:
            self.turn_over()
        self._tell(f"Took back the {taken.what} of “{title_of(taken.conversation)}”.")
        await self.show(taken.conversation.id)

    def _do(
        self, change: Callable[[int], Conversation], said: Callable[[Conversation], str], *, stays: bool = False
    ) -> None:
        """Make a change to the marked conversation; the bar goes with one that `stays` in the list."""
        conversation = self.marked

        def changed() -> tuple[Conversation, str] | None:
            now = change(conversation.id) if conversation else None
            return (now, said(now)) if now else None

        async def work() -> None:
            if done := await in_background(self, changed):
                now, line = done
                self._tell(f"{line} “{title_of(now)}”. {UNDO}")
                await self.show(now.id if stays else None)

        self._begin(work)

    # ---- titles

    def turn_began(self) -> None:
        """The local model is wanted for an answer: it makes no titles."""
        self._titles.stop()

    def turn_ended(self, conversation: int | None) -> None:
        """The conversation is held no longer; have a title made for it, if one is due."""
        self.held = None
        if conversation is not None:
            cancel = self._titles.begin()

            async def work() -> None:
                if await in_background(self, lambda: self._titles.make(conversation, cancel)):
                    await self.show()

            self.run_worker(self._safe(work), group="titles", exit_on_error=False)

    # ---- leaving

    def on_blur(self) -> None:
        """What was done is final once the focus is elsewhere on the screen; another screen takes none away."""
        self.call_later(self._leave)

    def _leave(self) -> None:
        if not self.has_focus and self.screen.focused is not None and self.undoable:
            self._begin(self._finish)

    async def _finish(self) -> None:
        self._arranger.close()
        gone, self.deleted = frozenset(self.deleted), set()
        if gone:
            self.post_message(self.Gone(gone))
            await self._erase(gone)
        self._offer()

    async def _erase(self, own: frozenset[int] = frozenset()) -> None:
        ids = await in_background(self, lambda: to_erase(self.store, own))
        if ids:
            proofs = await asyncio.wrap_future(self._work.do(lambda: self._erased(ids)))
            self._tell(outcome(proofs))

    def _erased(self, ids: Iterable[int]) -> list[Proof]:
        """Erase what was deleted, and know its terms no more. On the profile's thread."""
        proofs = erase_deleted(self.store, ids)
        self._session.know_own_terms()
        return proofs

    def on_unmount(self) -> None:
        """Erase at the end, too. If there is no time for it, the next Sotto does it at its beginning."""
        self._titles.stop()
        self._arranger.close()
        if own := frozenset(self.deleted):
            with suppress(RuntimeError):  # the work was closed already
                self._work.do(lambda: self._erased(to_erase(self.store, own)))

    # ---- working behind the screen

    def _begin(self, work: Work) -> None:
        self.run_worker(self._in_turn(work), group="arranging", exit_on_error=False)

    async def _in_turn(self, work: Work) -> None:
        """Do one thing after another, in the order of the keys."""
        async with self._one_by_one:
            await self._safe(work)

    async def _safe(self, work: Work) -> None:
        try:
            await work()
        except Exception as error:  # nobody else would show it: the exceptions of workers are silent
            self.notify(line_about(error), severity="error", timeout=12, markup=False)

    def _tell(self, line: str) -> None:
        if line:
            self.notify(plain(line), markup=False)
