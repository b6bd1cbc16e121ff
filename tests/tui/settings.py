"""Driving the screen Settings."""

from textual.widgets import Input, OptionList

from tests.tui.driving import Driver
from tui.settings.screen import SettingsScreen


async def settings(driver: Driver, part: str = "1") -> SettingsScreen:
    await driver.press("f7")
    screen: SettingsScreen = await driver.until_on(SettingsScreen)
    await driver.press(part)
    await driver.until(lambda: screen.marked is not None)
    return screen


async def mark(driver: Driver, name: str) -> None:
    screen = driver.screen
    assert isinstance(screen, SettingsScreen)
    await driver.until(lambda: any(row.id == name for row in screen._rows))
    rows = screen.query_one("RowList", OptionList)
    rows.focus()
    rows.highlighted = rows.get_option_index(name)
    await driver.until(lambda: screen.marked is not None and screen.marked.id == name and rows.has_focus)


async def field(driver: Driver) -> Input:
    """Wait until a line is asked for; the field for it."""
    await driver.until(lambda: isinstance(driver.app.focused, Input))
    line = driver.app.focused
    assert isinstance(line, Input)
    return line


async def enter(driver: Driver, text: str) -> None:
    """Answer with a line."""
    line = await field(driver)
    line.value = text
    await driver.press("enter")


async def said(driver: Driver, words: str) -> None:
    await driver.until(lambda: words in driver.shown("#said"))
