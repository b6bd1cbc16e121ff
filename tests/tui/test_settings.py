"""The screen Settings: every setting there is, changed at once and checked before it is kept."""

from pathlib import Path

import pytest
from textual.widgets import Input, OptionList

from assistant import config
from assistant.config_settings import describe
from assistant.store.keys import method, unlock
from tests.assistant.store.conftest import MemoryKeyring
from tests.tui.conftest import PASSPHRASE
from tests.tui.driving import chatting
from tests.tui.settings import enter, field, mark, said, settings
from tui.settings.asking import Asking
from tui.settings.screen import FIRST


async def test_every_setting_of_the_schema_is_there_with_what_it_is_for(home: Path) -> None:
    async with chatting((120, 40)) as driver:
        screen = await settings(driver)
        rows = {row.id: row for row in screen._rows}
        for setting in describe():
            if setting.section.islower():
                assert rows[setting.dotted].says.startswith(setting.description)
                assert rows[setting.dotted].about.startswith(setting.type)
        assert rows["profile.learn"].is_set
        assert rows["store.key"].value == "under a passphrase"


async def test_the_passphrase_of_the_store_is_changed_with_the_old_one_and_the_new_one_twice(home: Path) -> None:
    async with chatting() as driver:
        screen = await settings(driver)
        for answers, words in (
            ((PASSPHRASE, "another passphrase", "another pasphrase"), "not the same"),
            (("wrong", "another passphrase", "another passphrase"), "not the right passphrase"),
            ((PASSPHRASE, "another passphrase", "another passphrase"), "SOTTO_PASSPHRASE still holds the old one"),
        ):
            await mark(driver, "store.key")
            await driver.press("enter", "enter")
            for answer in answers:
                assert screen.asking
                assert (await field(driver)).password
                await enter(driver, answer)
            await said(driver, words)
    unlock("another passphrase")


async def test_the_key_of_the_store_goes_into_the_keyring_and_out_again(home: Path, ring: MemoryKeyring) -> None:
    async with chatting() as driver:
        screen = await settings(driver)
        await mark(driver, "store.key")
        await driver.press("enter", "down", "enter")
        await enter(driver, PASSPHRASE)
        await said(driver, "in the keyring from now on")
        await driver.until(lambda: screen.marked is not None and screen.marked.value == "in the keyring")
        assert method() == "keyring"
        await driver.press("enter", "enter")
        await enter(driver, "another passphrase")
        await enter(driver, "another passphrase")
        await said(driver, "holds from now on")
        assert method() == "passphrase"


async def test_a_setting_is_changed_at_once_and_given_its_default_again(home: Path) -> None:
    async with chatting() as driver:
        screen = await settings(driver)
        await mark(driver, "profile.context")
        await driver.press("enter")
        assert screen.asking
        await enter(driver, "120")
        await said(driver, "profile.context is 120 now.")
        assert config.get("profile.context") == 120
        await driver.until(lambda: driver.chat.session.config.profile.context == 120)
        await driver.until(lambda: screen.marked is not None and screen.marked.is_set)
        await driver.press("d")
        await said(driver, "has its default again")
        assert config.get("profile.context") == 300


async def test_what_is_not_right_is_one_line_and_changes_nothing(home: Path) -> None:
    before = (home / "config.toml").read_text()
    async with chatting() as driver:
        screen = await settings(driver)
        for name, text, words in (
            ("profile.context", "many", "whole number"),
            ("local.server", "http://example.org/v1", "on this machine"),
            ("local.temperature", "9", "less than or equal to 2"),
        ):
            await mark(driver, name)
            await driver.press("enter")
            await enter(driver, text)
            await said(driver, words)
            assert screen.has_class("-failed")
            assert "\n" not in driver.shown("#said")
            line = driver.app.focused
            assert isinstance(line, Input) and line.value == text  # to be mended
            await driver.press("escape")
            assert not screen.has_class("-failed")
        await mark(driver, "local.server")
        await driver.press("enter", "escape")
        assert not screen.asking
        assert driver.app.focused is screen.query_one("RowList")
    assert (home / "config.toml").read_text() == before


async def test_what_is_wrong_is_mended_where_it_was_typed(home: Path) -> None:
    async with chatting() as driver:
        screen = await settings(driver)
        await mark(driver, "cloud.timeout_s")
        await driver.press("enter", *"9o", "enter")
        await said(driver, "give a number")
        await driver.press("backspace", "0", "enter")
        await said(driver, "cloud.timeout_s is 90.0 now.")
        assert not screen.asking
        assert driver.app.focused is screen.query_one("RowList")


