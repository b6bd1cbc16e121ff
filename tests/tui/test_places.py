"""The places one goes to from the chat."""

import asyncio
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from textual.actions import parse
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Tabs

from assistant.store.store import Store
from tests.tui.driving import Driver, chatting
from tests.tui.knowing import say
from tui import places
from tui.chat.why import There
from tui.ledger.screen import LedgerScreen

LATE = """
import sys
import tui.chat.screen
from tui.places import PLACES
print([name for name in sys.modules if name in {"tui.ledger.screen", "tui.profile.screen", "tui.settings.screen"}])
"""


def test_every_place_has_a_key_and_a_name_of_its_own_and_says_what_it_is() -> None:
    keys = [key for place in places.PLACES for key in place.key.split(",")]
    assert len(set(keys)) == len(keys)
    assert len({place.id for place in places.PLACES}) == len({place.name for place in places.PLACES})
    assert all(place.says and not place.says.endswith(".") for place in places.PLACES)


def test_no_place_is_imported_before_it_is_opened() -> None:
    root = Path(__file__).parents[2]
    found = subprocess.run([sys.executable, "-c", LATE], cwd=root, capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"


async def test_the_keys_never_go_to_the_tabs_of_a_place(home: Path) -> None:
    async with chatting() as driver:
        for place in places.PLACES:
            await driver.press(place.key.partition(",")[0])
            await driver.until(lambda: driver.screen is not driver.chat and driver.screen.is_mounted)
            await driver.pilot.pause()
            assert not isinstance(driver.screen.focused, Tabs), place.id
            assert not any(type(tabs).can_focus for tabs in driver.screen.query(Tabs)), place.id
            driver.screen.dismiss(None)
            await driver.until(lambda: driver.screen is driver.chat)


@pytest.fixture
def laid_out(monkeypatch: pytest.MonkeyPatch) -> asyncio.Event:
    """Until this is set no widget of a new screen gets the widgets in it, as on a machine that is busy."""
    event, compose = asyncio.Event(), Widget._compose

    async def late(self: Widget) -> None:
        if not isinstance(self, Screen) and not self.screen.is_mounted:
            await event.wait()
        await compose(self)

    event.set()
    monkeypatch.setattr(Widget, "_compose", late)
    return event


async def begun(driver: Driver) -> Screen[Any]:
    """The place that is being opened, once it has its first widgets; `Driver.until` would wait for all of them."""
    for _ in range(3000):
        if driver.screen is not driver.chat and driver.screen.children:
            return driver.screen
        await asyncio.sleep(0.01)
    raise AssertionError(f"nothing opens: {driver.app.return_code}, {driver.app._exception!r}")


async def test_the_footer_may_ask_for_the_keys_of_a_place_that_is_not_laid_out_yet(
    home: Path, laid_out: asyncio.Event
) -> None:
    """Its widgets come one after another: the footer may be drawn before the list is there."""
    async with chatting() as driver:
        for place in places.PLACES:
            laid_out.clear()
            driver.app.simulate_key(place.key.partition(",")[0])
            try:
                screen = await begun(driver)
                assert not screen.is_mounted
                for _, binding in screen._bindings:
                    _, name, parameters = parse(binding.action)
                    screen.check_action(name, parameters)
            finally:
                laid_out.set()
            await driver.until(lambda: driver.screen.is_mounted)
            driver.screen.dismiss(None)
            await driver.until(lambda: driver.screen is driver.chat)


async def test_a_place_opens_once_and_the_chat_shows_the_message_it_is_left_for(home: Path, store: Store) -> None:
    message = say(store, "I like tea.")
    async with chatting() as driver:
        await driver.press("f3")
        screen = await driver.until_on(LedgerScreen)
        await places.go(driver.chat, "ledger")
        assert driver.screen is screen
        screen.dismiss(There(store.messages.get(message).conversation, message))
        await driver.until(driver.questions)
        assert driver.chat.query_one(".-sought").text == "I like tea."  # type: ignore[attr-defined]
