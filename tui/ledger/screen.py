"""Everything that was ever sent: the entries, every word of the marked one, the sums, the course over time."""

from dataclasses import replace
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal, VerticalScroll
from textual.widgets import Static, Tabs

from assistant.ledger_summary import STEPS, Step, Wanted, categories, entries, fitting, fitting_step, providers
from assistant.showing import plain
from assistant.store.ledger import LedgerEntry
from assistant.store.ledger_sums import DaySum
from assistant.store.store import Store
from tui.footer import FittingFooter
from tui.ledger.chart import Chart
from tui.ledger.charting import TITLES, course_lines, sums_lines
from tui.ledger.choice import Choice, ChoiceScreen
from tui.ledger.entries import PAGE, EntryList
from tui.ledger.entry import Asked, asked, beginning, heading
from tui.ledger.export import ExportScreen
from tui.ledger.filters import Filter
from tui.ledger.opened import EntryScreen
from tui.ledger.parts import COURSE, ENTRIES, ORDER, SUMS, LedgerParts, Part
from tui.pages import Page
from tui.reading import in_background

EMPTY = (
    "Nothing has ever been sent from this machine.\n\n"
    "What leaves with the route PROTECTED is kept here, word for word."
)
NOTHING_FITS = "Nothing that was sent fits the filters.\n\np and c choose other ones."
EVERYTHING = {"provider": "all providers", "category": "all categories"}


