"""The screen Privacy: a profile is written at the left, and at the right stands at once what it does."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical
from textual.content import Content
from textual.events import DescendantFocus
from textual.widget import Widget
from textual.widgets import Static, Tabs

from assistant.showing import plain
from assistant.store.profile_samples import Sample
from tui.failures import line_about
from tui.footer import FittingFooter
from tui.pages import Page
from tui.privacy import hints
from tui.privacy.changing import CHANGES, Done, add_sample, remove_sample
from tui.privacy.keeping import Keeping
from tui.privacy.naming import Naming
from tui.privacy.parts import LABELS, STOPS, TESTS, WRITE, Parts, part_of
from tui.privacy.profile_list import ProfileList
from tui.privacy.prose import Prose
from tui.privacy.sample_form import SampleForm
from tui.privacy.sample_list import SampleList
from tui.privacy.shelf import Desk, Shelf
from tui.privacy.tried_text import TriedText
from tui.privacy.try_pane import TryPane
from tui.privacy.write_pane import WritePane
from tui.reading import in_background
from tui.session import Session


class PrivacyScreen(Page[None]):
    """Where the user writes, tries, tests and chooses privacy profiles."""

    HELP = hints.HELP
    CSS_PATH = "privacy.tcss"
    AUTO_FOCUS = "Prose"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("u", "undo", "Undo"),
        Binding("ctrl+s", "save", "Save"),
        Binding("ctrl+t", "sample", "Keep as test"),
        Binding("ctrl+l", "profiles", "Profiles"),
        Binding("tab", "stop(1)", "Next", key_display="tab"),
        Binding("shift+tab", "stop(-1)", "Previous", show=False),
        Binding("escape,f2", "leave", "Back", key_display="esc"),
    ]

    def __init__(self, session: Session, conversation: int | None = None) -> None:
        """`conversation` is the one that the user comes from, if any."""
        super().__init__(classes=f"-at-{WRITE}")
        self._session = session
        self._desk = Desk(session, conversation)
        self._shelf = Shelf()
        self._pane = WritePane(self._desk)
        self._keeping = Keeping(self, self._desk, self._pane, self._tell, self._reload)
        self._undos: list[Callable[[], object]] = []
        self._going = asyncio.Lock()

    def compose(self) -> ComposeResult:
        """The lists at the left; at the right the prose with its reading, and below a text with what leaves."""
        yield Parts()
        with Container(id="desk"):
            with Vertical(id="lists"):
                yield ProfileList()
                yield SampleList(self._desk)
            with Vertical(id="work"):
                yield self._pane
                yield TryPane(self._desk)
        yield Static(id="said")
        yield FittingFooter()

    async def on_mount(self) -> None:
        """Begin with the profile that holds where the user comes from."""
        questions = await in_background(self, self._desk.questions)
        self.query_one(TriedText).offer(questions or ())
        unsaved = await in_background(self, self._desk.unsaved)
        await self._reload()
        if self._shelf.profiles:
            self._open(unsaved.name if unsaved else self._shelf.holds)
        if unsaved and self._shelf.profiles:
            self._pane.take_up(unsaved.prose)
            self._tell(hints.TAKEN_UP.format(name=unsaved.name))

    def on_unmount(self) -> None:
        """Read no more."""
        self._desk.close()

    @property
    def working(self) -> bool:
        """Whether something is still being done or worked out."""
        panes = (self._pane, self.query_one(TryPane), self.query_one(SampleList))
        return self._going.locked() or any(pane.working for pane in panes)

    # ---- showing

    async def _reload(self) -> None:
        """Show what is stored by now."""
        found = await in_background(self, self._desk.shelf)
        if found is not None:
            self._shelf = found
            self._show()

    def _show(self, *, mark: bool = False) -> None:
        pane, conversation = self._pane, self._desk.conversation is not None
        self.query_one(ProfileList).show(
            self._shelf, pane.name_open, unsaved=pane.unsaved, conversation=conversation, mark=mark
        )
        self.query_one(SampleList).put(self._shelf.samples.get(pane.name_open, ()))
        self.refresh_bindings()

    def _open(self, name: str) -> None:
        """Write the profile `name`; one that is not stored is a new one."""
        self._desk.since = self._shelf.since
        self._pane.open(name, self._shelf.get(name))
        self._tell(hints.FIRST)
        self._show(mark=True)

    def on_write_pane_understood(self, event: WritePane.Understood) -> None:
        """Try the text and the tests under what was understood."""
        self.query_one(TryPane).under(event.profile, self._pane.saved)
        self.query_one(SampleList).under(event.profile)
        unread = len(event.profile.unread) if event.profile else 0
        self.query_one(Parts).tell(WRITE, f"Write ({unread} not understood)" if unread else "Write")

    def on_write_pane_touched(self, event: WritePane.Touched) -> None:
        """Say on the list whether there is something to save."""
        self._show()

    def on_sample_list_judged(self, event: SampleList.Judged) -> None:
        """Say on the tab how the tests stand."""
        self.query_one(Parts).tell(TESTS, event.summary)

    def _tell(self, line: str) -> None:
        self.query_one("#said", Static).update(Content(plain(line)))

    # ---- going about

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Show the part that has the focus."""
        if part := part_of(event.widget):
            self._show_part(part)

    def on_tabs_tab_activated(self, event: Tabs.TabActivated) -> None:
        """Show the part that was clicked on, unless it is the one that is shown."""
        part = event.tab.id or WRITE
        if part_of(self.focused) != part:
            self._go_to(next(kind for kind, of in STOPS.items() if of == part))

    def _show_part(self, part: str) -> None:
        for each in LABELS:
            self.set_class(each == part, f"-at-{each}")
        with self.prevent(Tabs.TabActivated):
            self.query_one(Parts).active = part
        self.refresh_bindings()

    def _go_to(self, kind: type[Widget]) -> None:
        self.set_focus(self.query_one(kind))  # first: what is hidden while it has the focus loses it to anything
        self._show_part(STOPS[kind])

    def action_stop(self, by: int) -> None:
        """Go to the next field, or the one before; a narrow terminal shows its part."""
        kinds = list(STOPS)
        at = next((n for n, kind in enumerate(kinds) if isinstance(self.focused, kind)), 0)
        self._go_to(kinds[(at + by) % len(kinds)])

    def action_profiles(self) -> None:
        """Go to the list of profiles."""
        self._go_to(ProfileList)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what there is to do."""
        if action == "undo":
            return bool(self._undos) and isinstance(self.focused, ProfileList | SampleList)
        if action in {"profiles", "sample"}:
            return not isinstance(self.focused, ProfileList)
        return self._pane.unsaved if action == "save" else True

    # ---- changing

    def _begin(self, doing: Coroutine[Any, Any, None]) -> None:
        """Do something that may ask the user on the way, unless something else still is being done."""
        if self._going.locked():
            doing.close()
        else:
            self.run_worker(self._carefully(doing), group="going", exit_on_error=False)

    async def _carefully(self, doing: Coroutine[Any, Any, None]) -> None:
        async with self._going:
            try:
                await doing
            except Exception as error:  # nobody else would show it: the exceptions of workers are silent
                self.app.notify(line_about(error), severity="error", timeout=12, markup=False)

    def on_profile_list_asked(self, event: ProfileList.Asked) -> None:
        """Do to a profile what the key says."""
        self._begin(self._asked(event.what, event.name))

    async def _asked(self, what: str, name: str) -> None:
        opens, is_open = what in {"Open", "New"}, name == self._pane.name_open
        stays = what in {"Use", "UseHere"} or (what == "Delete" and not is_open)
        if what == "Open" and is_open:
            self._go_to(Prose)
        elif (stays or await self._keeping.settled()) and (
            what != "Delete" or await self._keeping.may_delete(name)
        ):
            new = await self._named(what, name) if what in hints.NAME_IT else ""
            if new is not None and opens:
                self._open(new or name)
                self._go_to(Prose)
            elif new is not None:
                await self._change(what, name, new)

    async def _named(self, what: str, name: str) -> str | None:
        """Ask for a name; None if the user would rather not."""
        question = Naming(hints.NAME_IT[what], name if what == "Rename" else "", self._desk.new_name)
        return await self.app.push_screen_wait(question)

    async def _change(self, what: str, name: str, new: str) -> None:
        done = await asyncio.to_thread(CHANGES[what], self._desk, name, new)
        await self._done(done)
        if done.open is not None and (done.open or name == self._pane.name_open):
            self._open(done.open or self._shelf.holds)
            self._tell(done.said)

    async def _done(self, done: Done) -> None:
        """Show what was done."""
        self._undos += [done.undo] if done.undo else []
        self._tell(done.said)
        await self._reload()

    def action_undo(self) -> None:
        """Take the last change of the lists back."""
        self._begin(self._take_back())

    async def _take_back(self) -> None:
        if await self._keeping.settled():
            await asyncio.to_thread(self._undos.pop())
            await self._reload()
            name = self._pane.name_open
            self._open(name if self._shelf.get(name) else self._shelf.holds)
            self._tell("Taken back.")

    # ---- tests

    def action_sample(self) -> None:
        """Keep the text that is tried as a test."""
        self._begin(self._keep_sample())

    async def _keep_sample(self) -> None:
        pane, name = self.query_one(TryPane), self._pane.name_open
        if self._shelf.get(name) is None or not pane.text.strip():
            self._tell(hints.NO_TEXT if self._shelf.get(name) else hints.NEW_FIRST)
            return
        wanted = await self.app.push_screen_wait(SampleForm(pane.text, pane.draft))
        if wanted is not None:
            await self._done(await asyncio.to_thread(add_sample, self._desk, name, wanted))

    def on_sample_list_unwanted(self, event: SampleList.Unwanted) -> None:
        """Forget a test."""
        self._begin(self._remove_sample(event.sample))

    async def _remove_sample(self, sample: Sample) -> None:
        await self._done(await asyncio.to_thread(remove_sample, self._desk, self._pane.name_open, sample))

    def on_sample_list_opened(self, event: SampleList.Opened) -> None:
        """Try the text of a test."""
        self.query_one(TriedText).put(event.sample.text)
        self._go_to(TriedText)

    # ---- saving and leaving

    def action_save(self) -> None:
        """Keep what is written."""
        self._begin(self._save())

    async def _save(self) -> None:
        await self._keeping.saved()

    async def may_quit(self) -> bool:
        """Whether the app may end: nothing is unsaved, or the user says what becomes of it. For a worker."""
        return await self._keeping.settled()

    def action_leave(self) -> None:
        """Back to the chat, once what goes on is done and what is unsaved is settled."""
        self.run_worker(self._carefully(self._leave()), group="going", exit_on_error=False)

    async def _leave(self) -> None:
        if self.is_current and await self._keeping.settled():
            self.dismiss(None)
