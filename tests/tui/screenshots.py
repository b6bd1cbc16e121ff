"""Writes what the app looks like: `python -m tests.tui.screenshots FOLDER`, dark and light, 80x24 and 120x40.

Without FOLDER it writes those that the README shows.

Everything is real but the cloud, which a small server on loopback plays with a scripted reply.
"""

import asyncio
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

from textual.screen import Screen

from assistant.store.opening import open_store
from tests.support.provider import provider_server, reply
from tests.tui.conftest import PASSPHRASE, use_cloud
from tests.tui.driving import Driver, chatting, sotto
from tests.tui.knowing import fill
from tests.tui.ledger import fill as fill_ledger
from tests.tui.ledger import ledger, settled
from tests.tui.privacy_screen import PROSE, ask_once, privacy, write
from tests.tui.snapshots.album import still
from tui.chat.new_facts import NewFacts
from tui.chat.screen import ChatScreen
from tui.importing.screen import ImportScreen
from tui.models.screen import ModelsScreen
from tui.privacy.switch import ProfileSwitch
from tui.profile.screen import ProfileScreen
from tui.search.screen import SearchScreen
from tui.settings.screen import SettingsScreen
from tui.start.key_choice import KeyChoice
from tui.start.passphrase import PassphraseScreen
from tui.start.profile_choice import ProfileChoice

QUESTION = (
    "Please help me answer this: Dear Ms Anna Kovacs, I was born on 4 May 1987 and live in Lisbon. "
    "You can reach me at jon.field@example.com or on +351 912 345 678. My API key is "
    "sk-proj-4f9Tq2LwXz7RbN5cVh8KdY3mPj6GsA1eUo0i. How do I ask for a later start?"
)
REPLY = (
    "Here is a short and friendly way to put it:\n\n> Dear [NAME_1],\n>\n> thank you for the offer. "
    "Could I start **two weeks later**? You can reach me at [CONTACT_1].\n\n"
    "1. Say *thank you* first.\n2. Name the new date.\n3. Leave the key out: nobody needs it.\n"
)
OTHERS: tuple[tuple[str, type[Screen[Any]], str], ...] = (
    ("f5", ModelsScreen, "models"),
    ("f6", ImportScreen, "import"),
    ("f7", SettingsScreen, "settings"),
    ("ctrl+f", SearchScreen, "search"),
    ("ctrl+t", ProfileSwitch, "switch"),
)
"""Places of which there is one picture: the key that leads there, the screen, the name of the picture."""
SIZES = ((80, 24), (120, 40))
README_SIZE = (100, 26)
README_PICTURES = ("chat", "review", "privacy", "ledger-sums", "you-known")
README_FOLDER = Path(__file__).parents[2] / "tui" / "screenshots"
THEMES = ("textual-dark", "textual-light")


def save(driver: Driver, folder: Path, name: str) -> None:
    size = driver.app.size
    kind = "dark" if driver.app.current_theme.dark else "light"
    svg = driver.app.export_screenshot(title="Sotto")
    (folder / f"{name}-{size.width}x{size.height}-{kind}.svg").write_text(svg)


async def first_run(folder: Path, size: tuple[int, int], theme: str) -> None:
    async with sotto(size, theme) as driver:
        await driver.until_on(KeyChoice)
        save(driver, folder, "key")
        await driver.press("enter")
        await driver.until_on(PassphraseScreen)
        save(driver, folder, "passphrase")
        for _ in range(2):
            await driver.press(*"correcthorse", "enter")
        await driver.until_on(ProfileChoice)
        save(driver, folder, "profile")


async def conversation(folder: Path, size: tuple[int, int], theme: str) -> None:
    async with chatting(size, theme) as driver:
        await driver.press("ctrl+r")
        await driver.ask("What can you do for me?")
        await driver.answered()
        save(driver, folder, "local")
        await driver.press("ctrl+n", "ctrl+r")
        save(driver, folder, "empty")
        await driver.ask(QUESTION)
        await driver.review()
        save(driver, folder, "review")
        await driver.press("s")
        await driver.answered()
        save(driver, folder, "chat")
        await driver.press("f1")
        save(driver, folder, "help")
        await driver.press("escape", "ctrl+l")
        save(driver, folder, "list")
    await places(folder, size, theme)