class LedgerScreen(Page[Asked | None]):
    """The ledger, newest first. The answer is the message that the user wants to see in the chat, if any."""

    HELP = """
# Ledger

Every text that ever left this machine, newest first, with all the messages that went along, word for word.

- **left, right** (or **1, 2, 3**) change the part: the entries, the sums by category, the course over time
- **p** shows only what one provider was sent, **c** only what hid or showed something of one category
- **up, down** go from one entry to the next, **Enter** opens it; **Tab** goes to the text, which then scrolls
- **o** goes to the conversation in which an entry was sent
- **t** changes between days, weeks and months
- **x** writes the entries into a file
- **Esc** goes back

A bar shows how much was hidden (█) from a provider and how much it was shown (░).
"""
    CSS_PATH = "ledger.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("p", "choose('provider')", "Provider"),
        Binding("c", "choose('category')", "Category"),
        Binding("o", "conversation", "Chat"),
        Binding("t", "step", "Days/weeks"),
        Binding("x", "export", "Export"),
        *(Binding(str(number), f"go('{part}')", show=False) for number, part in enumerate(ORDER, 1)),
        Binding("escape,f3,ctrl+g", "leave", "Back", key_display="esc"),
        Binding("ctrl+q", "app.quit", "Quit", show=False, priority=True),
    ]

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self.wanted = Wanted()
        self.step: Step | None = None
        self.days: list[DaySum] | None = None
        """The sums that are shown; None until they have been read."""
        self.entry: LedgerEntry | None = None
        """The entry whose words are shown."""

    def compose(self) -> ComposeResult:
        """The parts and filters, then the list with the text of one entry, or a chart."""
        yield LedgerParts()
        with Horizontal(id="filters"):
            yield Filter("provider", "p", EVERYTHING["provider"])
            yield Filter("category", "c", EVERYTHING["category"])
        with Container(id="entries-part"):
            yield EntryList()
            with VerticalScroll(id="entry"):
                yield Static(id="heading", classes="heading")
                yield Static(id="words")
        yield Chart(id="sums-part")
        yield Chart(id="course-part")
        yield Static(EMPTY, id="empty", classes="empty")
        yield FittingFooter()

    def on_mount(self) -> None:
        """Begin with all there is."""
        self._read_lines()
        self._read_sums()

    @property
    def part(self) -> Part:
        """The part that is shown."""
        return self.query_one(LedgerParts).part

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what there is something to do with."""
        if action in {"choose", "export"}:
            return bool(self.days)
        if action == "conversation":
            return self.part == ENTRIES and self.entry is not None
        return self.part == COURSE if action == "step" else True

    # ---- reading

    @work(group="sums", exclusive=True, exit_on_error=False)
    async def _read_sums(self) -> None:
        self.days = await in_background(self, self._store.ledger.sums.daily)
        self._show_sums()

    @work(group="lines", exclusive=True, exit_on_error=False)
    async def _read_lines(self) -> None:
        wanted = self.wanted
        lines = await in_background(self, lambda: self._store.ledger.lines(PAGE, wanted.provider, wanted.category))
        if lines is not None:
            self.entry = None
            self.query_one(EntryList).show(lines)
            self.set_class(not lines, "-empty")
            self._show_part()

    @work(group="more", exclusive=True, exit_on_error=False)
    async def _read_more(self, before: int) -> None:
        wanted = self.wanted
        lines = await in_background(
            self, lambda: self._store.ledger.lines(PAGE, wanted.provider, wanted.category, before)
        )
        if lines is not None and wanted == self.wanted:
            self.query_one(EntryList).add(lines)

    @work(group="entry", exclusive=True, exit_on_error=False)
    async def _read_entry(self, id: int) -> None:
        entry = await in_background(self, lambda: self._store.ledger.get(id))
        if entry is not None:
            self.entry = entry
            self.query_one("#heading", Static).update(heading(entry))
            self.query_one("#words", Static).update(beginning(entry))
            self.query_one("#entry").scroll_home(animate=False)
            self.refresh_bindings()

    # ---- showing

    def _show_sums(self) -> None:
        """Show the charts, the filters, and how many entries there are."""
        days, wanted = self.days or [], self.wanted
        chosen = fitting(days, wanted)
        step = self.step or fitting_step(chosen)
        self.query_one(LedgerParts).count(entries(days, wanted))
        self.query_one("#by-provider", Filter).set_to(wanted.provider)
        self.query_one("#by-category", Filter).set_to(wanted.category)
        self.query_one("#sums-part", Chart).show("What was hidden and shown", sums_lines(days, wanted))
        self.query_one("#course-part", Chart).show(TITLES[step], course_lines(days, wanted, step))
        self.query_one("#empty", Static).update(NOTHING_FITS if days else EMPTY)
        self.refresh_bindings()

    def _show_part(self) -> None:
        """Show the present part, or what to do where it is empty."""
        empty = self.has_class("-empty")
        for part in ORDER:
            self.set_class(part == self.part and not empty, f"-{part}")
        if not empty:
            focus = {ENTRIES: "EntryList", SUMS: "#sums-part", COURSE: "#course-part"}[self.part]
            self.query_one(focus).focus()
        self.refresh_bindings()

    def on_tabs_tab_activated(self, event: Tabs.TabActivated) -> None:
        """Show another part."""
        event.stop()
        self._show_part()

    def on_entry_list_marked(self, event: EntryList.Marked) -> None:
        """Show every word of the entry."""
        self._read_entry(event.entry)

    def on_entry_list_more_wanted(self, event: EntryList.MoreWanted) -> None:
        """Read the next entries before one gets there."""
        self._read_more(event.before)

    @work(group="opening", exclusive=True, exit_on_error=False)
    async def on_entry_list_opened(self, event: EntryList.Opened) -> None:
        """Show all of the entry on a screen of its own."""
        entry = await in_background(self, lambda: self._store.ledger.get(event.entry))
        if entry is not None:
            self.app.push_screen(EntryScreen(entry))

    # ---- keys

    def action_go(self, part: Part) -> None:
        """Go to a part."""
        self.query_one(LedgerParts).active = part

    def action_part(self, by: int) -> None:
        """Go to the part beside."""
        self.query_one(LedgerParts).go(by)

    def action_choose(self, name: str) -> None:
        """Choose what the entries are filtered by."""
        values = {"provider": providers, "category": categories}[name](self.days or [])
        present: str | None = getattr(self.wanted, name)

        def take(choice: Choice | None) -> None:
            if choice is not None:
                self.wanted = replace(self.wanted, **{name: choice[0]})
                self._read_lines()
                self._show_sums()

        self.app.push_screen(ChoiceScreen(f"Which {name}?", EVERYTHING[name].capitalize(), values, present), take)

    def action_step(self) -> None:
        """Sum up the next longer time, from months on days again."""
        present = self.step or fitting_step(fitting(self.days or [], self.wanted))
        self.step = STEPS[(STEPS.index(present) + 1) % len(STEPS)]
        self._show_sums()

    def action_export(self) -> None:
        """Write the entries into a file."""
        count = entries(self.days or [], self.wanted)
        self.app.push_screen(ExportScreen(self._store, self.wanted, count), self._exported)

    def _exported(self, line: str | None) -> None:
        if line:
            self.notify(plain(line), markup=False)

    async def action_conversation(self) -> None:
        """Go to the conversation in which the entry was sent."""
        if (entry := self.entry) is not None:
            spot = await in_background(self, lambda: asked(self._store, entry))
            if spot is not None:
                self.dismiss(spot)

    def action_leave(self) -> None:
        """Back to the chat."""
        self.dismiss(None)
