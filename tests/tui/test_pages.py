"""Leaving a screen takes that screen away, and no other."""

from pathlib import Path

from textual.events import Key
from textual.widgets import Input

from tests.tui.driving import chatting, sotto
from tui.conversations.line import LineScreen, no_doubt
from tui.help import HelpScreen
from tui.start.key_choice import KeyChoice
from tui.start.passphrase import PassphraseScreen


async def test_an_answer_that_is_given_twice_at_once_is_taken_once(empty_home: Path) -> None:
    async with sotto() as driver:
        await driver.until_on(KeyChoice)
        for _ in range(2):
            driver.app.post_message(Key("enter", "\r"))
        await driver.until_on(PassphraseScreen)
        assert driver.screen.query_one("#first", Input).has_focus


async def test_a_screen_that_ends_under_its_help_goes_when_the_help_does(home: Path) -> None:
    answers: list[object] = []
    async with chatting() as driver:
        screen = LineScreen("Name", "before", "a hint", no_doubt)
        driver.app.push_screen(screen, answers.append)
        await driver.until_on(LineScreen)
        await driver.press("f1")
        await driver.until_on(HelpScreen)
        screen.dismiss("after")
        await driver.pilot.pause()
        assert isinstance(driver.screen, HelpScreen)
        await driver.press("escape")
        await driver.until(lambda: driver.screen is driver.chat)
        assert answers == ["after"]
