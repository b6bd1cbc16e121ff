"""The screen Import: choose a file, see what is in it, take what is wanted, and take it back if need be."""

import asyncio
from pathlib import Path
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import ContentSwitcher, Input, Static, Tab, Tabs

from assistant.imports import in_words
from assistant.imports.importing import Counts
from assistant.imports.running import Running, StoppedError
from assistant.imports.sources import Source, recognised
from assistant.showing import one_line, plain
from tui.failures import line_about
from tui.footer import FittingFooter
from tui.importing.choosing import Choosing
from tui.importing.earlier import Earlier
from tui.importing.found import Found
from tui.importing.going import Going
from tui.importing.remove import lines_about, removed
from tui.importing.removing import RemoveScreen
from tui.pages import Page
from tui.profile.work import ProfileWork
from tui.reading import in_background
from tui.session import Session
from tui.tab import PartTabs
from tui.taking import TakenLine

NEW, EARLIER = "new", "before"
CHOOSE = "Nothing of it leaves this machine. Choose a file or a folder; nothing is stored before you have seen it."
WITH_SERVER = "Importing sends nothing. But what matters for a question goes to your server {} with it, later."
NONE = "Nothing has been imported yet.\n\nThe part New (left) brings in chats, mail and notes from elsewhere."
NO_ADDRESS = "It can't be told which mails are yours. Name your addresses, with spaces between them."
STOPPING = "Stopping as soon as a conversation is whole…"
LONGEST_STOP_S = 10
"""How long to wait at the end for an import that was told to stop, in seconds."""