async def test_one_of_a_few_words_is_chosen_from_a_list(home: Path) -> None:
    async with chatting() as driver:
        screen = await settings(driver)
        await mark(driver, "profile.learn")
        await driver.press("enter")
        choices = screen.query_one(Asking).query_one("#choices", OptionList)
        assert [str(option.prompt) for option in choices.options] == ["auto", "off"]
        assert choices.highlighted == 1
        await driver.press("up", "enter")
        await said(driver, "profile.learn is auto now.")
        await driver.until(lambda: driver.chat.session.config.profile.learn == "auto")


async def test_letters_taken_back_leave_the_mark_where_the_value_in_force_is(home: Path) -> None:
    async with chatting() as driver:
        screen = await settings(driver)
        await mark(driver, "profile.learn")
        await driver.press("enter", "a")
        choices = screen.query_one(Asking).query_one("#choices", OptionList)
        await driver.until(lambda: choices.highlighted == 0)
        await driver.press("backspace")
        await driver.until(lambda: choices.highlighted == 1)
        await driver.press("up", "backspace")  # nothing is typed: the mark stays where it was put
        assert choices.highlighted == 0


async def test_letters_find_a_word_in_the_list_and_enter_takes_none_that_was_not_meant(home: Path) -> None:
    async with chatting() as driver:
        screen = await settings(driver)
        await mark(driver, "cloud.provider")
        await driver.press("enter", *"fake", "enter")
        assert screen.asking
        assert config.get("cloud.provider") is None
        choices = screen.query_one(Asking).query_one("#choices", OptionList)
        assert choices.highlighted is None
        await driver.press(*["backspace"] * 4, *"Open", "enter")
        await said(driver, "cloud.provider is openai now.")
        await mark(driver, "cloud.provider")
        await driver.press("enter", "m", "up", "down", "enter")  # what is marked by hand counts, too
        await said(driver, "cloud.provider is mistral now.")
        await mark(driver, "cloud.provider")
        await driver.press("enter", "x", "up", *"ant", "enter")  # and begins the letters anew
        await said(driver, "cloud.provider is anthropic now.")


async def test_a_cloud_model_set_up_here_can_be_used_at_once(home: Path) -> None:
    async with chatting() as driver:
        await settings(driver)
        await mark(driver, "cloud.provider")
        await driver.press("enter")
        choices = driver.screen.query_one(Asking).query_one("#choices", OptionList)
        choices.highlighted = [str(option.prompt) for option in choices.options].index("openai")
        await driver.press("enter")
        await said(driver, "cloud.provider is openai now.")
        await mark(driver, "cloud.model")
        await driver.press("enter")
        await enter(driver, "large")
        await driver.until(lambda: driver.chat.session.cloud == "openai/large")
        await driver.press("escape", "ctrl+r")
        await driver.until(lambda: driver.chat.session.route == "protected")


async def test_the_keys_change_the_part_and_esc_goes_back(home: Path) -> None:
    async with chatting() as driver:
        screen = await settings(driver)
        for key, part in (
            ("right", "providers"),
            ("2", "providers"),
            ("left", "settings"),
            ("left", "keys"),
            ("1", "settings"),
        ):
            await driver.press(key)
            await driver.until(lambda part=part: screen.part == part)  # type: ignore[misc]
        await driver.press("escape")
        assert driver.screen is driver.chat
        await settings(driver)
        await driver.press("f7")
        assert driver.screen is driver.chat


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_all_of_it_is_in_view_at_any_size(home: Path, size: tuple[int, int]) -> None:
    async with chatting(size) as driver:
        screen = await settings(driver)
        for asked in (False, True):
            for selector in ("RowList", "#beside", "#said", "Asking")[: 4 if asked else 3]:
                widget = screen.query_one(selector)
                if widget.display:
                    assert screen.region.contains_region(widget.region), selector
                    assert widget.region.height > 0
            await mark(driver, "app.theme")
            await driver.press("enter")
            await driver.pilot.pause()


async def test_a_line_about_one_part_is_gone_in_the_next(home: Path) -> None:
    async with chatting() as driver:
        screen = await settings(driver)
        await mark(driver, "profile.context")
        await driver.press("enter")
        await enter(driver, "many")
        await said(driver, "profile.context is not right")
        assert screen.has_class("-failed")
        await driver.press("escape", "2")
        await said(driver, FIRST)
        assert not screen.has_class("-failed")


async def test_the_marked_setting_stays_in_view_when_the_line_below_grows(home: Path) -> None:
    async with chatting() as driver:
        screen = await settings(driver)
        rows = screen.query_one("RowList", OptionList)
        await mark(driver, "app.theme")
        last = rows.option_count - 1
        await driver.press_until("down", lambda: rows.highlighted == last)
        screen._tell("A line that is told in many more words than one line has room for. " * 3)
        await driver.until(lambda: screen.query_one("#said").size.height == 3)
        await driver.until(lambda: rows.scroll_offset.y + rows.scrollable_content_region.height > last)
