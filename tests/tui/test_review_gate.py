"""On the review: a question that lost its point waits, and a part about a topic can be let stand."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.store.opening import open_store
from assistant.store.store import Store
from privacy.categories import Category
from privacy.rules import Action, PrivacyProfile, Rule
from tests.support.provider import Provider, provider_server, reply
from tests.tui.conftest import use_cloud
from tests.tui.driving import chatting
from tui.review.screen import ReviewScreen

TRAM = "I'm Anna Kovacs. Which tram goes to the cathedral in Lisbon?"
RULES = (
    Rule(Action.TAG, Category.NAME, sentence="Hide names."),
    Rule(Action.TAG, Category.LOCATION, sentence="Hide where I am."),
    Rule(Action.TAG, Category.HEALTH, subject="me", sentence="Nothing about my health.", topic=True),
)


@pytest.fixture
def cloud(home: Path) -> Iterator[Provider]:
    with provider_server(reply("Number 28.")) as provider:
        use_cloud(home, provider.base_url)
        yield provider


@pytest.fixture
def store(home: Path) -> Iterator[Store]:
    """A look into the store, where a profile that hides names, places and the topic of health is in use."""
    store = open_store()
    store.privacy_profiles.save(PrivacyProfile("mine", "prose", RULES))
    store.privacy_profiles.use("mine")
    yield store
    store.close()


async def test_the_reason_and_the_choices_are_shown(cloud: Provider, store: Store) -> None:
    async with chatting() as driver:
        await driver.ask(TRAM)
        screen = await driver.review()
        shown = driver.shown("#held")
        assert screen.draft.gate in shown
        assert all(choice in shown for choice in ("l answers here", "space shows it", "Esc cancels"))
        await driver.press("escape")
        await driver.answered()
    assert store.ledger.list() == []


async def test_one_key_reveals_what_the_question_turns_on_and_nothing_else(cloud: Provider, store: Store) -> None:
    async with chatting() as driver:
        await driver.ask(TRAM)
        screen = await driver.review()
        await driver.press("space")
        await driver.until(lambda: screen.may_send and not screen.draft.gate)
        assert driver.shown("#outgoing") == TRAM.replace("Anna Kovacs", "[NAME_1]")
        assert not screen.has_class("-unsure")
        await driver.press("s")
        await driver.answered()
    assert "Lisbon" in store.ledger.list()[0].text


async def test_the_user_may_send_it_as_it_is(cloud: Provider, store: Store) -> None:
    async with chatting() as driver:
        await driver.ask(TRAM)
        await driver.review()
        await driver.press("s")
        await driver.answered()
    assert "Lisbon" not in store.ledger.list()[0].text


async def test_a_part_about_a_topic_is_listed_and_can_be_let_stand(cloud: Provider, store: Store) -> None:
    async with chatting() as driver:
        await driver.ask("I have gout. Which soup freezes well?")
        screen = await driver.review()
        assert driver.shown("#outgoing") == "Which soup freezes well?"
        await driver.press("space")
        await driver.until(lambda: driver.shown("#outgoing") == screen.draft.source)
        await driver.press("u")
        await driver.until(lambda: driver.shown("#outgoing") == "Which soup freezes well?")
        await driver.press("escape")
        await driver.answered()


async def test_a_text_of_which_nothing_is_left_cannot_be_sent(cloud: Provider, store: Store) -> None:
    async with chatting() as driver:
        await driver.ask("I have gout.")
        screen = await driver.until_on(ReviewScreen)
        assert "as it is" not in driver.shown("#held")
        await driver.press("w")
        await driver.press("escape")
        await driver.press("s", "enter")
        assert driver.screen is screen
        await driver.press("escape")
        await driver.answered()
    assert store.ledger.list() == []
