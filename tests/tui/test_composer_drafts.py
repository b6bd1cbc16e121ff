"""What is written and not sent outlives the app, conversation by conversation."""

import pytest

from assistant.store.store import Store
from tests.tui.driving import Driver, chatting, sotto
from tests.tui.privacy_screen import forgotten
from tests.tui.test_composer import ask, written
from tui.chat.editing import EditingLine
from tui.chat.screen import ChatScreen
from tui.composing.drafts import FORGOTTEN
from tui.start.first_input import FirstInput

ONE, TWO = "draft one of\ntwo lines", "draft two ☕"


async def opened(driver: Driver) -> None:
    """The conversation that the bar is on is open."""
    await driver.press("ctrl+l", "enter")
    await driver.until(driver.questions)


async def shows(driver: Driver, text: str) -> None:
    await driver.until(lambda: written(driver).text == text)


async def test_every_conversation_and_a_new_one_has_its_draft_again_after_a_restart(store: Store) -> None:
    ask(store, "asked before")
    async with chatting() as driver:
        await driver.type(ONE)
        await opened(driver)
        await driver.type(TWO)
        await driver.press("ctrl+q")
    async with chatting() as driver:
        await shows(driver, ONE)
        assert written(driver).cursor_location == written(driver).document.end
        await opened(driver)
        await shows(driver, TWO)
        await driver.press("ctrl+n")
        await shows(driver, ONE)


async def test_a_draft_is_kept_while_it_is_written(store: Store) -> None:
    async with chatting() as driver:
        await driver.press(*"so far")
        await driver.until(lambda: store.drafts.get(None) == "so far")  # from here on nothing can take it
        await driver.press("ctrl+a", "delete")
        await driver.until(lambda: store.drafts.get(None) == "")


async def test_what_was_sent_is_no_draft_any_more(store: Store) -> None:
    async with chatting() as driver:
        await driver.type(ONE)
        await driver.until(lambda: store.drafts.get(None) == ONE)
        await driver.press("enter")
        await driver.type(TWO)  # while the answer is made: it belongs to what was begun
        await driver.until(lambda: store.drafts.get(1) == TWO)
        assert store.drafts.get(None) == ""
        await driver.press("escape")
        await driver.answered()
        await driver.press("enter", "ctrl+q")
    assert store.drafts.get(1) == ""


async def test_an_earlier_question_that_is_shown_or_edited_takes_no_draft(store: Store) -> None:
    ask(store, "asked before")
    async with chatting() as driver:
        await opened(driver)
        await driver.type(TWO)
        await driver.press("up")
        await shows(driver, "asked before")
        await driver.press("down", "ctrl+up", "e")
        await driver.until(lambda: driver.chat.query_one(EditingLine).display)
        await driver.press("x", "ctrl+q")
    assert store.drafts.get(1) == TWO


async def test_a_recalled_question_that_was_changed_is_the_draft(store: Store) -> None:
    ask(store, "asked before")
    async with chatting() as driver:
        await driver.press("up")
        await shows(driver, "asked before")
        await driver.press("x", "ctrl+q")
    assert store.drafts.get(None) == "asked beforex"


async def test_a_deleted_conversation_takes_its_draft_along(store: Store) -> None:
    ask(store, "asked before")
    async with chatting((120, 40)) as driver:
        await opened(driver)
        await driver.type(TWO)
        await driver.press("ctrl+l", "delete", "escape")
        await driver.until(lambda: not store.conversations.every(5))
        await driver.press("ctrl+q")
    assert store.drafts.get(1) == ""
    assert store._connections.rows("SELECT 1 FROM settings WHERE value LIKE '%draft%'") == []


async def test_a_draft_out_of_which_words_were_forgotten_is_kept_no_more_until_it_is_another_one(
    store: Store,
) -> None:
    ask(store, "asked before")
    async with chatting((120, 40)) as driver:
        await driver.type("about tea")
        await opened(driver)
        await driver.type("with Zorbanix")
        await driver.until(lambda: store.drafts.get(1) == "with Zorbanix")
        forgotten(store, "Zorbanix")
        await driver.type(" and more")
        await driver.until(lambda: FORGOTTEN in [note.message for note in driver.app.notices])
        await driver.press("ctrl+n")
        await driver.type(" and coffee")  # nothing was forgotten out of this one
        await driver.until(lambda: store.drafts.get(None) == "about tea and coffee")
        await opened(driver)
        assert written(driver).text == "with Zorbanix and more"
        assert store.drafts.get(1) == "with [forgotten]"
        await driver.press("ctrl+a", *"anew")
        await driver.press("ctrl+a", "delete")
        await driver.until(lambda: store.drafts.get(1) == "")
        await driver.type("anew")
        await driver.until(lambda: store.drafts.get(1) == "anew")


@pytest.mark.parametrize("whole", [False, True])
async def test_what_is_typed_while_the_store_opens_does_not_take_the_place_of_the_draft(
    store: Store, whole: bool
) -> None:
    store.drafts.keep(None, ONE)
    async with sotto() as driver:
        early = driver.app.query_one(FirstInput)
        early.insert("typed")
        early.whole = whole
        await driver.until_on(ChatScreen)
        await shows(driver, ONE if whole else f"{ONE}\ntyped")
        if whole:
            await driver.until(driver.questions)
            assert [view.text for view in driver.questions()] == ["typed"]
            await driver.until(lambda: store.drafts.get(1) == ONE)
