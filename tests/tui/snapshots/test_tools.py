"""Pictures of models, import and settings."""

from pathlib import Path

import pytest

from tests.assistant.imports.making import chat, put, zipped
from tests.tui import test_settings as setting
from tests.tui.conftest import LEARN_NOT
from tests.tui.driving import chatting
from tests.tui.snapshots.album import Album
from tests.tui.test_importing import at, choose, importing
from tests.tui.test_models import mark, models
from tui.importing.files import Files
from tui.importing.removing import RemoveScreen
from tui.importing.screen import ImportScreen
from tui.settings.row_list import RowList


@pytest.mark.parametrize("offline", ["", "1"])
async def test_models(
    home: Path, size: tuple[int, int], album: Album, monkeypatch: pytest.MonkeyPatch, offline: str
) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", offline)
    async with models(size) as (driver, screen):
        await mark(driver, screen, "qwen2.5-0.5b")  # of the model that is here a path of this machine is shown
        await driver.until(lambda: "qwen" in driver.shown("#about"))
        await album.take(driver, "models-offline" if offline else "models-filled")
        if not offline:
            await driver.press("o")
            await album.take(driver, "models-other")


@pytest.fixture
def exports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "exports"
    monkeypatch.setenv("HOME", str(folder))
    put(folder / "odd.bin", b"\0\1\2")
    put(folder / "notes" / "tea.md", "# Tea\n\nI like it green.\n")
    monkeypatch.chdir(folder)
    zipped(folder / "chatgpt.zip", {"conversations.json": [chat("c1", "Ulm"), chat("c2", "Graz"), {"title": "?"}]})
    return folder


async def test_an_import(home: Path, exports: Path, size: tuple[int, int], album: Album) -> None:
    async with chatting(size) as driver:
        screen = await importing(driver)
        await driver.until(lambda: len(screen.query_one(Files).root.children) == 3)
        await album.take(driver, "import-empty")
        await driver.press("ctrl+right")
        await at(driver, "none")
        await album.take(driver, "import-none")
        await driver.press("ctrl+left")
        await choose(driver, Path("odd.bin"))
        await driver.until(lambda: screen.has_class("-failed"))
        await at(driver, "choosing")
        await album.take(driver, "import-failing")
        await choose(driver, Path("chatgpt.zip"))
        await at(driver, "found")
        await album.take(driver, "import-preview")
        await driver.press("i")
        await at(driver, "done")
        await album.take(driver, "import-done")
        await driver.press("ctrl+right")
        await at(driver, "earlier")
        await album.take(driver, "import-earlier")
        await driver.press("r")
        await driver.until_on(RemoveScreen)
        await album.take(driver, "import-remove")
        await driver.press("escape")
        await driver.until_on(ImportScreen)


async def test_settings(home: Path, size: tuple[int, int], album: Album) -> None:
    (home / "config.toml").write_text(LEARN_NOT)
    async with chatting(size) as driver:
        screen = await setting.settings(driver)
        await album.take(driver, "settings-filled")
        await setting.mark(driver, "profile.learn")
        await driver.press("enter")
        await album.take(driver, "settings-choice")
        await driver.press("escape")
        await setting.mark(driver, "profile.context")
        await driver.press("enter")
        await setting.enter(driver, "many")
        await setting.said(driver, "whole number")
        await driver.pilot.pause()
        screen.query_one(RowList).scroll_to_highlight()  # what is said below takes a row of the list away
        await album.take(driver, "settings-failing")
        await driver.press("escape")
        for key, part in (("2", "providers"), ("3", "keys")):
            await driver.press(key)
            await driver.until(lambda part=part: screen.part == part)
            await album.take(driver, f"settings-{part}")
        await driver.press("2", "a", *"own", "enter")
        await album.take(driver, "settings-adding")
