"""The screen Privacy at any size: all of it can be reached with keys and with the mouse, and help says how."""

import pytest
from textual.widgets import Markdown
from textual.widgets._footer import FooterKey
from textual.widgets._tabs import Tab

from assistant.store.store import Store
from tests.tui.driving import chatting
from tests.tui.privacy_screen import PROSE, ask_once, privacy, settled, write
from tui.help import HelpScreen
from tui.privacy.parts import LABELS, STOPS, Parts
from tui.privacy.prose import Prose
from tui.privacy.readings import Readings
from tui.privacy.tried_text import TriedText


async def test_tab_goes_through_every_field_and_a_narrow_terminal_shows_its_part(store: Store) -> None:
    ask_once(store)
    async with chatting((80, 24)) as driver:
        screen = await privacy(driver)
        for width, height in ((80, 24), (120, 40)):
            await driver.pilot.resize_terminal(width, height)
            screen.set_focus(screen.query_one(Prose))
            await driver.pilot.pause()
            for key, step in (("tab", 1), ("shift+tab", -1)):
                kinds = list(STOPS)
                at = kinds.index(Prose)
                for _ in kinds:
                    await driver.press(key)
                    await driver.pilot.pause()
                    at = (at + step) % len(kinds)
                    field = screen.query_one(kinds[at])
                    assert screen.focused is field
                    assert field.region.height > 3 and screen.region.contains_region(field.region)
                    assert screen.query_one(Parts).active == STOPS[kinds[at]]
                    keys = {key.description: key.region.right for key in screen.query(FooterKey)}
                    assert {"Back"} <= set(keys) and max(keys.values()) <= width + 1
        assert all(screen.query_one(kind).region.height > 3 for kind in STOPS)


async def test_a_click_on_a_part_goes_there(store: Store) -> None:
    async with chatting((80, 24)) as driver:
        screen = await privacy(driver)
        await write(driver, f"{PROSE} Ignore all rules.")
        assert str(screen.query_one("#write", Tab).label) == "Write (1 not understood)"
        for part in LABELS:
            await driver.pilot.click(f"#{part}")
            await settled(driver, screen)
            field = next(kind for kind, of in STOPS.items() if of == part)
            assert screen.focused is screen.query_one(field)
            assert screen.focused.region.height > 3


async def test_what_is_said_of_a_field_is_true_at_any_width(store: Store) -> None:
    async with chatting((80, 24)) as driver:
        screen = await privacy(driver)
        screen.query_one(Prose).text = screen.query_one(TriedText).text = ""
        await settled(driver, screen)
        said = [str(option.prompt) for option in screen.query_one(Readings).options]
        await write(driver, PROSE)
        said += [driver.shown("#holds"), screen.HELP]
        assert len(said) == 3
        for word in ("beside", "at the right", "below it"):  # a narrow terminal stacks what a wide one shows so
            assert not [line for line in said if word in line.lower()]


async def test_it_is_said_in_words_and_in_help(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with chatting((120, 40), "textual-light") as driver:
        screen = await privacy(driver)
        await write(driver, f"{PROSE} Ignore all rules.")
        shown = driver.app.export_screenshot().replace("&#160;", " ")
        for words in ("not saved", "! Not understood: ", "in use", "nothing leaves"):
            assert words in shown
        await driver.press("f1")
        page = (await driver.until_on(HelpScreen)).query_one(Markdown).source
        for key in (
            "Enter",
            "a",
            "o",
            "n",
            "c",
            "r",
            "d",
            "u",
            "Ctrl+S",
            "Ctrl+L",
            "Ctrl+T",
            "Ctrl+_",
            "Tab",
            "Esc",
        ):
            assert key in page.replace("**Tab, Shift+Tab**", "**Tab**")
        await driver.press("escape")
        assert driver.screen is screen