class ImportScreen(Page[None]):
    """From a file to the store, and back."""

    HELP = """
# Import

What you said elsewhere, in chats, mail and notes, can be found again here and tells Sotto about you. It is read
on this machine and kept in your encrypted store. Importing the same again adds nothing.

- Type the path of a file, **right** completes it; or find it in the tree, where **Enter** opens a folder or takes
  a file, **t** takes a whole folder and **Backspace** goes one folder up; **Tab** goes to the next part
- **Source** says what it is; Sotto can tell that from the file, too
- What was found is shown first: **space** takes or leaves a conversation, **a** all of them, **i** imports
- **Esc** stops: what is whole by then is kept, and the same import again goes on from there
- **Ctrl+right, Ctrl+left** change between a new import and those so far, where **r** removes one, with proof

Where to get them: in ChatGPT and Claude under Settings, Data controls, Export; from Google with Takeout, My
Activity, only Gemini Apps, as JSON; mail as mbox or .eml from your mail program.
"""
    AUTO_FOCUS = ""
    """Textual would give the keys to what is no longer shown when the help is left: it looks for no display."""
    CSS_PATH = "importing.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("i", "bring_in", "Import"),
        Binding("r", "remove", "Remove"),
        Binding("ctrl+right,ctrl+left", "part", "New or so far", key_display="^←→", priority=True),
        Binding("escape", "back", "Back"),
        Binding("f6", "leave", "Chat", show=False, priority=True),
    ]

    def __init__(self, session: Session, learning: ProfileWork) -> None:
        """`learning` reads for facts what was imported."""
        super().__init__()
        self._session, self._learning = session, learning
        self._job: Running | None = None
        self._me: tuple[str, ...] = ()

    def compose(self) -> ComposeResult:
        """The parts, the step that is on, and a line on what was done last."""
        yield PartTabs(Tab("New", id=NEW), Tab("So far", id=EARLIER))
        with ContentSwitcher(initial="choosing"):
            yield Choosing(id="choosing")
            yield Going()
            yield Found()
            yield Static(id="done")
            yield Earlier()
            yield Static(NONE, id="none")
        yield TakenLine(id="addresses", placeholder="me@example.org")
        yield Static(self._choose, id="said")
        yield FittingFooter()

    def on_mount(self) -> None:
        """Begin with the choice of a file."""
        self.query_one(Choosing).begin()

    async def on_unmount(self) -> None:
        """Stop what is going on, and wait for it: the store may be closed next."""
        if self._job is not None and not self._job.ended.is_set():
            self._job.stop()
            await asyncio.to_thread(self._job.ended.wait, LONGEST_STOP_S)

    # ---- showing

    @property
    def _choose(self) -> str:
        """What to do first, and where what is imported goes."""
        server = self._session.assistant.server
        return WITH_SERVER.format(server.name) if server else CHOOSE

    @property
    def step(self) -> str:
        """What is shown: choosing, going, found, done, earlier, or none."""
        return self.query_one(ContentSwitcher).current or ""

    def _show(self, step: str, line: str = "", *, failed: bool = False) -> None:
        self.query_one(ContentSwitcher).current = step
        self.query_one(PartTabs).active = EARLIER if step in {"earlier", "none"} else NEW
        self.remove_class("-addresses")
        self._say(line, failed=failed)
        if step == "choosing":
            self.query_one(Choosing).begin()
        elif step == "earlier":
            self.query_one(Earlier).focus()
        elif step != "found":
            self.set_focus(None)
        self.refresh_bindings()

    def _say(self, line: str, *, failed: bool = False) -> None:
        self.set_class(failed, "-failed")
        self.query_one("#said", Static).update(Content(plain(line)))

    async def _list(self, line: str = "", *, failed: bool = False) -> None:
        """Show the imports so far."""
        found = await in_background(self, self._session.store.imports.list)
        if found is not None:
            self.query_one(Earlier).show(found)
            self._show("earlier" if found else "none", line, failed=failed)

    async def on_tabs_tab_activated(self, event: Tabs.TabActivated) -> None:
        """Show the other part, unless something is going on."""
        so_far = self.step in {"earlier", "none"}
        if self.step == "going":
            self.query_one(PartTabs).active = NEW
        elif event.tab.id == EARLIER and not so_far:
            await self._list()
        elif event.tab.id == NEW and so_far:
            self._show("choosing", self._choose)

    # ---- looking into a file

    def on_choosing_chosen(self, event: Choosing.Chosen) -> None:
        """Look into what was chosen, if it could be chosen just now."""
        if self.step == "choosing":
            self._me = ()
            self._look(event.path, event.source)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Look again, now that the user's addresses are known."""
        self._me = tuple(word for word in event.value.replace(",", " ").split() if "@" in word)
        if self._me and self._job is not None:
            self._look(self._job.path, self._job.source)

    @work(group="import", exclusive=True, exit_on_error=False)
    async def _look(self, path: Path, source: Source | None) -> None:
        self.query_one(Going).say(f"Looking what {path.name} is…")
        self._show("going")
        try:
            if source is None:
                source = await asyncio.to_thread(recognised, path)
            self._job = running = Running(source, path, self._me)
            self.query_one(Going).watch_over(running, f"Looking into {path.name} ({source.label})")
            preview = await asyncio.to_thread(running.look)
        except StoppedError:
            self._show("choosing", "Stopped. Nothing was stored.")
        except Exception as error:  # nobody else would show it: the exceptions of workers are silent
            self._failed(line_about(error))
        else:
            if preview.messages:
                self.query_one(Found).show(running, preview)
                self._show("found", self.query_one(Found).line)
                return
            where = in_words.places(preview.counts)
            why = f" The first places: {where}. Each is {source.malformed}." if where else ""
            self._show("choosing", f"There is no message in {path.name}.{why}", failed=True)

    def _failed(self, line: str) -> None:
        """Say why it can't be read; ask for the user's addresses if that is all that is missing."""
        self._show("choosing", line, failed=True)
        if "--me" in line:
            self._show("choosing", NO_ADDRESS, failed=True)
            self.add_class("-addresses")
            self.query_one("#addresses").focus()

    def on_conversations_changed(self) -> None:
        """Say how many are taken."""
        self._say(self.query_one(Found).line)

    # ---- bringing it in

    def action_bring_in(self) -> None:
        """Store what is taken."""
        if not self.query_one(Found).taken:
            self._say("Nothing is taken. Take a conversation with space.", failed=True)
        elif self._job is not None:
            self._bring_in(Running(self._job.source, self._job.path, self._me))

    @work(group="import", exclusive=True, exit_on_error=False)
    async def _bring_in(self, running: Running) -> None:
        self._job, choice = running, self.query_one(Found).choice
        self.query_one(Going).watch_over(running, f"Bringing in {running.path.name} ({running.source.label})")
        self._show("going", "Esc stops; what is whole by then is kept.")
        self._learning.pause()
        try:
            counts = await asyncio.to_thread(running.bring_in, self._session.store, choice)
        except StoppedError:
            self._show("choosing", "Stopped. Nothing was stored.")
        except Exception as error:  # nobody else would show it: the exceptions of workers are silent
            self._show("choosing", line_about(error), failed=True)
        else:
            self.query_one("#done", Static).update(Content(_result(running, counts, learns=self._learning.learns)))
            self._show("done", "Esc: bring in something else. Esc once more: back to the chat.")
        self._learning.learn()

    # ---- those so far

    def action_remove(self) -> None:
        """Ask, and remove the marked import."""
        self._remove()

    @work(group="import", exclusive=True, exit_on_error=False)
    async def _remove(self) -> None:
        marked = self.query_one(Earlier).marked
        if marked is None:
            return
        try:
            hanging, lines = await asyncio.to_thread(lines_about, self._session.store, marked)
            if not await self.app.push_screen_wait(RemoveScreen(one_line(marked.name, 60), lines)):
                return
            self._say("Erasing it, then reading every page of the store…")
            line = await asyncio.to_thread(removed, self._session, hanging)
        except Exception as error:  # nobody else would show it: the exceptions of workers are silent
            await self._list(line_about(error), failed=True)
        else:
            await self._list(line)

    # ---- going

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done at this step."""
        if action == "bring_in":
            return self.step == "found"
        if action == "remove":
            return self.step == "earlier" and self.query_one(Earlier).marked is not None
        return self.step != "going" if action in {"part", "leave"} else True

    async def action_part(self) -> None:
        """Go to the other part."""
        if self.step in {"earlier", "none"}:
            self._show("choosing", self._choose)
        else:
            await self._list()

    def action_back(self) -> None:
        """Stop what is going on; else go a step back, and from the first one to the chat."""
        if self.step == "going":
            if self._job is not None:
                self._job.stop()
            self.query_one(Going).say(STOPPING)
        elif self.step in {"found", "done"}:
            self._show("choosing", self._choose)
        else:
            self.dismiss(None)

    def action_leave(self) -> None:
        """Back to the chat."""
        self.dismiss(None)


def _result(running: Running, counts: Counts, *, learns: bool) -> str:
    """What came of an import, and what to do next."""
    lines = [in_words.done(counts)]
    if counts.stopped:
        lines.append("Stopped. What came in is kept; import the same again to go on.")
    if counts.malformed:
        lines.append(f"Not read: {in_words.places(counts)}. Each is {running.source.malformed}.")
    if counts.added:
        lines.append("The conversations are in the list of the chat." + (
            " Sotto reads what you said there for facts, behind the scenes; F4 shows them." if learns else ""
        ))  # fmt: skip
        lines.append("To take it back: Ctrl+right, then r.")
    return plain("\n\n".join(lines))
