"""Keys that the user may change: their names, what can't be, and that they count at once."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.widgets import Markdown

from assistant import config
from assistant.app_names import KEYS, THEMES
from assistant.config_sections import Config
from tests.tui.driving import Driver, chatting
from tests.tui.test_settings import mark, said, settings
from tui.app import SottoApp
from tui.chat.screen import ChatScreen
from tui.help import HelpScreen
from tui.keys import id_of, place_of, problem_with, problems, remappable
from tui.ledger.screen import LedgerScreen
from tui.settings.screen import SettingsScreen
from tui.themes import offered


def set_keys(home: Path, keys: str) -> None:
    with (home / "config.toml").open("a") as file:
        file.write(keys)


async def help_page(driver: Driver) -> str:
    await driver.press("f1")
    page = await driver.until_on(HelpScreen)
    source: str = page.query_one(Markdown).source
    await driver.press("escape")
    return source


def test_what_a_key_does_has_a_name_by_its_place() -> None:
    assert place_of(ChatScreen) == "chat"
    assert id_of(ChatScreen, "new") == "chat.new"
    assert id_of(LedgerScreen, "app.help") == "app.help"
    assert id_of(SettingsScreen, "part(-1)") == "settings.part_minus_1"
    assert id_of(SettingsScreen, "part(1)") == "settings.part_1"
    assert id_of(SettingsScreen, "go('keys')") == "settings.go_keys"


def test_every_name_can_stand_in_the_config() -> None:
    everything = remappable()
    assert {"app.help", "app.quit", "chat.new", "settings.reset"} <= {each.id for each in everything}
    for each in everything:
        place, action = each.id.split(".")
        Config.model_validate({"keys": {place: {action: "f9"}}})
        assert each.description


async def test_a_key_of_the_settings_replaces_the_usual_one(home: Path) -> None:
    set_keys(home, '[keys.chat]\nnew = "f9"\n[keys.app]\nhelp = "f10"\n')
    async with chatting() as driver:
        chat = driver.chat
        chat.conversation = 1
        await driver.press("ctrl+n")
        assert chat.conversation == 1
        await driver.press("f9")
        await driver.until(lambda: chat.conversation is None)
        await driver.press("f1")
        assert driver.screen is chat
        await driver.press("f10")
        page = await driver.until_on(HelpScreen)
        assert "| F9\\* | New |" in page.query_one(Markdown).source.replace("f9", "F9")
        assert "The settings give it this key" in page.query_one(Markdown).source


async def test_the_help_of_a_screen_lists_the_keys_as_they_are(home: Path) -> None:
    async with chatting() as driver:
        page = await help_page(driver)
        assert "## Keys" in page
        for words in ("New", "Route", "Quit", "Help"):
            assert f"| {words} |" in page
        assert "\\*" not in page


async def test_what_cannot_be_is_told_in_one_line_and_the_rest_counts(home: Path) -> None:
    set_keys(home, '[keys.chat]\nnew = "ctrl+l"\nnonsense = "f9"\nlist = "f11"\n[keys.app]\nquit = "q"\n')
    async with chatting() as driver:
        told = lambda: [each.message for each in driver.app.notices]  # noqa: E731
        await driver.until(lambda: len(told()) >= 2)
        assert any("chat.nonsense" in line for line in told())
        assert any("needed for typing" in line for line in told())
        assert all("\n" not in line for line in told())


async def test_a_key_is_given_by_pressing_it(home: Path) -> None:
    async with chatting() as driver:
        await settings(driver, "3")
        await mark(driver, "keys.chat.new")
        await driver.press("enter", "ctrl+l", "enter")
        await said(driver, "ctrl+l is the key of chat.list already")
        await driver.press("enter", "ctrl+o", "f9", "enter")
        await said(driver, "keys.chat.new is f9 now.")
        assert tomllib.loads((home / "config.toml").read_text())["keys"] == {"chat": {"new": "f9"}}
        await driver.press("escape")
        driver.chat.conversation = 1
        await driver.press("f9")
        await driver.until(lambda: driver.chat.conversation is None)
        await settings(driver, "3")
        await mark(driver, "keys.chat.new")
        await driver.press("d")
        await said(driver, "has its default again")
        await driver.press("escape")
        driver.chat.conversation = 1
        await driver.press("ctrl+n")
        await driver.until(lambda: driver.chat.conversation is None)


def test_problems_are_lines_that_name_both() -> None:
    everything = remappable()
    assert problem_with("chat.new", "f9", everything, {}) == ""
    assert problem_with("chat.new", "ctrl+q", everything, {}).startswith("ctrl+q is the key of app.quit already")
    assert problem_with("chat.new", "ctrl+l", everything, {"chat": {"list": "f9"}}) == ""
    assert "no key called" in problem_with("chat.nothing", "f9", everything, {})
    assert list(problems({"chat": {"new": "f9"}}, everything)) == []


@pytest.mark.parametrize(("id", "key", "line"), [
    ("app.help", "f2", "f2 is the key of chat.place_privacy already. Give chat.place_privacy another key first."),
    ("app.help", "ctrl+u", "ctrl+u is needed for moving about or writing. Give app.help a key such as f9."),
    ("app.suspend_process", "down", "down is needed for moving about or writing."),
    ("app.suspend_process", "enter", "enter is needed for moving about or writing."),
    ("app.suspend_process", "ctrl+m", "ctrl+m is needed for moving about or writing."),
    ("app.suspend_process", "tab", "tab is needed for moving about or writing."),
    ("app.suspend_process", "a", "a is needed for typing."),
    ("app.quit", "q", "q is needed for typing."),
    ("app.quit", "escape", "escape is needed for moving about or writing."),
    ("app.suspend_process", "slash", "slash is needed for typing."),
    ("app.suspend_process", "question_mark", "question_mark is needed for typing."),
    ("composer.editor", "left", "left is needed for moving about or writing."),
    ("composer.editor", "x", "x is needed for typing."),
    ("fact_list.select", "down", "down is needed for moving about or writing."),
])  # fmt: skip
def test_a_key_that_does_something_where_it_would_count_is_refused(id: str, key: str, line: str) -> None:
    assert problem_with(id, key, remappable(), {}).startswith(line)


def test_every_key_can_be_given_what_it_does_anyway() -> None:
    everything = remappable()
    given = {each.id: each.key for each in everything} | {"app.quit": "ctrl+q"}  # a refusal ends with others, too
    assert [line for id, key in given.items() if (line := problem_with(id, key, everything, {}))] == []


async def test_no_key_is_taken_that_would_leave_the_app_or_the_user_without_help(home: Path) -> None:
    async with chatting() as driver:
        await settings(driver, "3")
        await mark(driver, "keys.app.help")
        await driver.press("enter", "f2", "enter")
        await said(driver, "f2 is the key of chat.place_privacy already")
        await driver.press("escape")
        await mark(driver, "keys.app.suspend_process")
        await driver.press("enter", "down", "enter")
        await said(driver, "down is needed for moving about or writing")
        assert "keys" not in tomllib.loads((home / "config.toml").read_text())


@pytest.mark.parametrize("text", ["f9", "ctrl+o", "alt+enter", "Ctrl + O", "f9, ctrl+o", "x", "?", "shift+tab"])
def test_a_key_can_be_written_in_these_ways(home: Path, text: str) -> None:
    config.set_value("keys.chat.new", text)
    assert config.get("keys.chat.new") == ",".join("".join(key.split()).lower() for key in text.split(","))


@pytest.mark.parametrize("text", ["", "f25", "ctrl+", "ctrl+entre", "hyper+x", "f9,", "ctrl+alt"])
def test_what_is_no_key_is_refused_in_one_line(home: Path, text: str) -> None:
    with pytest.raises(config.ConfigError, match=r"keys\.chat\.new is not right: name a key"):
        config.set_value("keys.chat.new", text)


@given(st.text(max_size=12))
def test_whatever_is_written_for_a_key_is_refused_or_stays_as_it_is_kept(text: str) -> None:
    try:
        kept = Config.model_validate({"keys": {"chat": {"new": text}}}).keys["chat"]["new"]
    except ValueError:
        return
    assert Config.model_validate({"keys": {"chat": {"new": kept}}}).keys["chat"]["new"] == kept


def test_the_command_line_knows_every_key_and_theme_of_the_app() -> None:
    """When this fails, assistant/app_names.py is to be brought up to date."""
    assert {f"{place}.{action}" for place, actions in KEYS.items() for action in actions} == {
        each.id for each in remappable()
    }
    assert list(THEMES) == offered(list(SottoApp("").available_themes))
