"""Opening the screen Privacy, writing on it, and reading what it shows."""

from textual.widgets import OptionList, Static

from assistant.store.forgetting import Thing
from assistant.store.sought import of_value
from assistant.store.store import Store
from privacy.rules import PrivacyProfile
from tests.tui.driving import Driver
from tui.privacy.profile_list import ProfileList
from tui.privacy.prose import Prose
from tui.privacy.readings import Readings
from tui.privacy.sample_list import SampleList
from tui.privacy.screen import PrivacyScreen
from tui.privacy.tried_text import TriedText

QUESTION = "I'm a nurse at Brightwell Clinic and I have asthma. Write a short bio of me."
PROSE = "Never mention my employer. That I'm a nurse is fine."


async def privacy(driver: Driver) -> PrivacyScreen:
    """The screen Privacy, with all of it worked out."""
    await driver.press("f2")
    screen: PrivacyScreen = await driver.until_on(PrivacyScreen)
    await settled(driver, screen)
    return screen


async def settled(driver: Driver, screen: PrivacyScreen) -> None:
    """Wait until all that was asked for is done and shown."""
    await driver.until(lambda: driver.screen is screen)
    await driver.pilot.pause()
    await driver.until(lambda: not screen.working)
    await driver.pilot.pause()


async def write(driver: Driver, text: str) -> None:
    """Let the profile say `text` instead, and wait until that is shown."""
    screen = driver.screen
    screen.query_one(Prose).text = text
    await settled(driver, screen)


async def save(driver: Driver) -> str:
    """Save what is written; what is said then."""
    screen = driver.screen
    await driver.press("ctrl+s")
    await settled(driver, screen)
    return said(driver)


async def pressed(driver: Driver, *keys: str) -> str:
    """Press keys on the list of profiles; what is said then, unless something is asked."""
    screen = driver.screen
    await driver.press("ctrl+l")
    for key in keys:
        await driver.press(key)
    await driver.until(lambda: driver.screen is not screen or not screen.working)
    await driver.pilot.pause()
    return said(driver) if driver.screen is screen else ""


async def named(driver: Driver, screen: PrivacyScreen, name: str) -> None:
    """Give a name where one is asked for."""
    await driver.until(lambda: driver.screen is not screen)
    await driver.pilot.pause()
    driver.screen.query_one("Input").value = name
    await driver.press("enter")


def said(driver: Driver) -> str:
    return str(driver.app.screen_stack[-1].query_one("#said", Static).visual)


def lines(screen: PrivacyScreen, kind: type[OptionList]) -> list[str]:
    """The options of a list, each with its words on one line."""
    found = screen.query_one(kind)
    return [" ".join(str(found.get_option_at_index(n).prompt).split()) for n in range(found.option_count)]


def readings(screen: PrivacyScreen) -> list[str]:
    return lines(screen, Readings)


def profiles(screen: PrivacyScreen) -> list[str]:
    return lines(screen, ProfileList)


def samples_of(screen: PrivacyScreen) -> list[str]:
    return lines(screen, SampleList)


def leaving(driver: Driver, part: str = "#leaves") -> str:
    """What is shown of the text that is tried: #holds, #leaves, #why or #recent."""
    return driver.shown(part)


def prose(screen: PrivacyScreen) -> Prose:
    return screen.query_one(Prose)


def tried(screen: PrivacyScreen) -> TriedText:
    return screen.query_one(TriedText)


def stored(store: Store, name: str) -> PrivacyProfile:
    profile = store.privacy_profiles.get(name)
    assert profile is not None
    return profile


def ask_once(store: Store, text: str = QUESTION) -> int:
    """A conversation in which this was asked; its number."""
    conversation = store.conversations.create("A bio").id
    store.messages.add(conversation, "user", text)
    return conversation


def forgotten(store: Store, value: str) -> None:
    """Another program forgets a value."""
    store.forgetting.erase(store.forgetting.hanging(Thing("value", sought=of_value(value))))
