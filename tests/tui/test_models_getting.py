"""Downloads on the screen Models: progress, pausing, giving up, and what can't be got."""

import threading
from pathlib import Path

import pytest

from tests.support.hub import FILE, REPO, Hub
from tests.tui.driving import Driver
from tests.tui.models_screen import (
    ASKED,
    NAME,
    file_of,
    get,
    hub,
    line_of,
    listed,
    mark,
    models,
    name,
    said,
)
from tui.chat.screen import ChatScreen
from tui.models.doing import OFFLINE
from tui.models.downloads import Download
from tui.models.screen import ModelsScreen

__all__ = ["hub"]

HALF = 300_000
"""Bytes after which the hub falls silent."""


async def half(driver: Driver, screen: ModelsScreen, hub: Hub) -> Download:
    """A download of which a part is here, while the hub is silent."""
    hub.silent, hub.silent_after = threading.Event(), HALF
    download = await get(driver, screen)
    await driver.until(lambda: download.pace.done >= HALF)
    return download


def goes_on(hub: Hub) -> None:
    """The hub speaks again, and falls silent no more."""
    assert hub.silent is not None
    hub.silent.set()
    hub.silent = None


async def test_another_model_is_downloaded_with_its_progress_and_stands_there(home: Path, hub: Hub) -> None:
    async with models() as (driver, screen):
        download = await half(driver, screen, hub)
        await driver.until(lambda: "33%, 300 kB of 900 kB" in driver.shown("#going"))
        assert download.state == "coming"
        await driver.until(lambda: "33% is here" in line_of(screen, NAME) and "↓" in line_of(screen, NAME))
        goes_on(hub)
        await driver.until(lambda: listed(screen).get(NAME) == "here")
        await driver.until(lambda: ASKED in driver.shown("#about") and "sha256" in driver.shown("#about"))
    assert file_of(home).read_bytes() == hub.files[(REPO, FILE)]


async def test_p_pauses_enter_goes_on_and_nothing_is_fetched_twice(home: Path, hub: Hub) -> None:
    async with models() as (driver, screen):
        download = await half(driver, screen, hub)
        await driver.press("p")
        await driver.until(lambda: listed(screen).get(NAME) == "begun" and download.state == "paused")
        await driver.until(lambda: "paused at" in line_of(screen, NAME))
        await driver.until(lambda: "Enter goes on." in driver.shown("#going"))
        assert not file_of(home).exists()
        goes_on(hub)
        await mark(driver, screen, NAME)
        await driver.press("enter")
        await driver.until(lambda: listed(screen).get(NAME) == "here")
    assert hub.pieces()[-1].headers["range"] != "bytes=0-"
    assert file_of(home).read_bytes() == hub.files[(REPO, FILE)]


async def test_c_gives_up_and_deletes_what_came(home: Path, hub: Hub) -> None:
    async with models() as (driver, screen):
        download = await half(driver, screen, hub)
        await driver.press("c")
        await driver.until(lambda: not download.active and list((home / "models").iterdir()) == [])
        await driver.until(lambda: NAME not in listed(screen))


async def test_a_download_that_was_begun_earlier_is_listed_and_can_be_given_up(home: Path, hub: Hub) -> None:
    async with models() as (driver, screen):
        download = await half(driver, screen, hub)
        await driver.press("p")
        await driver.until(lambda: not download.active)
    async with models() as (driver, screen):
        assert listed(screen)[NAME] == "begun"
        assert "is here" in line_of(screen, NAME)
        await mark(driver, screen, NAME)
        await driver.press("c")
        await driver.until(lambda: NAME not in listed(screen))
        assert said(driver) == f"What came of {NAME} is deleted."


async def test_a_download_goes_on_in_the_chat_and_tells_when_it_is_done(home: Path, hub: Hub) -> None:
    async with models() as (driver, screen):
        await half(driver, screen, hub)
        await driver.press("escape")
        await driver.until_on(ChatScreen)
        goes_on(hub)
        await driver.until(lambda: file_of(home).exists())
        await driver.until(lambda: any(f"{NAME} is here" in n.message for n in driver.app.notices))


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        (f"{REPO}:none.gguf", "has no file none.gguf"),
        (REPO, f"Which file of {REPO}?"),
        ("nonsense", "is not on the list"),
    ],
)
async def test_what_cannot_be_got_is_one_line(home: Path, asked: str, says: str) -> None:
    async with models() as (driver, screen):
        await name(driver, screen, asked)
        await driver.until(lambda: any(says in n.message for n in driver.app.notices))
        await driver.until(lambda: not screen._downloads.active)
        assert NAME not in listed(screen)


async def test_a_wrong_checksum_is_told_and_leaves_nothing(home: Path, hub: Hub) -> None:
    hub.sums[FILE] = "0" * 64
    async with models() as (driver, screen):
        await get(driver, screen)
        await driver.until(lambda: any("checksum" in n.message for n in driver.app.notices))
        assert list((home / "models").iterdir()) == []
        await driver.until(lambda: NAME not in listed(screen))


async def test_offline_is_one_line_and_asks_nothing(home: Path, hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    async with models() as (driver, screen):
        assert said(driver) == OFFLINE
        await mark(driver, screen, "qwen2.5-0.5b")
        await driver.press("enter")
        await driver.until(lambda: said(driver) == OFFLINE)
        assert screen._downloads.active == []
    assert hub.requests == []
