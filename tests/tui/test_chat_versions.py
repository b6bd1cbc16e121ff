"""Asking again, going back and forth between the replies, editing a question, and branches."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.widgets import OptionList

from assistant.store.imports import Incoming
from assistant.store.messages import Role
from assistant.store.opening import open_store
from assistant.store.store import Store
from tests.support.provider import Provider, provider_server, reply, status
from tests.tui.conftest import use_cloud
from tests.tui.driving import Driver, chatting
from tui.chat.composer import Composer
from tui.chat.editing import EditingLine
from tui.chat.failure import FailureView
from tui.chat.key_commands import KeyCommands
from tui.chat.why import WhyScreen

QUESTION = "Dear Ms Anna Kovacs, how are you?"
ANSWERS = ("Fine, [NAME_1].", "Well, [NAME_1]!", "Good, [NAME_1]?")


@pytest.fixture
def cloud(home: Path) -> Iterator[Provider]:
    with provider_server(*map(reply, ANSWERS)) as cloud:
        use_cloud(home, cloud.base_url)
        yield cloud


async def send(driver: Driver) -> None:
    """Let what is shown in the review leave, and wait for the reply."""
    await driver.review()
    await driver.press("s")
    await driver.answered()


async def ask(driver: Driver, question: str = QUESTION) -> None:
    await driver.ask(question)
    await send(driver)


def said(driver: Driver) -> list[str]:
    return [view.text for view in driver.chat.views.open.views]


def line(driver: Driver) -> str:
    return driver.replies()[-1]._line


async def test_a_question_is_asked_again_and_no_reply_is_lost(cloud: Provider, store: Store) -> None:
    async with chatting((100, 30)) as driver:
        await ask(driver)
        await driver.press("ctrl+up", "r")
        await driver.review()
        assert said(driver) == [QUESTION, "Fine, Anna Kovacs."]
        await send(driver)
        assert said(driver) == [QUESTION, "Well, Anna Kovacs!"]
        assert "version 2 of 2" in line(driver)
        await driver.press("r")
        await send(driver)
        assert "version 3 of 3" in line(driver)
        for key, text, place in (("left", "Well, Anna Kovacs!", 2), ("left", "Fine, Anna Kovacs.", 1)):
            await driver.press(key)
            await driver.until(lambda text=text: said(driver)[-1] == text)
            assert f"version {place} of 3" in line(driver)
        assert not driver.chat.views.open.check_action("version", (-1,))
        assert [m.text for m in store.messages.in_view(1)] == [QUESTION, "Fine, Anna Kovacs."]
        await driver.press("escape")
        await ask(driver, "And you?")
        assert cloud.calls[-1].body["messages"][-2]["content"] == "Fine, [NAME_1]."
        await driver.press("ctrl+n", "ctrl+l", "home", "enter")
        await driver.until(lambda: len(driver.replies()) == 2)
        assert said(driver)[1] == "Fine, Anna Kovacs."


async def test_a_reply_that_could_not_be_made_again_stays(home: Path) -> None:
    with provider_server(reply("Fine."), status(500), reply("Well.", finish=False)) as cloud:
        use_cloud(home, cloud.base_url)
        async with chatting() as driver:
            await ask(driver)
            await driver.press("ctrl+up", "r")
            await send(driver)
            assert said(driver) == [QUESTION, "Fine."]
            assert "error (500)" in driver.chat.query_one(FailureView).line
            assert "version" not in line(driver)
            await driver.press("r")
            await driver.review()
            await driver.press("escape")
            await driver.answered()
            assert said(driver) == [QUESTION, "Fine."]
            await driver.press("r")
            await send(driver)
            assert said(driver) == [QUESTION, "Well."]
            assert line(driver).startswith("broken off")
            assert "version 2 of 2" in line(driver)


async def test_an_edited_question_is_asked_in_a_copy_with_the_same_tags(cloud: Provider, store: Store) -> None:
    async with chatting() as driver:
        await ask(driver)
        await ask(driver, "And Anna Kovacs?")
        composer = driver.chat.query_one(Composer)
        await driver.type("A draft")
        await driver.press("ctrl+up", "up", "e")
        assert composer.text == "And Anna Kovacs?"
        assert driver.chat.query_one(EditingLine).display
        await driver.press("escape")
        assert composer.text == "A draft"
        assert not driver.chat.query_one(EditingLine).display
        await driver.press("ctrl+up", "e")
        composer.load_text("Or is it Anna Kovacs?")
        await driver.press("enter")
        await send(driver)
        assert not driver.chat.query_one(EditingLine).display
        assert composer.text == ""
        assert said(driver) == [QUESTION, "Fine, Anna Kovacs.", "Or is it Anna Kovacs?", "Good, Anna Kovacs?"]
        assert cloud.calls[-1].body["messages"][-1]["content"] == "Or is it [NAME_1]?"
        assert [m.text for m in store.messages.of(1)][2:] == ["And Anna Kovacs?", "Well, Anna Kovacs!"]
        titles = [conversation.title for conversation in store.conversations.list()]
        assert len(titles) == 2 and titles[0].endswith(" (2)")
        await driver.chat.open(1)
        assert composer.text == "A draft"


async def test_a_branch_goes_on_from_a_message(cloud: Provider, store: Store) -> None:
    async with chatting() as driver:
        await ask(driver)
        await ask(driver, "And then?")
        await driver.press("ctrl+up", "up", "up", "b")
        await driver.until(lambda: driver.chat.conversation == 2)
        await driver.until(lambda: said(driver) == [QUESTION, "Fine, Anna Kovacs."])
        assert isinstance(driver.app.focused, Composer)
        assert len(store.messages.of(1)) == 4


async def test_f8_shows_the_last_reply_as_it_arrived_while_the_input_has_the_focus(cloud: Provider) -> None:
    async with chatting() as driver:
        await ask(driver)
        assert "restored 1 hidden value" in line(driver)
        await driver.press("f8")
        assert driver.replies()[-1].raw_shown
        assert "[NAME_1]" in str(driver.replies()[-1].query_one(".raw").visual)  # type: ignore[attr-defined]
        await driver.press("f8")
        assert not driver.replies()[-1].raw_shown
        assert isinstance(driver.app.focused, Composer)


async def test_a_reply_that_came_from_elsewhere_stays_as_a_version(cloud: Provider, store: Store) -> None:
    said_there: tuple[tuple[Role, str], ...] = (("user", "How?"), ("assistant", "So."))
    batch = [
        Incoming(text.encode(), b"c", None, None, role, text, "2026-01-01T00:00:00.000000+00:00", "Old", None)
        for role, text in said_there
    ]
    store.imports.add(store.imports.begin("notes", "old.json", b"first"), batch)
    async with chatting() as driver:
        await driver.chat.open(1)
        await driver.press("ctrl+up", "r")
        await send(driver)
        assert said(driver) == ["How?", "Fine, [NAME_1]."]
        for key, text in (("left", "So."), ("right", "Fine, [NAME_1].")):
            await driver.press(key)
            await driver.until(lambda text=text: said(driver)[-1] == text)


async def test_why_tells_what_was_used_and_goes_where_it_was_said(home: Path, store: Store) -> None:
    other = store.conversations.create("other").id
    told = store.messages.add(other, "user", "I like tea.")
    place = store.conversations.create("asked").id
    store.messages.add(place, "user", "What do I like?", route="local")
    answer = store.messages.add(place, "assistant", "Tea.", route="local")
    store.reply_sources.add(answer.id, messages=[told.id], rules=["Hide my name."])
    async with chatting() as driver:
        await driver.chat.open(place)
        await driver.press("ctrl+up", "w")
        screen = await driver.until_on(WhyScreen)
        lines = [str(option.prompt) for option in screen.query_one("OptionList").options]
        assert lines == [f"message {told.id} of {told.time[:10]}: I like tea.", "rule: Hide my name."]
        await driver.press("space")
        await driver.until(lambda: store.reply_sources.of(answer.id)[0].off)
        await driver.until(lambda: "(off)" in str(screen.query_one("OptionList").get_option_at_index(0).prompt))
        await driver.press("space")
        await driver.until(lambda: not store.reply_sources.of(answer.id)[0].off)
        await driver.press("down", "space", "up", "enter")
        await driver.until(lambda: said(driver) == ["I like tea."])
        assert driver.chat.conversation == other


async def test_a_reply_that_rested_on_nothing_says_so(home: Path, store: Store) -> None:
    place = store.conversations.create("asked").id
    store.messages.add(place, "user", "Hi", route="local")
    store.messages.add(place, "assistant", "Hello", route="local")
    async with chatting() as driver:
        await driver.chat.open(place)
        await driver.press("ctrl+up", "w")
        await driver.until_on(WhyScreen)
        assert "rested on nothing" in driver.shown("Vertical > Static")
        await driver.press("w")
        assert driver.screen is driver.chat


async def test_the_command_palette_says_how_something_is_forgotten(home: Path) -> None:
    async with chatting() as driver:
        await driver.press("ctrl+p", *"forget")
        options = driver.screen.query_one(OptionList)
        await driver.until(lambda: options.option_count)
        await driver.press("enter", "enter")
        await driver.until(lambda: driver.screen is driver.chat)
        [told] = [note.message for note in driver.app.notices]
        assert "sotto forget person" in told and "Ctrl+L" in told


async def test_the_command_palette_finds_what_the_keys_do(home: Path, store: Store) -> None:
    place = store.conversations.create("asked").id
    store.messages.add(place, "user", "Hi", route="local")
    store.messages.add(place, "assistant", "Hello", route="local")
    async with chatting() as driver:
        await driver.chat.open(place)
        found = [str(hit.text) async for hit in KeyCommands(driver.chat).discover()]  # type: ignore[union-attr]
        for name in ("New", "Route", "Profile", "Ledger", "You", "Copy", "Again", "Branch", "Why"):
            assert name in found
        assert "Edit" not in found
        await driver.press("ctrl+p")
        await driver.pilot.press(*"branch")
        await driver.until(lambda: driver.screen.query_one("OptionList").option_count)  # type: ignore[attr-defined]
        await driver.press("enter")
        await driver.until(lambda: driver.chat.conversation == place + 1)
    reopened = open_store()
    assert [m.text for m in reopened.messages.of(place + 1)] == ["Hi", "Hello"]
    reopened.close()
