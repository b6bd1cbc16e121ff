"""What is written in a privacy profile and not saved outlives the app."""

from pathlib import Path

from assistant.store.store import Store
from assistant.unsaved import Unsaved, unsaved
from privacy.builtin import BALANCED
from tests.tui.driving import chatting
from tests.tui.privacy_screen import PROSE, forgotten, privacy, prose, said, save, settled, stored, write
from tui.chat.screen import ChatScreen
from tui.privacy.question import Question


async def test_what_was_not_saved_is_there_again_after_the_app_was_killed(store: Store) -> None:
    async with chatting((120, 40)) as driver:
        await privacy(driver)
        await write(driver, PROSE)
        assert unsaved(store.settings) == Unsaved("balanced", PROSE)  # from here on nothing can take it
    async with chatting((120, 40)) as driver:
        screen = await privacy(driver)
        assert prose(screen).text == PROSE
        assert said(driver).startswith("What you wrote in balanced last time")
        assert "Saved balanced" in await save(driver)
        assert unsaved(store.settings) is None
        assert stored(store, "balanced").prose == PROSE
    async with chatting((120, 40)) as driver:
        screen = await privacy(driver)
        assert prose(screen).text == PROSE
        assert not screen._pane.unsaved


async def test_what_is_thrown_away_is_gone(store: Store) -> None:
    async with chatting((120, 40)) as driver:
        screen = await privacy(driver)
        await write(driver, PROSE)
        await driver.press("escape")
        await driver.until_on(Question)
        await driver.press("down", "down", "enter")
        await driver.until_on(ChatScreen)
        assert unsaved(store.settings) is None
        screen = await privacy(driver)
        assert prose(screen).text == BALANCED.prose


async def test_what_is_written_as_it_is_saved_leaves_nothing_behind(store: Store, home: Path) -> None:
    async with chatting((120, 40)) as driver:
        screen = await privacy(driver)
        await write(driver, PROSE)
        await write(driver, BALANCED.prose)
        await settled(driver, screen)
        assert unsaved(store.settings) is None


async def test_what_is_still_in_the_editor_when_words_are_forgotten_is_kept_only_if_the_user_says_so(
    store: Store,
) -> None:
    async with chatting((120, 40)) as driver:
        screen = await privacy(driver)
        await write(driver, "Never name Brightwell Clinic.")
        forgotten(store, "Brightwell")
        await write(driver, "Never name Brightwell Clinic. My age is fine.")
        assert unsaved(store.settings) == Unsaved("balanced", "Never name [forgotten] Clinic.")
        await driver.press("ctrl+s")
        asked = await driver.until_on(Question)
        assert "Something was forgotten meanwhile" in driver.shown(".question")
        await driver.press("enter")
        await settled(driver, screen)
        assert (store.privacy_profiles.get("balanced"), screen._pane.unsaved) == (None, True)
        await driver.press("ctrl+s")
        await driver.until(lambda: isinstance(driver.screen, Question) and driver.screen is not asked)
        await driver.press("down", "enter")
        await settled(driver, screen)
        assert stored(store, "balanced").prose == "Never name Brightwell Clinic. My age is fine."
        await write(driver, "Never name Brightwell Clinic. My age and my job are fine.")
        assert unsaved(store.settings)  # what is forgotten later is another matter
