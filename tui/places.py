"""The places one can go to from the chat, each an entry of PLACES. Its screen is imported when it is opened."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol

from textual.binding import Binding
from textual.screen import Screen

if TYPE_CHECKING:
    from tui.chat.screen import ChatScreen


class Spot(Protocol):
    """A message that a place asks the chat to show, by dismissing its screen with it."""

    @property
    def conversation(self) -> int:
        """The number of the conversation."""
        ...

    @property
    def message(self) -> int | None:
        """The number of the message; None for the end of the conversation."""
        ...


Made = Screen[Any] | None
"""A place's screen, or None if it can't be shown; then the user has been told why."""


@dataclass(frozen=True, slots=True)
class Place:
    """One place: the key that goes there, its name in the footer, and a sentence for the command palette.

    `screen` makes its screen for the chat that is left; `folder` is where that is, if not in one of the place's
    name; `shown` says whether the footer has room for the key.
    """

    id: str
    key: str
    name: str
    says: str
    screen: Callable[["ChatScreen"], Awaitable[Made]]
    folder: str = ""
    shown: bool = True


async def _privacy(chat: "ChatScreen") -> Made:
    from tui.privacy.screen import PrivacyScreen

    return PrivacyScreen(chat.session, chat.conversation)


async def _ledger(chat: "ChatScreen") -> Made:
    from tui.ledger.screen import LedgerScreen

    return LedgerScreen(chat.session.store)


async def _you(chat: "ChatScreen") -> Made:
    from tui.profile.screen import ProfileScreen

    return ProfileScreen(chat.session, chat.work, chat.fact)


async def _models(chat: "ChatScreen") -> Made:
    from tui.models.downloads import downloads_of
    from tui.models.screen import ModelsScreen

    return ModelsScreen(chat.session, downloads_of(chat.app))


async def _import(chat: "ChatScreen") -> Made:
    from tui.importing.screen import ImportScreen

    return ImportScreen(chat.session, chat.work)


async def _settings(_: "ChatScreen") -> Made:
    from tui.settings.screen import SettingsScreen

    return SettingsScreen()


async def _search(chat: "ChatScreen") -> Made:
    from tui.search.screen import SearchScreen

    return SearchScreen(chat.session, chat.session.assistant.alike)


PLACES = (
    Place("privacy", "f2", "Privacy", "Write privacy profiles, and see and test what they let leave", _privacy),
    Place("ledger", "f3,ctrl+g", "Ledger", "Everything that was ever sent, word for word", _ledger),
    Place("you", "f4", "You", "What Sotto knows about you, and what waits for your word", _you, "profile"),
    Place("models", "f5", "Models", "The models on this machine, and those to get", _models),
    Place("import", "f6", "Import", "Bring in chats, mail and notes from elsewhere", _import, "importing"),
    Place("settings", "f7", "Settings", "Every setting, the providers and the keys of the keyboard", _settings),
    Place("search", "ctrl+f", "Search", "Find any word that was said, in all conversations", _search),
)
"""Every place, in the order of the footer."""

BINDINGS = tuple(
    Binding(place.key, f"place('{place.id}')", place.name, place.shown, priority=True, tooltip=place.says)
    for place in PLACES
)
"""A key for each place, for the chat. They go before the input's own keys, which has others on F6 and F7."""


async def go(chat: "ChatScreen", id: str) -> None:
    """Show the place `id`, unless it is open. The chat opens the Spot that its screen is dismissed with."""
    place = next(place for place in PLACES if place.id == id)
    module = f"tui.{place.folder or place.id}.screen"
    await asyncio.to_thread(import_module, module)  # a tenth of a second, in which no key would be drawn
    screen = await place.screen(chat)
    if screen is not None and not any(type(open_) is type(screen) for open_ in chat.app.screen_stack):
        chat.app.push_screen(screen, chat.came_back)
