"""The screen Settings: every setting with what it is for, changed at once and checked before it is kept."""

import asyncio
from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static, Tab

from assistant.showing import plain
from tui import themes
from tui.failures import line_about
from tui.footer import FittingFooter
from tui.pages import Page
from tui.reading import in_background
from tui.settings import changing
from tui.settings.asking import Asking
from tui.settings.row_list import RowList
from tui.settings.rows import Row, key_rows, new_provider, provider_rows, setting_rows
from tui.settings.store_key import QUESTIONS, kept, require
from tui.tab import PartTabs

PARTS = {"settings": "Settings", "providers": "Providers", "keys": "Keys"}
FIRST = "Enter changes what is marked. It counts at once."


class SettingsScreen(Page[None]):
    """Every setting there is."""

    HELP = """
# Settings

What stands in `config.toml`, what it is for, and what it may be. A star marks what you have set.

- **Enter** changes what is marked; what is not right is told in one line and changes nothing
- **d** gives it its default again, or takes a provider's key out of the keyring
- **left, right** (or **1, 2, 3**) change the part: settings, providers, keys
- **a** adds a provider of your own, **x** removes it
- **Esc** goes back

Keys of providers go into the keyring of your system, never into the file. So can the key to the store: the last of
the settings says where it is, and **Enter** moves it or changes its passphrase.
"""
    CSS_PATH = "settings.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("d", "reset", "Default"),
        Binding("a", "add", "Add provider"),
        Binding("x", "remove", "Remove provider"),
        Binding("right", "part(1)", "Part", key_display="←→", priority=True),
        Binding("left", "part(-1)", "Part back", show=False, priority=True),
        *(Binding(str(at), f"go('{part}')", name, show=False) for at, (part, name) in enumerate(PARTS.items(), 1)),
        Binding("escape,f7", "leave", "Back", key_display="esc"),
    ]

    class Changed(Message):
        """A setting was changed; the app has to go by it."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[Row] = ()
        self._answered: Callable[[str], object] = lambda _: None

    def compose(self) -> ComposeResult:
        """The parts, the list, what is said of one setting, and a line on what was done last."""
        yield PartTabs(*(Tab(name, id=part) for part, name in PARTS.items()))
        with Container(id="panes"):
            yield RowList()
            with VerticalScroll(id="beside", can_focus=False):
                yield Static(id="name")
                yield Static(id="says")
                yield Static(id="about")
        yield Asking()
        yield Static(FIRST, id="said")
        yield FittingFooter()

    def on_mount(self) -> None:
        """Begin with the settings."""
        self.query_one(RowList).focus()

    # ---- showing

    @property
    def part(self) -> str:
        """The part that is shown."""
        return self.query_one(PartTabs).active or "settings"

    @property
    def asking(self) -> bool:
        """Whether a new value is being asked for; not while the screen is being taken down."""
        return any(asking.display for asking in self.query(Asking))

    @property
    def marked(self) -> Row | None:
        """The setting that the keys are about; none before the list is there, and the footer may ask before."""
        rows = self.query_one_optional(RowList)
        mark = rows.marked if rows is not None else None
        return next((row for row in self._rows if row.id == mark), None)

    async def reload(self, mark: str | None = None) -> None:
        """Show what is set by now, with `mark` marked, or what was marked before."""
        part, offered = self.part, themes.offered(list(self.app.available_themes))
        work = {"settings": lambda: setting_rows(offered), "providers": provider_rows, "keys": key_rows}[part]
        found = await in_background(self, work)
        if found is not None and self.is_attached and part == self.part:
            before = self.query_one(RowList).marked
            self._rows = found
            self.query_one(RowList).show(found, mark or before)
            self._describe()

    async def on_tabs_tab_activated(self) -> None:
        """Show another part; what was said of the one before is no longer about it."""
        self._tell(FIRST)
        await self.reload()

    def on_option_list_option_highlighted(self) -> None:
        """Say what the marked setting is for."""
        self._describe()

    def _describe(self, row: Row | None = None) -> None:
        """Say what `row` is for, else what the marked one is for."""
        row = row or self.marked
        for name, words in (("name", row.id), ("says", row.says), ("about", row.about)) if row else ():
            self.query_one(f"#{name}", Static).update(Content(plain(words)))
        self.refresh_bindings()

    def _tell(self, line: str, *, failed: bool = False) -> None:
        self.set_class(failed, "-failed")
        self.query_one("#said", Static).update(Content(plain(line)))

    # ---- changing

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Ask for another value."""
        event.stop()
        row = self.marked
        if row is None:
            return
        self.workers.cancel_group(self, "settings check")
        if row.kind == "provider key":
            self._go_on_if(lambda: changing.require_keyring(row), lambda: self._ask(row, self._change(row)))
        elif row.kind == "store":
            self._ask(row, self._keep_store_key)
        else:
            self._ask(row, self._change(row))

    def _change(self, row: Row) -> Callable[[str], object]:
        """What an answer does: it becomes the value of `row`."""
        return lambda text: self._do(lambda: changing.change(row, text), asked=True)

    def _keep_store_key(self, way: str) -> None:
        self._go_on_if(lambda: require(way), lambda: self._ask_in_turn(way, QUESTIONS[way]))

    def _ask(self, row: Row, answered: Callable[[str], object]) -> None:
        """Ask for what `answered` takes. The two are set together, so that no answer goes to another row."""
        self._answered = answered
        asking = self.query_one(Asking)
        if row.kind == "key":
            asking.ask_key("Press the new key, then Enter")
        elif row.choices:
            asking.ask_choice("One of these; letters find it", row.choices, row.given)
        else:
            hidden = row.kind == "provider key"
            asking.ask_text(f"{'Paste the key' if hidden else row.name}, then Enter", row.given, hidden=hidden)
        self._asking_changed()

    @work(group="settings check", exclusive=True, exit_on_error=False)
    async def _go_on_if(self, can_be: Callable[[], None], go_on: Callable[[], None]) -> None:
        """Go on if what is about to be asked can be done at all, which is found out on a thread."""
        try:
            await asyncio.to_thread(can_be)
        except Exception as error:  # nobody else would show it: the exceptions of workers are silent
            self._tell(line_about(error), failed=True)
        else:
            go_on()

    def _ask_in_turn(self, way: str, questions: Sequence[str], answers: tuple[str, ...] = ()) -> None:
        """Ask one after another what it takes to keep the store's key that way, and do it."""
        if not questions:
            self._asked_enough()
            self._do(lambda: kept(way, answers))
            return
        self._answered = lambda text: self._ask_in_turn(way, questions[1:], (*answers, text))
        self.query_one(Asking).ask_text(f"{questions[0]}, then Enter", hidden=True)

    def _asking_changed(self) -> None:
        self.set_class(self.asking, "-asking")
        if not self.asking:
            self.query_one(RowList).focus()
            self._describe()
        self.refresh_bindings()

    def action_reset(self) -> None:
        """Go back to the default of the marked setting."""
        if row := self.marked:
            self._do(lambda: changing.reset(row))

    def action_add(self) -> None:
        """Ask for the name and the address of a provider."""
        asking = self.query_one(Asking)

        def named(name: str) -> None:
            self._answered = lambda address: self._do(
                lambda: changing.add_provider(name, address), f"providers.{name}.key", asked=True
            )
            self._describe(new_provider(name))
            asking.ask_text(f"The address of {plain(name)}, such as https://example.org/v1", "https://")

        self._answered = named
        self._describe(new_provider())
        asking.ask_text("What is the provider called? Letters, digits, - and _")
        self._asking_changed()

    def action_remove(self) -> None:
        """Remove the marked provider, if it is the user's own."""
        if row := self.marked:
            self._do(lambda: changing.remove_provider(row.section.removeprefix("providers.")))

    def on_asking_taken(self, event: Asking.Taken) -> None:
        """Do with the answer what it was asked for."""
        self._answered(event.text)

    def on_asking_left(self) -> None:
        """Go back to the list."""
        self.workers.cancel_group(self, "settings check")
        self._tell(FIRST)
        self._asking_changed()

    def _asked_enough(self) -> None:
        self.query_one(Asking).close()
        self._asking_changed()

    @work(group="settings", exit_on_error=False)
    async def _do(self, change: Callable[[], str], mark: str | None = None, *, asked: bool = False) -> None:
        """Carry a change out on a thread, and show what came of it; what was `asked` stays until it is right."""
        try:
            line = await asyncio.to_thread(change)
        except Exception as error:  # nobody else would show it: the exceptions of workers are silent
            self._tell(line_about(error), failed=True)
            return
        if asked:
            self._asked_enough()
        self._tell(line)
        self.post_message(self.Changed())
        await self.reload(mark)

    # ---- going

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done with the marked setting. While something is asked, keys are for the answer."""
        if self.asking:
            return action not in {"reset", "add", "remove", "part", "go", "leave"}
        row = self.marked
        if action == "reset":
            return row is not None and (row.is_set or row.value == "key in the keyring")
        if action == "add":
            return self.part == "providers"
        if action == "remove":
            return row is not None and any(
                each.section == row.section and each.kind == "setting" and self.part == "providers"
                for each in self._rows
            )
        return True

    def action_go(self, part: str) -> None:
        """Go to a part."""
        self.query_one(PartTabs).active = part

    def action_part(self, by: int) -> None:
        """Go to the part beside."""
        parts = list(PARTS)
        self.action_go(parts[(parts.index(self.part) + by) % len(parts)])

    def action_leave(self) -> None:
        """Back to the chat."""
        self.dismiss(None)
