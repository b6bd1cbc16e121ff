"""The list of conversations on a screen of its own, with a real store and session."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.app import App, ComposeResult
from textual.screen import Screen
from textual.widgets import Footer, Input

from assistant.assembly import assemble
from assistant.config import load
from assistant.store.store import Store
from tests.tui.driving import Driver
from tui.app import WIDTHS
from tui.conversations.list import ConversationList
from tui.profile.work import ProfileWork
from tui.session import Session


class ListScreen(Screen[None]):
    """The list, an input beside it, and what the list asks of its screen."""

    CSS = "ConversationList { width: 30; height: 1fr; border: round $primary; } Input { height: 3; }"

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.work = ProfileWork(session, self)
        self.list = ConversationList(session, self.work)
        self.went: list[str] = []
        self.opened: list[int] = []
        self.gone: list[frozenset[int]] = []

    def compose(self) -> ComposeResult:
        yield self.list
        yield Input()
        yield Footer()

    async def on_mount(self) -> None:
        await self.list.reload(None)
        self.list.focus()

    def action_write(self) -> None:
        self.query_one(Input).focus()

    def action_place(self, place: str) -> None:
        self.went.append(place)

    def on_conversation_list_opened(self, event: ConversationList.Opened) -> None:
        self.opened.append(event.conversation)

    def on_conversation_list_gone(self, event: ConversationList.Gone) -> None:
        self.gone.append(event.conversations)

    def on_conversation_list_typed(self, event: ConversationList.Typed) -> None:
        self.query_one(Input).focus()
        self.query_one(Input).insert_text_at_cursor(event.text)


class ListApp(App[None]):
    """An app with nothing but that screen."""

    HORIZONTAL_BREAKPOINTS = WIDTHS

    def __init__(self, store: Store) -> None:
        super().__init__()
        self.session = Session.over(assemble(store), load())
        self.list_screen = ListScreen(self.session)

    async def on_mount(self) -> None:
        await self.push_screen(self.list_screen)

    async def on_unmount(self) -> None:
        await asyncio.to_thread(self.list_screen.work.close, 30)
        self.session.assistant.close()


class Listed(Driver):
    """Drives the list."""

    @property
    def host(self) -> ListScreen:
        app = self.app
        assert isinstance(app, ListApp)
        return app.list_screen

    @property
    def listed(self) -> ConversationList:
        return self.host.list

    @property
    def titles(self) -> list[str | None]:
        return [each.title for each in self.listed.conversations]

    @property
    def shown_rows(self) -> list[str]:
        """Every row of the list, headings too."""
        return [str(self.listed.get_option_at_index(at).prompt) for at in range(self.listed.option_count)]

    async def until_titles(self, *titles: str) -> None:
        await self.until(lambda: self.titles == list(titles))

    @property
    def told(self) -> str:
        """The last thing that the user was told."""
        return [note.message for note in self.app._notifications][-1] if self.app._notifications else ""


@asynccontextmanager
async def listed(store: Store, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Listed]:
    """The list of the store's conversations, with the focus on it."""
    async with ListApp(store).run_test(size=size, notifications=True) as pilot:
        driver = Listed(pilot)
        await driver.until(lambda: driver.host.is_mounted and driver.listed.has_focus)
        yield driver
