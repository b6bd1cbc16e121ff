"""The screen You: one key decides about a fact that waits, or one that is known, and one key takes it back."""

from concurrent.futures import Future
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.content import Content
from textual.widgets import Static, Tabs

from assistant.profile.digest import rebuild
from assistant.profile.undoing import UndoableEditor
from assistant.showing import plain
from assistant.store.facts import Evidence, Fact
from tui.failures import line_about
from tui.footer import FittingFooter
from tui.pages import Page
from tui.profile.carrying import Carrying, Change
from tui.profile.deciding import KNOWN_KEYS, WAITING_KEYS, Decision, accept, reword
from tui.profile.detail import FactDetail
from tui.profile.facts import FactList
from tui.profile.hints import FIRST, empty
from tui.profile.knowledge import Facts, Knowledge, behind, knowledge
from tui.profile.parts import KNOWN, ORDER, PART_KEYS, SHORT, WAITING, Parts
from tui.profile.quotes import QuoteList
from tui.profile.short import ShortProfile
from tui.profile.words import Words
from tui.profile.work import ProfileWork
from tui.reading import in_background
from tui.session import Session

NO_MESSAGE = "This rests on no message: you said so yourself."


class ProfileScreen(Page[Evidence | None]):
    """What Sotto knows about its user. The answer is the evidence whose message the user wants to see, if any."""

    HELP = """
# You

What Sotto knows about you, and the words of yours it rests on. **left, right** (or **1, 2, 3**) change the part.

**New** is what was found and waits for your word. Answers on this machine use it already:

- **a** accepts, **e** puts it in your words (which accepts it), **r** rejects: it is not proposed again
- **k** rejects all of this kind, now and later
- **space, down, up** go on without deciding

**Profile** is what you have accepted, area by area, the surest first. What was surer than `profile.accept_above`
(Settings, F7) was accepted at once, without asking you, and says so:

- **e** puts it in other words, **d** deletes it; said again, it is proposed again. Names, employers and places
  that only it knows are then no longer protected as your own
- **p** pins: it comes first and does not fade. **m** mutes: it is kept and not used
- **o** shows what no longer holds, too

**In short** is what goes along with questions about you that the local model answers, accepted or not.

- **Enter** goes to the message that a fact rests on; **Tab** goes to its quotes, if there are several
- **Ctrl+down, Ctrl+up** scroll what is said of a fact, if it is long
- **u** takes the last change back, again and again until you leave this screen
- **Esc** goes back to the chat
"""
    CSS_PATH = "profile.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "decide('accept')", "Accept"),
        Binding("e", "edit", "Edit"),
        Binding("r", "decide('reject')", "Reject"),
        Binding("k", "decide('reject_kind')", "All alike"),
        Binding("p", "decide('pin')", "Pin"),
        Binding("m", "decide('mute')", "Mute"),
        Binding("d", "decide('delete')", "Delete"),
        Binding("o", "old", "Old"),
        Binding("u", "undo", "Undo"),
        *PART_KEYS,
        Binding("ctrl+down", "scroll_fact(1)", show=False),
        Binding("ctrl+up", "scroll_fact(-1)", show=False),
        *(Binding(str(number), f"go('{part}')", show=False) for number, part in enumerate(ORDER, 1)),
        Binding("escape,f4", "leave", "Back", key_display="esc"),
        Binding("ctrl+q", "app.quit", "Quit", show=False, priority=True),
    ]

    def __init__(self, session: Session, work: ProfileWork, mark: int | None = None) -> None:
        """`mark` is the number of the fact to begin at."""
        super().__init__()
        self._session, self._work, self._first = session, work, mark
        self._changes = Carrying(session, work)
        self._all = Knowledge()
        self.part = WAITING
        self._old = self._stands = False

    def compose(self) -> ComposeResult:
        """The parts, the list and one fact, or the short profile, and a line on what was done last."""
        yield Parts()
        with Container(id="facts"):
            yield FactList()
            yield FactDetail()
        yield ShortProfile()
        yield Static(id="empty", classes="empty")
        yield Words()
        yield Static(id="said")
        yield FittingFooter()

    async def on_mount(self) -> None:
        """Begin with what waits; if nothing does, with what is known."""
        self._stands = True
        await self.reload(self._first)
        if self._first is None and self._all.known and not self._all.waiting:
            self.query_one(Parts).active = KNOWN
        self._tell(FIRST.get(self.part, ""))
        self._carry_out(self._retold)  # confidence fades, so the digest may be older than today

    def _retold(self, _: UndoableEditor) -> None:
        rebuild(self._session.store)

    # ---- showing

    @property
    def working(self) -> bool:
        """Whether something is still being done that was decided."""
        return self._changes.working

    @property
    def marked(self) -> Fact | None:
        """The fact that the keys are about; none before the list is there, and the footer may ask before."""
        facts = self.query_one_optional(FactList)
        return facts.marked if facts is not None and self.part != SHORT else None

    @property
    def _facts(self) -> Facts:
        return {WAITING: self._all.waiting, KNOWN: self._all.known, SHORT: ()}[self.part]

    async def reload(self, mark: int | None = None) -> None:
        """Show what is stored by now, unless something is still being done. Goes to the part that has `mark`.

        Before the screen stands there is nothing to show it in, and it is shown then.
        """
        if not self._stands:
            return
        found = await in_background(self, lambda: knowledge(self._session.store, old=self._old))
        if found is None or self.working or not self.is_attached:
            return
        marked = self.marked
        self._all = found
        parts = {WAITING: found.waiting, KNOWN: found.known}
        for part in (part for part, facts in parts.items() if any(fact.id == mark for fact in facts)):
            self.part = self.query_one(Parts).active = part
        self._show(mark if mark is not None else marked.id if marked else None)

    def _show(self, mark: int | None) -> None:
        """Show the present part with the fact `mark` marked."""
        self.query_one(Parts).count(self._all)
        self.query_one(FactList).show(self._facts, mark)
        self.query_one(ShortProfile).show(self._all.short, self._all.waiting)
        nothing = not (self._all.short.lines if self.part == SHORT else self._facts)
        self.query_one("#empty", Static).update(Content(empty(self.part, self._all, learns=self._work.learns)))
        for name, on in (("-empty", nothing), ("-short", self.part == SHORT and not nothing)):
            self.set_class(on, name)
        if not isinstance(self.focused, QuoteList | Words):
            self.query_one(ShortProfile if self.has_class("-short") else FactList).focus()
        self.refresh_bindings()

    def on_tabs_tab_activated(self, event: Tabs.TabActivated) -> None:
        """Show another part."""
        if event.tab.id is not None and event.tab.id != self.part:
            self.part = event.tab.id
            self._tell(FIRST.get(self.part, ""))
            self._show(None)

    def on_fact_list_marked(self, event: FactList.Marked) -> None:
        """Show everything about the fact."""
        self.refresh_bindings()
        if event.fact is not None:
            self._look(event.fact)

    @work(group="behind", exclusive=True, exit_on_error=False)
    async def _look(self, fact: Fact) -> None:
        found = await in_background(self, lambda: behind(self._session.store, fact))
        if found is not None:
            self.query_one(FactDetail).show(fact, found)

    def _tell(self, line: str) -> None:
        self.query_one("#said", Static).update(Content(plain(line)))

    # ---- deciding

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done with the marked fact. While words are being written, letters are letters."""
        if isinstance(self.focused, Words):
            return False
        if action == "undo":
            return self._changes.undoable > 0
        if action == "old":
            return self.part == KNOWN
        return self._may(str(parameters[0]) if parameters else action) if action in {"decide", "edit"} else True

    def _may(self, decision: str) -> bool:
        """Whether this can be decided about the marked fact; what no longer holds can only be deleted."""
        if self.marked is None or (self.marked.state == "superseded" and decision != "delete"):
            return False
        return decision == "edit" or decision in (WAITING_KEYS if self.part == WAITING else KNOWN_KEYS)

    def action_decide(self, name: str) -> None:
        """Do to the marked fact what the key says."""
        if fact := self.marked:
            self._do({**WAITING_KEYS, **KNOWN_KEYS}[name](fact, self._all))

    def action_edit(self) -> None:
        """Put the marked fact in other words."""
        if fact := self.marked:
            self.query_one(Words).begin(fact)

    def on_words_taken(self, event: Words.Taken) -> None:
        """Let the fact say the words; a fact that waits and is left as it is, is accepted."""
        fact = event.fact
        if event.words != fact.text:
            self._do(reword(fact, event.words, self._all))
        elif fact.state == "proposed":
            self._do(accept(fact, self._all))

    def on_words_left(self) -> None:
        """Go back to the list."""
        self.query_one(FactList).focus()

    def _do(self, decision: Decision) -> None:
        """Show the decision at once, and carry it out behind the screen."""
        near = self.query_one(FactList).nearest
        self._all = decision.shown
        left = {known.id for known in self._facts}
        self._show(next((id for id in near if id in left), None))
        self._tell(decision.said)
        self._carry_out(decision.change, 1)

    def action_undo(self) -> None:
        """Take the last change back."""
        self._tell("Taken back.")
        self._carry_out(UndoableEditor.undo, -1)

    def _carry_out(self, change: Change, undoable: int = 0) -> None:
        done = self._changes.begin(change, undoable)
        self.refresh_bindings()
        self.app.run_worker(self._ended(done), group="profile", exit_on_error=False)

    async def _ended(self, done: "Future[int | None]") -> None:
        """Show what is stored once all that was decided is done, or why it can't be."""
        mark = None
        try:
            mark = await self._changes.ended(done)
        except Exception as error:  # nobody else would show it: the exceptions of workers are silent
            self.app.notify(line_about(error), severity="error", timeout=12, markup=False)
        if self.is_attached:
            await self.reload(mark)

    # ---- going

    def action_go(self, part: str) -> None:
        """Go to a part."""
        self.query_one(Parts).active = part

    def action_part(self, by: int) -> None:
        """Go to the part beside."""
        self.query_one(Parts).go(by)

    def action_scroll_fact(self, lines: int) -> None:
        """Scroll what is said of the fact."""
        self.query_one(FactDetail).scroll_relative(y=lines, animate=False)

    async def action_old(self) -> None:
        """Show what no longer holds, too, or only what holds."""
        self._old = not self._old
        self._tell("What no longer holds is shown, too." if self._old else "Only what holds is shown.")
        await self.reload()

    async def on_fact_list_opened(self) -> None:
        """Go to the latest message that the fact rests on."""
        if fact := self.marked:
            found = await in_background(self, lambda: self._session.store.facts.evidence(fact.id))
            if found:
                self.dismiss(found[-1])
            else:
                self._tell(NO_MESSAGE)

    def on_quote_list_opened(self, event: QuoteList.Opened) -> None:
        """Go to the message of these words."""
        self.dismiss(event.evidence)

    def action_leave(self) -> None:
        """Back to the chat."""
        self.dismiss(None)
