"""The places one goes to from the chat."""

import subprocess
import sys
from functools import partial
from pathlib import Path

from textual.widgets import Tabs

from assistant.store.store import Store
from tests.tui.driving import chatting
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


async def test_the_keys_never_go_to_the_tabs_of_a_place_however_slowly_it_opens(home: Path) -> None:
    async with chatting() as driver:
        for place in places.PLACES:
            await driver.press(place.key.partition(",")[0])
            await driver.until(lambda: driver.screen is not driver.chat and driver.screen.is_mounted)
            assert not any(type(tabs).can_focus for tabs in driver.screen.query(Tabs)), place.id
            driver.screen.dismiss(None)
            await driver.until(lambda: driver.screen is driver.chat)


async def test_the_footer_may_ask_for_the_keys_of_a_place_that_has_not_been_laid_out(home: Path) -> None:
    """Its widgets come one after another: the footer may be drawn, or a key pressed, before the list is there."""
    async with chatting() as driver:
        for place in places.PLACES:
            await driver.press(place.key.partition(",")[0])
            await driver.until(lambda: driver.screen is not driver.chat and driver.screen.is_mounted)
            screen = driver.screen
            screen.dismiss(None)
            await driver.until(partial(lambda left: driver.screen is driver.chat and not left.children, screen))
            for _, binding in screen._bindings:
                name, _, parameters = binding.action.partition("(")
                screen.check_action(name, (parameters.strip("')"),) if parameters else ())


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
