import re
from pathlib import Path

import keyring
import pytest
from textual.events import Key
from textual.widgets import Input
from textual.widgets._footer import FooterKey

from assistant import paths
from assistant.store.keys import method
from assistant.store.opening import open_store
from tests.assistant.store.conftest import MemoryKeyring
from tests.tui.conftest import PASSPHRASE
from tests.tui.driving import Driver, sotto
from tui.chat.composer import Composer
from tui.chat.screen import ChatScreen
from tui.help import HelpScreen
from tui.start.key_choice import KeyChoice
from tui.start.passphrase import PassphraseScreen
from tui.start.profile_choice import ProfileChoice
from tui.start.refusal import RefusalScreen


async def enter(driver: Driver, passphrase: str) -> None:
    assert isinstance(driver.app.focused, Input)
    driver.app.focused.value = passphrase
    await driver.press("enter")


async def choose_passphrase(driver: Driver) -> None:
    await driver.until_on(KeyChoice)
    await driver.press("enter")
    await driver.until_on(PassphraseScreen)
    await enter(driver, PASSPHRASE)
    await enter(driver, PASSPHRASE)


def offered(driver: Driver) -> list[str]:
    """What the footer offers."""
    return [key.description for key in driver.screen.query(FooterKey)]


def never_chosen() -> None:
    """Let the present store have no privacy profile yet."""
    store = open_store()
    store.settings.delete("privacy_profile")
    store.close()


def at_once(driver: Driver, *keys: str) -> None:
    """Press keys faster than the app can follow."""
    for key in keys:
        driver.app.post_message(Key(key, key if len(key) == 1 else None))


@pytest.mark.slow
async def test_the_first_run_leads_through_passphrase_and_privacy_profile_to_the_input(empty_home: Path) -> None:
    async with sotto() as driver:
        await choose_passphrase(driver)
        await driver.until_on(ProfileChoice)
        await driver.press("down", "down", "enter")
        chat = await driver.until_on(ChatScreen)
        assert isinstance(driver.app.focused, Composer)
        assert chat.session.store.privacy_profiles.active() == "strict"
    assert paths.store_path().read_bytes()[:15] != b"SQLite format 3"


@pytest.mark.slow
async def test_the_key_goes_into_the_keyring_where_there_is_one(empty_home: Path) -> None:
    keyring.set_keyring(MemoryKeyring())
    async with sotto() as driver:
        await driver.until_on(KeyChoice)
        await driver.press("enter")
        await driver.until_on(ProfileChoice)
        await driver.press("enter")
        await driver.until_on(ChatScreen)
    async with sotto() as driver:
        await driver.until_on(ChatScreen)


async def test_two_different_passphrases_are_asked_for_again(empty_home: Path) -> None:
    async with sotto() as driver:
        await driver.until_on(KeyChoice)
        await driver.press("enter")
        await driver.until_on(PassphraseScreen)
        await enter(driver, "one passphrase")
        await enter(driver, "another passphrase")
        assert "not the same" in driver.shown("#hint")
        assert all(not field.value for field in driver.screen.query(Input))
    assert not paths.store_path().exists()


async def test_every_step_has_help(empty_home: Path) -> None:
    async with sotto() as driver:
        choice = await driver.until_on(KeyChoice)
        for screen in (choice, None):
            if screen is None:
                await driver.press("enter")
                screen = await driver.until_on(PassphraseScreen)
            await driver.press("f1")
            await driver.until_on(HelpScreen)
            await driver.press("escape")
            assert driver.screen is screen


async def test_an_empty_passphrase_is_asked_for_again(empty_home: Path) -> None:
    async with sotto() as driver:
        await driver.until_on(KeyChoice)
        await driver.press("enter")
        await driver.until_on(PassphraseScreen)
        await driver.press("enter")
        assert "empty" in driver.shown("#hint")


async def test_a_passphrase_that_is_too_short_is_told_before_it_is_typed_again(empty_home: Path) -> None:
    async with sotto() as driver:
        await driver.until_on(KeyChoice)
        await driver.press("enter")
        await driver.until_on(PassphraseScreen)
        assert "At least 8 characters" in driver.shown(".text")
        await enter(driver, "short")
        assert "too short" in driver.shown("#hint")
        assert driver.app.focused is driver.screen.query_one("#first")
        assert not paths.store_path().exists()
        for _ in range(2):
            await enter(driver, PASSPHRASE)
        await driver.until_on(ProfileChoice)


async def test_esc_goes_back_from_the_passphrase_to_the_choice_before_it(empty_home: Path) -> None:
    keyring.set_keyring(MemoryKeyring())
    async with sotto() as driver:
        await driver.until_on(KeyChoice)
        await driver.press("down", "enter")
        await driver.until_on(PassphraseScreen)
        await enter(driver, PASSPHRASE)
        await driver.press("escape")
        await driver.until_on(KeyChoice)
        await driver.press("enter")
        await driver.until_on(ProfileChoice)
    assert method() == "keyring"


