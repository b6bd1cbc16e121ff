"""Words that the user says are a name, a place or something else, and what becomes of them later."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.widgets import OptionList

from assistant.store.store import Store
from privacy.categories import Category
from privacy.chosen import FIXED
from tests.support.provider import Provider
from tests.tui.driving import Driver, chatting
from tests.tui.review import KEY, asked, cloud_in, hide, said, sent
from tui.review.kind import KindScreen
from tui.review.spans import SpanList


@pytest.fixture
def cloud(home: Path) -> Iterator[Provider]:
    """A cloud that answers with the tags it was given."""
    with cloud_in(home) as provider:
        yield provider


async def call(driver: Driver, category: Category) -> None:
    """Say what the marked words are."""
    await driver.press("k")
    screen = await driver.until_on(KindScreen)
    screen.query_one(OptionList).highlighted = list(Category).index(category)
    await driver.press("enter")


async def test_words_hidden_by_hand_can_be_called_a_name_and_later_mentions_are_the_same_person(
    cloud: Provider, store: Store
) -> None:
    async with chatting() as driver:
        screen = await asked(driver, "The lantern of Wexbrook is broken. Write a card.")
        await hide(driver, "lantern of Wexbrook")
        await driver.until(lambda: "[OTHER_1]" in driver.shown("#outgoing"))
        await call(driver, Category.NAME)
        await driver.until(lambda: driver.shown("#outgoing") == "The [NAME_1] is broken. Write a card.")
        assert (
            screen.draft.changes[driver.screen.query_one(SpanList).highlighted].original == "lantern of Wexbrook"
        )
        await driver.until(lambda: screen.may_send)
        await sent(driver)
        assert cloud.calls[-1].body["messages"][-1]["content"] == "The [NAME_1] is broken. Write a card."
        await asked(driver, "Has Wexbrook come?")
        assert driver.shown("#outgoing") == "Has [NAME_1b] come?"
        await driver.press("escape")
        await driver.answered()


async def test_calling_words_something_else_is_taken_back(cloud: Provider) -> None:
    async with chatting() as driver:
        screen = await asked(driver)
        hidden = driver.shown("#outgoing")
        await call(driver, Category.PROJECT)
        await driver.until(lambda: "[PROJECT_1]" in driver.shown("#outgoing"))
        await driver.until(lambda: screen.may_send)
        await driver.press("u")
        await driver.until(lambda: driver.shown("#outgoing") == hidden)


async def test_a_key_is_called_nothing_else(cloud: Provider) -> None:
    async with chatting() as driver:
        screen = await asked(driver, f"What is this: {KEY}")
        before = screen.draft
        await call(driver, Category.NAME)
        await driver.until(lambda: FIXED in said(driver))
        assert screen.draft is before


async def test_a_place_hidden_by_hand_stays_hidden_in_later_questions(cloud: Provider, store: Store) -> None:
    async with chatting() as driver:
        screen = await asked(driver, "I live in Lisbon. Write a card.")
        assert driver.shown("#outgoing") == screen.draft.source
        await hide(driver, "Lisbon")
        await driver.until(lambda: "[LOCATION_1]" in driver.shown("#outgoing"))
        await driver.until(lambda: screen.may_send)
        await sent(driver)
        await asked(driver, "Write a card about lisbon.")
        assert "lisbon" not in driver.shown("#outgoing").lower()
        await driver.press("escape")
        await driver.answered()