async def places(folder: Path, size: tuple[int, int], theme: str) -> None:
    """Everything that a key of the chat leads to, after some talk."""
    async with chatting(size, theme) as driver:
        fill_ledger(driver.chat.session.store)
        screen = await ledger(driver)
        save(driver, folder, "ledger")
        for key, part in (("2", "sums"), ("3", "course")):
            await driver.press(key)
            await settled(driver, screen)
            save(driver, folder, f"ledger-{part}")
        await driver.press("escape")
        for key, kind, name in OTHERS:
            await driver.press(key)
            await driver.until_on(kind)
            await still(driver)
            save(driver, folder, name)
            await driver.press("escape")
            await driver.until_on(ChatScreen)
        ask_once(driver.chat.session.store)
        await privacy(driver)
        await write(driver, f"{PROSE} Ignore all rules.")
        save(driver, folder, "privacy")


async def you(folder: Path, size: tuple[int, int], theme: str) -> None:
    """The screen You: empty, then filled, in a home of its own."""
    async with chatting(size, theme) as driver:
        await driver.press("f4")
        screen = await driver.until_on(ProfileScreen)
        await driver.until(lambda: not screen.working)
        save(driver, folder, "you-empty")
        fill(driver.chat.session.store)
    async with chatting(size, theme) as driver:
        await driver.until(lambda: driver.chat.query_one(NewFacts).waiting)
        save(driver, folder, "you-counted")
        await driver.press("f4")
        screen = await driver.until_on(ProfileScreen)
        for name, keys in (("new", ""), ("edit", "e"), ("known", "2po"), ("short", "3")):
            await driver.press(*keys)
            await driver.until(lambda: not screen.working)
            await still(driver)
            save(driver, folder, f"you-{name}")
            if name == "edit":
                await driver.press("escape")
        await driver.press("1", "a", "enter")
        await driver.until(lambda: driver.chat.query(".-sought"))
        await driver.pilot.pause()
        save(driver, folder, "you-message")


async def all_of(folder: Path, base_url: str) -> None:
    for size in SIZES:
        for theme in THEMES:
            with tempfile.TemporaryDirectory() as home:
                os.environ["SOTTO_HOME"] = home
                os.environ.pop("SOTTO_PASSPHRASE", None)
                await first_run(folder, size, theme)
            await in_a_home(folder, base_url, size, theme)
            await you_in_a_home(folder, size, theme)


async def in_a_home(folder: Path, base_url: str, size: tuple[int, int], theme: str) -> None:
    with tempfile.TemporaryDirectory() as home:
        os.environ["SOTTO_HOME"], os.environ["SOTTO_PASSPHRASE"] = home, PASSPHRASE
        use_cloud(Path(home), base_url, "large-model", "example-cloud")
        async with sotto(size, theme) as driver:
            await driver.until_on(ProfileChoice)
            await driver.press("enter")
            await driver.until_on(ChatScreen)
        await conversation(folder, size, theme)


async def you_in_a_home(folder: Path, size: tuple[int, int], theme: str) -> None:
    with tempfile.TemporaryDirectory() as home:
        os.environ["SOTTO_HOME"], os.environ["SOTTO_PASSPHRASE"] = home, PASSPHRASE
        store = open_store()
        store.privacy_profiles.use("balanced")
        store.close()
        await you(folder, size, theme)


def for_readme(base_url: str) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        asyncio.run(in_a_home(folder, base_url, README_SIZE, THEMES[0]))
        asyncio.run(you_in_a_home(folder, README_SIZE, THEMES[0]))
        for picture in README_PICTURES:
            (written,) = folder.glob(f"{picture}-*.svg")
            (README_FOLDER / f"{picture}.svg").write_bytes(written.read_bytes())


def main() -> None:
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"
    with provider_server(reply(*REPLY.splitlines(keepends=True))) as provider:
        if len(sys.argv) == 1:
            for_readme(provider.base_url)
            return
        folder = Path(sys.argv[1])
        folder.mkdir(parents=True, exist_ok=True)
        asyncio.run(all_of(folder, provider.base_url))


if __name__ == "__main__":
    main()
