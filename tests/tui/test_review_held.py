"""On the review: a text that is held for what the profile says. Its sentences are quoted, and F2 leads to them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.store.store import Store
from privacy.categories import Category
from privacy.rules import Action, PrivacyProfile, Rule
from tests.support.provider import Provider
from tests.tui.driving import Driver, chatting
from tests.tui.review import QUESTION, asked, cloud_in
from tui.chat.status import StatusLine
from tui.privacy.screen import PrivacyScreen
from tui.review.edit import EditScreen
from tui.review.screen import ReviewScreen

NAMES = Rule(Action.TAG, Category.NAME, sentence="Hide names.")
LONG = "What the walrus said to the carpenter stays between the two of them and the oysters, as far as I can tell."
HELD = PrivacyProfile("mine", f"Hide names. Foo. {LONG}", (NAMES,), ("Foo.", LONG))
MENDED = PrivacyProfile("mine", "Hide names.", (NAMES,))


@pytest.fixture
def cloud(home: Path) -> Iterator[Provider]:
    """A cloud that answers with the tags it was given."""
    with cloud_in(home) as provider:
        yield provider


@pytest.fixture(autouse=True)
def held(home: Path, store: Store) -> None:
    store.privacy_profiles.save(HELD)
    store.privacy_profiles.use("mine")


async def there_and_back(driver: Driver) -> ReviewScreen:
    """Go to the profile and leave it again."""
    screen = driver.screen
    assert isinstance(screen, ReviewScreen)
    await driver.press("f2")
    await driver.until_on(PrivacyScreen)
    await driver.press("escape")
    await driver.until(lambda: driver.screen is screen)
    return screen


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_sentences_that_are_not_understood_are_quoted(cloud: Provider, size: tuple[int, int]) -> None:
    async with chatting(size) as driver:
        await asked(driver)
        shown = driver.shown("#held")
        assert "2 sentences that are not understood" in shown
        assert "“Foo.”" in shown
        assert "“What the walrus said" in shown and LONG not in shown
        assert "F2" in shown
        assert any(key == "f2" for key in driver.screen.active_bindings)
        await driver.press("escape")
        await driver.answered()


async def test_once_the_profile_is_mended_the_text_is_looked_at_anew(cloud: Provider, store: Store) -> None:
    async with chatting() as driver:
        screen = await asked(driver)
        assert screen.draft.held
        await driver.press("f2")
        page = await driver.until_on(PrivacyScreen)
        await driver.until(lambda: not page.working)
        store.privacy_profiles.save(MENDED)
        await driver.press("escape")
        await driver.until(lambda: driver.screen is screen and screen.may_send)
        assert driver.shown("#outgoing") == QUESTION.replace("Anna Kovacs", "[NAME_1]")
        assert not screen.has_class("-held")
        await driver.press("u")
        assert screen.may_send
        await driver.press("s")
        await driver.answered()
    assert store.ledger.list()[0].privacy_profile == "mine"


async def test_another_profile_that_holds_by_then_is_the_one_that_the_chat_names(
    cloud: Provider, store: Store
) -> None:
    async with chatting() as driver:
        screen = await asked(driver)
        store.privacy_profiles.use("balanced")
        await there_and_back(driver)
        await driver.until(lambda: screen.may_send)
        assert "balanced" in driver.shown("#title")
        await driver.until(lambda: driver.chat.query_one(StatusLine).profile == "balanced")
        await driver.press("escape")
        await driver.answered()


async def test_what_was_edited_meanwhile_stays_edited(cloud: Provider, store: Store) -> None:
    async with chatting() as driver:
        screen = await asked(driver)
        await driver.press("e")
        await driver.until_on(EditScreen)
        await driver.press("ctrl+home", *"Hi ", "ctrl+s")
        await driver.until(lambda: screen.draft.edited)
        store.privacy_profiles.save(MENDED)
        await there_and_back(driver)
        await driver.until(lambda: screen.may_send)
        assert driver.shown("#outgoing").startswith("Hi Dear Ms [NAME_1]")
        assert driver.shown("#source") == QUESTION
        await driver.press("u")
        assert driver.shown("#outgoing").startswith("Dear Ms [NAME_1]")


async def test_as_long_as_it_is_as_it_was_nothing_leaves(cloud: Provider, store: Store) -> None:
    async with chatting() as driver:
        screen = await asked(driver)
        before = screen.draft
        await there_and_back(driver)
        assert screen.draft is before
        await driver.press("s", "escape")
        await driver.answered()
    assert store.ledger.list() == []


async def test_a_review_that_is_not_held_has_no_such_key(cloud: Provider, store: Store) -> None:
    store.privacy_profiles.use("balanced")
    async with chatting() as driver:
        screen = await asked(driver)
        await driver.press("f2")
        assert driver.screen is screen
