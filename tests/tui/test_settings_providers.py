"""Providers in the screen Settings: set up, given a key, described, removed."""

from pathlib import Path

import keyring
import pytest
from textual.events import Paste
from textual.widgets import Input

from assistant import config
from assistant.providers import KEYRING_SERVICE
from tests.assistant.store.conftest import MemoryKeyring
from tests.tui.driving import chatting
from tests.tui.settings import enter, field, mark, said, settings
from tui.settings.asking import Asking


async def test_a_provider_is_added_given_a_key_and_removed(home: Path, ring: MemoryKeyring) -> None:
    async with chatting() as driver:
        screen = await settings(driver, "2")
        await driver.press("a")
        await enter(driver, "mine")
        await enter(driver, "http://example.org")
        await said(driver, "must begin with https")
        await enter(driver, "https://example.org/v1")
        await said(driver, "mine is set up")
        assert config.get("providers.mine.base_url") == "https://example.org/v1"
        await driver.until(lambda: screen.marked is not None and screen.marked.id == "providers.mine.key")
        await driver.press("enter")
        line = await field(driver)
        assert line.password
        await enter(driver, " secret ")
        await said(driver, "is in the keyring")
        assert keyring.get_password(KEYRING_SERVICE, "mine") == "secret"
        assert line.value == ""
        assert "secret" not in (home / "config.toml").read_text()
        await driver.until(lambda: screen.marked is not None and screen.marked.value == "key in the keyring")
        await driver.press("d")
        await said(driver, "gone from the keyring")
        await driver.press("x")
        await said(driver, "no longer set up")
        assert config.load().providers == {}


async def test_without_a_keyring_no_key_is_typed_in_vain(home: Path) -> None:
    async with chatting() as driver:
        screen = await settings(driver, "2")
        await mark(driver, "providers.openai.key")
        await driver.press("enter")
        await said(driver, "No keyring can be reached. Put the key in the environment as OPENAI_API_KEY.")
        assert not screen.asking
        await driver.press("1")
        await mark(driver, "store.key")
        await driver.press("enter", "down", "enter")
        await said(driver, "No keyring was found")
        assert screen.query_one(Asking).has_class("-choices")


async def test_a_key_in_the_environment_is_told(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "secret")
    async with chatting() as driver:
        screen = await settings(driver, "2")
        rows = {row.id: row.value for row in screen._rows}
        assert rows["providers.openai.key"] == "key in the environment"
        assert rows["providers.mistral.key"] == "no key"


async def test_what_is_typed_stands_behind_what_an_address_begins_with(home: Path) -> None:
    async with chatting() as driver:
        await settings(driver, "2")
        await driver.press("a", *"own", "enter", *"example.org", "enter")
        await said(driver, "own is set up")
        assert config.get("providers.own.base_url") == "https://example.org"


@pytest.mark.parametrize("address", ["http://127.0.0.1:8123/v1", "https://example.org/v1"])
async def test_a_whole_address_takes_the_place_of_what_one_begins_with(home: Path, address: str) -> None:
    async with chatting() as driver:
        await settings(driver, "2")
        await driver.press("a", *"pasted", "enter")
        driver.app.post_message(Paste(address))
        await driver.until(lambda: isinstance(line := driver.app.focused, Input) and line.value == address)
        await driver.press("enter")
        await said(driver, "pasted is set up")
        await driver.press("a", *"typed", "enter", *address, "enter")
        await said(driver, "typed is set up")
        assert config.get("providers.pasted.base_url") == config.get("providers.typed.base_url") == address


async def test_while_a_provider_is_added_it_is_what_is_described(home: Path) -> None:
    async with chatting((120, 40)) as driver:
        await settings(driver, "2")
        await driver.press("a")
        assert driver.shown("#name") == "providers.NAME.base_url"
        assert "provider of your own" in driver.shown("#says")
        await driver.press(*"own", "enter")
        assert driver.shown("#name") == "providers.own.base_url"
        await driver.press("escape")
        assert driver.shown("#name") == "providers.anthropic.key"
