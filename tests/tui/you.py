"""Opening the screen You and reading what it shows."""

from assistant.store.facts import Fact
from tests.tui.driving import Driver
from tui.chat.screen import ChatScreen
from tui.profile.facts import FactList
from tui.profile.screen import ProfileScreen


async def you(driver: Driver) -> ProfileScreen:
    """The screen You, with what stands behind the marked fact."""
    await driver.press("f4")
    screen: ProfileScreen = await driver.until_on(ProfileScreen)
    await settled(driver, screen)
    return screen


async def settled(driver: Driver, screen: ProfileScreen) -> None:
    """Wait until all that was decided is done and shown."""
    await driver.until(lambda: not screen.working)
    await driver.pilot.pause()
    fact = screen.marked
    await driver.until(lambda: fact is None or driver.shown("#statement") == fact.text)


def listed(screen: ProfileScreen) -> list[str]:
    """The facts on the list, in its order."""
    return [fact.text for fact in screen.query_one(FactList).facts]


def names(screen: ProfileScreen, facts: dict[str, Fact]) -> list[str]:
    """The same, each by the name that the tests have for it."""
    known = {fact.id: name for name, fact in facts.items()}
    return [known[fact.id] for fact in screen.query_one(FactList).facts]


def said(driver: Driver) -> str:
    return driver.shown("#said")


async def message_shown(driver: Driver) -> str:
    """Wait until the chat marks a message; its words."""
    await driver.until_on(ChatScreen)
    await driver.until(lambda: driver.chat.query(".-sought"))
    (view,) = driver.chat.query(".-sought")
    assert view in driver.questions()
    return view.text
