"""The input and the list of conversations beside it."""

from pathlib import Path

import pytest
from textual.events import Paste

from assistant.store.opening import open_store
from tests.tui.driving import chatting
from tui.chat.composer import Composer
from tui.chat.status import StatusLine
from tui.conversations.list import ConversationList


@pytest.mark.slow
async def test_a_restart_finds_both_conversations(home: Path) -> None:
    async with chatting((120, 40)) as driver:
        for question in ("Say one.", "Say two."):
            await driver.press("ctrl+n")
            await driver.ask(question)
            await driver.answered()
    async with chatting((120, 40)) as driver:
        listed = driver.chat.query_one(ConversationList)
        await driver.until(lambda: len(listed.conversations) == 2)
        await driver.press("ctrl+l", "down", "enter")
        await driver.until(driver.questions)
        assert [view.text for view in driver.questions()] == ["Say one."]
        assert len(driver.replies()) == 1
        await driver.ask("And now three.")
        await driver.answered()
        assert [view.text for view in driver.questions()] == ["Say one.", "And now three."]
        assert len(listed.conversations) == 2


async def test_enter_sends_and_the_other_keys_begin_a_line(home: Path) -> None:
    async with chatting() as driver:
        await driver.press("a", "ctrl+j", "b", "shift+enter", "c", "alt+enter", "d")
        assert driver.chat.query_one(Composer).text == "a\nb\nc\nd"
        assert not driver.chat.busy


async def test_nothing_but_space_is_not_sent(home: Path) -> None:
    async with chatting() as driver:
        await driver.ask("  \n ")
        assert not driver.chat.busy
        assert driver.questions() == []


async def test_a_list_of_conversations_is_hidden_on_a_narrow_terminal_until_asked_for(home: Path) -> None:
    async with chatting((60, 20)) as driver:
        conversations = driver.chat.query_one(ConversationList)
        assert not conversations.display
        await driver.press("ctrl+l")
        assert conversations.display
        await driver.press("ctrl+l")
        assert not conversations.display
        assert isinstance(driver.app.focused, Composer)


@pytest.mark.parametrize("width", [60, 120])
async def test_the_list_lets_the_user_go_back_to_the_input(home: Path, width: int) -> None:
    async with chatting((width, 20)) as driver:
        composer = driver.chat.query_one(Composer)
        for key in ("escape", "tab", "shift+tab", "ctrl+l"):
            await driver.press("ctrl+l", key, "a")
            assert driver.chat.query_one(ConversationList).display is (width > 90)
            assert driver.app.focused is composer
            assert composer.text == "a"
            await driver.press("backspace")


async def test_what_is_typed_on_the_list_is_a_question(home: Path) -> None:
    async with chatting((60, 20)) as driver:
        await driver.press("ctrl+l", "H", "i", "space")
        driver.app.post_message(Paste("there"))
        await driver.pilot.pause()
        assert driver.chat.query_one(Composer).text == "Hi there"


async def test_enter_opens_the_latest_conversation_when_none_is_open(home: Path) -> None:
    store = open_store()
    for title in ("first", "second"):
        store.messages.add(store.conversations.create(title).id, "user", f"The {title} question")
    store.close()
    async with chatting() as driver:
        await driver.until(lambda: len(driver.chat.query_one(ConversationList).conversations) == 2)
        await driver.press("ctrl+l", "enter")
        await driver.until(driver.questions)
        assert [view.text for view in driver.questions()] == ["The second question"]


@pytest.mark.parametrize("size", [(30, 10), (40, 12), (200, 60)])
async def test_the_input_and_the_status_are_in_view_at_any_size(home: Path, size: tuple[int, int]) -> None:
    async with chatting(size) as driver:
        for kind in (Composer, StatusLine):
            region = driver.chat.query_one(kind).region
            assert region.height > 0
            assert driver.screen.region.contains_region(region)
