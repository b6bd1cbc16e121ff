"""Another Sotto deletes the conversation that is open here: told in one line, and a new one begins."""

import pytest
from textual.events import AppBlur, AppFocus

from assistant.arranging import erase_deleted
from assistant.store.store import Store
from tests.tui.driving import Driver, chatting
from tests.tui.knowing import fill
from tests.tui.test_composer import ask, written
from tui.chat.editing import EditingLine
from tui.chat.gone import GONE, KEPT


@pytest.fixture
def two(store: Store) -> Store:
    """A store with two conversations, 1 and 2, of which the second is the latest."""
    ask(store, "the first question")
    ask(store, "the second question")
    return store


def delete(store: Store, conversation: int) -> None:
    """Delete it, as another Sotto does."""
    store.conversations.put_away(conversation)
    erase_deleted(store, [conversation])


async def opened(driver: Driver) -> None:
    await driver.press("ctrl+l", "enter")
    await driver.until(driver.questions)


async def begun_anew(driver: Driver, line: str = GONE) -> None:
    """Wait until a new chat is shown; the line that says why, and nothing else, was told."""
    await driver.until(lambda: driver.chat.conversation is None and not driver.chat.busy)
    await driver.until(lambda: not driver.questions())
    await driver.pilot.pause()
    assert [note.message for note in driver.app.notices] == [line]


async def test_a_question_to_it_is_kept_for_a_new_one(two: Store) -> None:
    async with chatting((120, 40)) as driver:
        await opened(driver)
        await driver.type("and this?")
        delete(two, 2)
        await driver.press("enter")
        await begun_anew(driver, f"{GONE} {KEPT}")
        assert written(driver).text == "and this?"
        await driver.press("enter")
        await driver.until(lambda: driver.chat.conversation == 3)
        assert two.messages.of(3)[0].text == "and this?"
        await driver.press("escape")
        await driver.answered()


async def test_one_that_the_other_sotto_may_still_take_back_is_not_asked_either(two: Store) -> None:
    async with chatting() as driver:
        await opened(driver)
        two.conversations.put_away(2)
        await driver.ask("and this?")
        await begun_anew(driver, f"{GONE} {KEPT}")


async def test_it_is_seen_when_the_user_comes_back_to_this_window(two: Store) -> None:
    fill(two)
    async with chatting((120, 40)) as driver:
        await driver.until(lambda: driver.chat.new_facts.waiting)
        await opened(driver)
        driver.app.post_message(AppBlur())
        for conversation in two.conversations.every(9):
            delete(two, conversation.id)
        driver.app.post_message(AppFocus())
        await begun_anew(driver)
        assert driver.chat.new_facts.waiting == two.facts.count("proposed") == 0


async def test_it_is_seen_when_the_user_comes_back_from_another_place(two: Store) -> None:
    async with chatting((120, 40)) as driver:
        await opened(driver)
        await driver.press("f7")
        await driver.until(lambda: driver.screen is not driver.chat)
        delete(two, 2)
        await driver.press("escape")
        await begun_anew(driver)


async def test_one_that_is_still_listed_here_is_not_opened(two: Store) -> None:
    two.drafts.keep(None, "a draft")
    async with chatting((120, 40)) as driver:
        await driver.press("ctrl+l")
        await driver.until(lambda: driver.chat.query_one("ConversationList").has_focus)
        delete(two, 2)
        await driver.press("enter")
        await begun_anew(driver)
        assert written(driver).text == "a draft"


async def test_an_answer_that_is_being_made_in_it_ends(two: Store) -> None:
    async with chatting((120, 40)) as driver:
        await opened(driver)
        await driver.ask("Tell me a long story.")
        await driver.until(driver.replies)
        await driver.type("and then?")
        delete(two, 2)
        await begun_anew(driver, f"{GONE} {KEPT}")
        assert written(driver).text == "and then?"


async def test_a_question_that_is_being_edited_is_kept_too(two: Store) -> None:
    async with chatting((120, 40)) as driver:
        await opened(driver)
        await driver.press("ctrl+up", "e")
        await driver.until(lambda: driver.chat.query_one(EditingLine).display)
        await driver.type(" again")
        delete(two, 2)
        await driver.press("enter")
        await begun_anew(driver, f"{GONE} {KEPT}")
        assert written(driver).text == "the second question again"
        assert not driver.chat.query_one(EditingLine).display


async def test_what_is_deleted_here_and_can_be_taken_back_is_not_elsewhere(two: Store) -> None:
    async with chatting((120, 40)) as driver:
        await opened(driver)
        await driver.press("ctrl+l", "delete")
        await driver.until(lambda: two.conversations.put_away_ones() == [2])
        driver.app.post_message(AppBlur())
        driver.app.post_message(AppFocus())
        await driver.press("ctrl+u")
        await driver.until(lambda: two.conversations.put_away_ones() == [])
        assert driver.chat.conversation == 2
