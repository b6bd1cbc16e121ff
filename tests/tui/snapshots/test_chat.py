"""Pictures of the chat, of the list beside it, and of what opens over it."""

import sys
from pathlib import Path

import pytest
from textual.widgets import Input

from assistant.store.store import Store
from tests.tui.conftest import use_cloud
from tests.tui.driving import Driver, chatting
from tests.tui.privacy_screen import QUESTION
from tests.tui.snapshots.album import Album
from tests.tui.snapshots.filled import a_talk, grouped
from tui.chat.status import StatusLine
from tui.chat.why import WhyScreen
from tui.composing.on_disk import OnDiskScreen
from tui.conversations.line import LineScreen
from tui.conversations.list import ConversationList
from tui.help import HelpScreen
from tui.privacy.switch import ProfileSwitch


async def ready(driver: Driver) -> None:
    """Wait until the model is there and the list is read."""
    await driver.until(lambda: not driver.app.workers._workers or all(w.is_finished for w in driver.app.workers))
    await driver.pilot.pause()


async def test_an_empty_chat(home: Path, size: tuple[int, int], album: Album) -> None:
    async with chatting(size) as driver:
        await ready(driver)
        await album.take(driver, "chat-empty")
        await driver.press("ctrl+l")
        await album.take(driver, "list-empty")
        await driver.press("ctrl+l")
        await driver.press("f1")
        await driver.until_on(HelpScreen)
        await album.take(driver, "help")


async def test_a_filled_chat(store: Store, size: tuple[int, int], album: Album) -> None:
    talk = a_talk(store)
    async with chatting(size) as driver:
        await ready(driver)
        await driver.chat.open(talk.conversation)
        await album.take(driver, "chat-filled")
        await driver.press("ctrl+up")
        await album.take(driver, "chat-message-marked")
        await driver.press("w")
        await driver.until_on(WhyScreen)
        await album.take(driver, "why")
        await driver.press("escape", "escape", "ctrl+t")
        await driver.until_on(ProfileSwitch)
        await album.take(driver, "profile-switch")
        await driver.press("escape")
        await driver.chat.open(talk.stopped)
        await album.take(driver, "chat-stopped")


async def test_the_list_in_groups(store: Store, size: tuple[int, int], album: Album) -> None:
    grouped(store)
    async with chatting(size) as driver:
        await ready(driver)
        await driver.press("ctrl+l")
        await driver.until(lambda: driver.chat.query_one(ConversationList).has_focus)
        await album.take(driver, "list-filled")
        await driver.press("ctrl+e")
        await driver.until_on(LineScreen)
        await album.take(driver, "list-rename")
        driver.screen.query_one(Input).value = "  "
        await driver.press("enter")
        await album.take(driver, "list-rename-failing")


async def test_a_failed_turn_and_what_is_typed(
    home: Path, size: tuple[int, int], album: Album, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_cloud(home, "http://127.0.0.1:9/v1", name="example-cloud")
    monkeypatch.setenv("VISUAL", sys.executable)
    monkeypatch.setattr("tui.composing.editor.memory_folder", lambda: None)  # as on a system without such a place
    monkeypatch.setattr("tempfile.tempdir", "/tmp")
    async with chatting(size) as driver:
        await ready(driver)
        await driver.press("ctrl+o")
        await driver.until_on(OnDiskScreen)
        await album.take(driver, "editor-on-disk")
        await driver.press("escape")
        await driver.type(QUESTION)
        status = driver.chat.query_one(StatusLine)
        await driver.until(lambda: status.preview.count and not status.looking)
        await album.take(driver, "chat-typing")
        await driver.press("enter")
        await driver.review()
        await driver.press("s")
        await driver.answered()
        await album.take(driver, "chat-failing")
