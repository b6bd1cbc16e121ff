"""Driving the app in tests: waiting for what is on the screen, never for time to pass."""

import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Markdown, Static

from tests.tui.settling import settled
from tui.app import SottoApp
from tui.chat.composer import Composer
from tui.chat.question import QuestionView
from tui.chat.reply import ReplyView
from tui.chat.screen import ChatScreen
from tui.help import HelpScreen
from tui.review.screen import ReviewScreen

PATIENCE_S = 120
"""How long a predicate may take to come true before a test gives up, in seconds."""


class Driver:
    """One running app and what a test wants of it."""

    def __init__(self, pilot: Pilot[None]) -> None:
        self.pilot = pilot
        self.app = pilot.app

    @property
    def screen(self) -> Screen[Any]:
        return self.app.screen

    @property
    def chat(self) -> ChatScreen:
        return next(screen for screen in self.app.screen_stack if isinstance(screen, ChatScreen))

    async def until(self, predicate: Callable[[], object]) -> None:
        """Wait until `predicate` is true."""
        end = time.monotonic() + PATIENCE_S
        while not predicate():
            assert time.monotonic() < end, f"still not so on {self.screen}"
            await self.pilot.pause(0.02)

    async def until_on(self, kind: type[Screen[Any]]) -> Any:
        """Wait until a screen of this kind is shown and mounted; the screen."""
        await self.until(lambda: isinstance(self.screen, kind) and self.screen.is_mounted)
        await self.pilot.pause()
        return self.screen

    async def helps_lead_back(self, *places: tuple[str, type[Screen[Any]]]) -> None:
        """Open each place from the present screen by its key ("" for itself), and its help: Escape leads back."""
        below = self.screen
        for key, kind in places:
            if key:
                await self.press(key)
            above = await self.until_on(kind)
            await self.press("f1")
            page = await self.until_on(HelpScreen)
            assert page.query_one(Markdown).source.startswith(kind.HELP)
            await self.press("escape")
            assert self.screen is above
            if key:
                await self.press("escape")
        assert self.screen is below

    async def settled(self) -> None:
        """Wait until the screen is laid out and drawn to its end."""
        await settled(self.pilot)

    async def press(self, *keys: str) -> None:
        assert self.app.is_running and not self.app._closing, "the app has ended: nothing takes the key"
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def press_until(self, key: str, predicate: Callable[[], object]) -> None:
        """Press `key` again and again, until `predicate` is true."""
        end = time.monotonic() + PATIENCE_S
        while not predicate():
            assert time.monotonic() < end, f"{key} does not lead there on {self.screen}"
            await self.press(key)

    async def type(self, text: str) -> None:
        """Put `text` into the input, as a paste does."""
        self.chat.query_one(Composer).insert(text)
        await self.pilot.pause()

    async def ask(self, text: str) -> None:
        await self.type(text)
        await self.press("enter")

    async def answered(self) -> None:
        """Wait until no turn is going on and the chat shows it."""
        await self.until(lambda: not self.chat.busy)
        await self.pilot.pause()

    async def review(self) -> ReviewScreen:
        """Wait until a review is shown and takes verdicts."""
        screen: ReviewScreen = await self.until_on(ReviewScreen)
        await self.until(lambda: screen.may_send or screen.draft.held)
        return screen

    def questions(self) -> list[QuestionView]:
        return [view for view in self.chat.query(QuestionView) if view.parent and view.parent.display]

    def replies(self) -> list[ReplyView]:
        return [view for view in self.chat.query(ReplyView) if view.parent and view.parent.display]

    def shown(self, selector: str) -> str:
        """The words of a Static on the present screen."""
        return str(self.screen.query_one(selector, Static).visual)


@asynccontextmanager
async def sotto(size: tuple[int, int] = (80, 24), theme: str = "textual-dark") -> AsyncIterator[Driver]:
    """The app, running in the present home."""
    app = SottoApp(theme)
    async with app.run_test(size=size, notifications=True) as pilot:
        yield Driver(pilot)


@asynccontextmanager
async def chatting(size: tuple[int, int] = (80, 24), theme: str = "textual-dark") -> AsyncIterator[Driver]:
    """The app with its chat open."""
    async with sotto(size, theme) as driver:
        await driver.until_on(ChatScreen)
        yield driver
