"""Decisions of a review that hold for the whole conversation."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.choices import NO_FLOOR, choices_of
from assistant.store.store import Store
from privacy.rules import Action
from tests.support.provider import Provider
from tests.tui.driving import Driver, chatting
from tests.tui.review import KEY, QUESTION, asked, changed, cloud_in, sent
from tui.review.screen import ReviewScreen
from tui.review.spans import ALWAYS, THIS_ONCE, SpanList


@pytest.fixture
def cloud(home: Path) -> Iterator[Provider]:
    """A cloud that says yes."""
    with cloud_in(home, "Yes.") as provider:
        yield provider


def first_line(screen: ReviewScreen) -> str:
    """What the list says of the first span."""
    return str(screen.query_one(SpanList).options[0].prompt)


async def always(driver: Driver, store: Store, **kept: Action) -> None:
    """Press the key, and wait until this is kept."""
    wanted = {words.replace("_", " "): action for words, action in kept.items()}
    await driver.press("a")
    await driver.until(lambda: choices_of(store, driver.chat.conversation) == wanted)
    await driver.pilot.pause()


async def test_shown_always_is_shown_in_the_next_question_and_hidden_elsewhere(
    cloud: Provider, store: Store
) -> None:
    async with chatting() as driver:
        screen = await asked(driver)
        await changed(driver, screen, "space")
        await always(driver, store, Anna_Kovacs=Action.KEEP)
        await driver.until(lambda: ALWAYS in first_line(screen))
        await sent(driver)
        screen = await asked(driver, "What did Anna Kovacs say?")
        assert driver.shown("#outgoing") == "What did Anna Kovacs say?"
        await driver.until(lambda: ALWAYS in first_line(screen))
        await sent(driver)
        assert cloud.calls[-1].body["messages"][-1]["content"] == "What did Anna Kovacs say?"
        await driver.press("ctrl+n")
        await asked(driver)
        assert driver.shown("#outgoing").startswith("Dear Ms [NAME_1], I wrote")
        await driver.press("escape")
        await driver.answered()


async def test_this_once_goes_against_it_and_a_takes_it_back(cloud: Provider, store: Store) -> None:
    async with chatting() as driver:
        screen = await asked(driver)
        await always(driver, store, Anna_Kovacs=Action.TAG)
        await driver.until(lambda: ALWAYS in first_line(screen))
        await changed(driver, screen, "space")
        assert THIS_ONCE in first_line(screen)
        assert choices_of(store, driver.chat.conversation) == {"Anna Kovacs": Action.TAG}
        await always(driver, store, Anna_Kovacs=Action.KEEP)
        await always(driver, store)
        await driver.until(lambda: ALWAYS not in first_line(screen))
        await driver.press("escape")
        await driver.answered()
        await asked(driver, "What did Anna Kovacs say?")
        assert driver.shown("#outgoing") == "What did [NAME_1] say?"
        await driver.press("escape")
        await driver.answered()


async def test_it_is_found_again_when_the_conversation_is_opened_later(cloud: Provider, store: Store) -> None:
    async with chatting() as driver:
        screen = await asked(driver)
        await changed(driver, screen, "d")
        await always(driver, store, Anna_Kovacs=Action.DROP)
        await driver.press("escape")
        await driver.answered()
    async with chatting() as driver:
        await driver.press("ctrl+l", "home", "enter")
        await driver.until(driver.questions)
        screen = await asked(driver, "Dear Ms Anna Kovacs, hello.")
        assert driver.shown("#outgoing") == "Dear Ms, hello."
        await driver.until(lambda: ALWAYS in first_line(screen))
        await driver.press("escape")
        await driver.answered()


async def test_a_key_can_be_hidden_always_and_not_shown_always(cloud: Provider, store: Store) -> None:
    async with chatting() as driver:
        screen = await asked(driver, f"What is this: {KEY}")
        await driver.press("space")
        await changed(driver, screen, "space")
        assert KEY in screen.draft.text
        await driver.press("a")
        await driver.until(lambda: NO_FLOOR in {notice.message for notice in driver.app.notices})
        assert choices_of(store, driver.chat.conversation) == {}
        await changed(driver, screen, "u")
        await driver.press("a")
        await driver.until(lambda: choices_of(store, driver.chat.conversation) == {KEY: Action.TAG})
        await driver.press("escape")
        await driver.answered()


async def test_without_a_conversation_it_is_not_offered(cloud: Provider, store: Store) -> None:
    async with chatting() as driver:
        screen = await asked(driver, QUESTION)
        alone = ReviewScreen(driver.chat.session, screen._proposal)
        driver.app.push_screen(alone)
        await driver.until_on(ReviewScreen)
        await driver.press("a")
        assert not alone.check_action("always", ())
        assert screen.check_action("always", ())
        await driver.press("escape")
        await driver.press("escape")
        await driver.answered()
