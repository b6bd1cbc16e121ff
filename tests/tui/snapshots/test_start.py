"""Pictures of the first run, of the passphrase at a start, and of a start that can't be."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from assistant import paths
from tests.tui.driving import sotto
from tests.tui.snapshots.album import Album
from tests.tui.test_first_run import enter
from tui.start.key_choice import KeyChoice
from tui.start.passphrase import PassphraseScreen
from tui.start.profile_choice import ProfileChoice
from tui.start.refusal import RefusalScreen


async def test_the_first_run(
    empty_home: Path, size: tuple[int, int], album: Album, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assistant.store.wrapping.TIME", 1)
    monkeypatch.setattr("assistant.store.wrapping.MEMORY_KIB", 1024)
    async with sotto(size) as driver:
        await driver.until_on(KeyChoice)
        await album.take(driver, "start-key")
        await driver.press("enter")
        await driver.until_on(PassphraseScreen)
        await album.take(driver, "start-passphrase")
        await enter(driver, "correct horse")
        await enter(driver, "battery staple")
        await driver.until(lambda: "not the same" in driver.shown("#hint"))
        await album.take(driver, "start-passphrase-failing")
        for _ in range(2):
            await enter(driver, "correct horse")
        await driver.until_on(ProfileChoice)
        await album.take(driver, "start-profile")


async def test_a_wrong_passphrase(
    home: Path, size: tuple[int, int], album: Album, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOTTO_PASSPHRASE")
    async with sotto(size) as driver:
        first = await driver.until_on(PassphraseScreen)
        await album.take(driver, "unlock")
        await enter(driver, "wrong")
        await driver.until(lambda: driver.screen is not first and isinstance(driver.screen, PassphraseScreen))
        await driver.pilot.pause()
        await album.take(driver, "unlock-failing")


async def test_a_refusal(home: Path, size: tuple[int, int], album: Album, monkeypatch: pytest.MonkeyPatch) -> None:
    same_each_time = SimpleNamespace(config_path=lambda: Path("/home/you/sotto/config.toml"))
    monkeypatch.setattr("assistant.config_faults.paths", same_each_time)
    paths.config_path().write_text("[local]\nmodle = 'x'\n")
    async with sotto(size) as driver:
        await driver.until_on(RefusalScreen)
        await album.take(driver, "refusal")