async def test_esc_leads_nowhere_from_the_passphrase_of_a_store_that_is_there(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOTTO_PASSPHRASE")
    async with sotto() as driver:
        screen = await driver.until_on(PassphraseScreen)
        await driver.press("escape")
        assert driver.screen is screen
        assert "Back" not in offered(driver)


async def test_a_wrong_passphrase_in_the_environment_is_named_and_can_be_typed(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOTTO_PASSPHRASE", "not the right one")
    async with sotto() as driver:
        await driver.until_on(PassphraseScreen)
        assert "SOTTO_PASSPHRASE" in driver.shown("#hint")
        assert "sotto store restore FILE" in driver.shown(".text")
        await enter(driver, PASSPHRASE)
        await driver.until_on(ChatScreen)


@pytest.mark.slow
async def test_a_wrong_passphrase_is_one_line_and_another_try(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOTTO_PASSPHRASE")
    async with sotto() as driver:
        first = await driver.until_on(PassphraseScreen)
        await enter(driver, "wrong")
        await driver.until(lambda: driver.screen is not first and isinstance(driver.screen, PassphraseScreen))
        await driver.pilot.pause()
        assert "passphrase" in driver.shown("#hint")
        await enter(driver, PASSPHRASE)
        await driver.until_on(ChatScreen)


async def test_a_damaged_store_is_one_line_and_is_left_as_it_was(home: Path) -> None:
    damaged = b"\x01" * paths.store_path().stat().st_size
    paths.store_path().write_bytes(damaged)
    async with sotto() as driver:
        refusal = await driver.until_on(RefusalScreen)
        assert "damaged" in refusal.line
        assert "\n" not in refusal.line
        await driver.press("q")
    assert driver.app.return_code == 1
    assert paths.store_path().read_bytes() == damaged


async def test_a_wrong_setting_is_one_line(home: Path) -> None:
    paths.config_path().write_text("[local]\nmodle = 'x'\n")
    async with sotto() as driver:
        refusal = await driver.until_on(RefusalScreen)
        assert "local.modle" in refusal.line


async def test_a_profile_that_was_never_chosen_is_asked_for(home: Path) -> None:
    never_chosen()
    async with sotto() as driver:
        await driver.until_on(ProfileChoice)
        await driver.press("f1")
        await driver.until_on(HelpScreen)
        await driver.press("escape", "escape")
        assert isinstance(driver.screen, ProfileChoice)


async def test_the_first_choice_of_a_profile_can_be_put_off(home: Path) -> None:
    never_chosen()
    async with sotto() as driver:
        await driver.until_on(ProfileChoice)
        await driver.until(lambda: "Quit" in offered(driver))
        await driver.press("ctrl+q")
        await driver.until(lambda: not driver.app.is_running)
    store = open_store()
    assert store.privacy_profiles.active() is None
    store.close()


async def test_what_is_typed_right_after_the_choice_of_a_profile_is_in_the_input(home: Path) -> None:
    never_chosen()
    async with sotto() as driver:
        await driver.until_on(ProfileChoice)
        at_once(driver, "enter", *"Teh", "backspace", "backspace", *"he", "ctrl+j")
        while not isinstance(driver.screen, ChatScreen):
            at_once(driver, "x")
            await driver.pilot.pause(0.02)
        at_once(driver, *"end")
        await driver.until_on(ChatScreen)
        composer = driver.chat.query_one(Composer)
        await driver.until(lambda: composer.text.endswith("end"))
        assert re.fullmatch("The\nx+end", composer.text)


async def test_a_question_that_is_typed_whole_before_the_chat_is_there_is_asked(home: Path) -> None:
    never_chosen()
    async with sotto() as driver:
        await driver.until_on(ProfileChoice)
        at_once(driver, "enter", *"Hello", "enter")
        await driver.until_on(ChatScreen)
        await driver.until(driver.questions)
        assert driver.questions()[0].text == "Hello"
        await driver.press("escape")


async def test_what_is_typed_while_the_store_opens_is_in_the_input(home: Path) -> None:
    async with sotto() as driver:
        typed = ""
        while not isinstance(driver.screen, ChatScreen):
            letter = "abcdefghij"[len(typed) % 10]
            at_once(driver, letter)
            typed += letter
            await driver.pilot.pause(0.02)
        at_once(driver, *"end")
        await driver.until_on(ChatScreen)
        composer = driver.chat.query_one(Composer)
        await driver.until(lambda: composer.text.endswith("end"))
        assert composer.text == f"{typed}end"
