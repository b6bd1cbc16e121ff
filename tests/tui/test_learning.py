"""After a review: a sentence for the privacy profile, its rule and what it would change."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from textual.widgets import Input, Markdown
from textual.widgets._footer import FooterKey

from assistant.learning import NO_FLOOR, UNREAD
from assistant.store.store import Store
from privacy.builtin import BALANCED
from privacy.categories import Category
from privacy.rules import ME, Action, PrivacyProfile, Rule
from tests.support.provider import Provider, provider_server, reply
from tests.tui.conftest import use_cloud
from tests.tui.driving import Driver, chatting
from tests.tui.snapshots.drawn import drawn
from tui.chat.composer import Composer
from tui.chat.screen import ChatScreen
from tui.help import HelpScreen
from tui.learning.offered import Offered
from tui.learning.screen import LOOKING, LearnScreen

NAME = "Brightwell Clinic"
QUESTION = f"I work at {NAME}. Write a short bio of me."
NARROW, WIDE = f"{NAME} may be named.", "My employer may be named."
KNOWN = {
    NARROW: Rule(Action.KEEP, Category.EMPLOYER, value=NAME),
    WIDE: Rule(Action.KEEP, Category.EMPLOYER, subject=ME),
    "My passwords are fine.": Rule(Action.KEEP, Category.CREDENTIALS, subject=ME),
}
"""What the reader is made to understand: these tests are about the screen."""


@pytest.fixture(autouse=True)
def reader(monkeypatch: pytest.MonkeyPatch) -> None:
    def compiled(prose: str, name: str, **_: object) -> PrivacyProfile:
        rule = KNOWN.get(prose)
        return PrivacyProfile(
            name, prose, (replace(rule, sentence=prose),) if rule else (), () if rule else (prose,)
        )

    monkeypatch.setattr("privacy.compile.compiled", compiled)


@pytest.fixture
def cloud(home: Path) -> Iterator[Provider]:
    with provider_server(reply("Fine.")) as provider:
        use_cloud(home, provider.base_url)
        yield provider


async def reveal(driver: Driver) -> None:
    await driver.ask(QUESTION)
    screen = await driver.review()
    await driver.press("space")
    await driver.until(lambda: NAME in driver.shown("#outgoing") and screen.may_send)


async def reveal_and_send(driver: Driver) -> None:
    await reveal(driver)
    await driver.press("s")


async def offered(driver: Driver) -> LearnScreen:
    """What is offered, once it is: the user asks for the first of it."""
    if not isinstance(driver.screen, LearnScreen):
        await driver.until(lambda: driver.chat.offered.count)
        await driver.press("f12")
    screen: LearnScreen = await driver.until_on(LearnScreen)
    await driver.until(lambda: screen.may_add and driver.shown("#effect") != LOOKING)
    return screen


def says(driver: Driver, sentence: str) -> bool:
    screen = driver.screen
    return isinstance(screen, LearnScreen) and screen.is_mounted and screen.suggestion.sentence == sentence


def prose(store: Store) -> str:
    own = store.privacy_profiles.get("balanced")
    return own.prose if own else BALANCED.prose


async def test_a_word_that_was_shown_is_offered_with_its_rule_its_place_and_its_effect(cloud: Provider) -> None:
    async with chatting() as driver:
        await reveal_and_send(driver)
        await offered(driver)
        assert driver.shown("#sentence") == NARROW
        assert driver.shown("#rules").strip() == f"allow: “{NAME}”"
        assert driver.shown("#place").startswith(
            "Would be added to balanced.\nbalanced would become your own version"
        )
        assert driver.shown("#effect") == (
            f"Your last message would be decided otherwise.\n  {NAME}: hidden → shown"
        )


async def test_y_adds_the_sentence_and_the_next_question_is_decided_by_it(cloud: Provider, store: Store) -> None:
    async with chatting() as driver:
        await reveal_and_send(driver)
        await offered(driver)
        await driver.press("y")
        await driver.until_on(ChatScreen)
        await driver.until(lambda: prose(store) == f"{BALANCED.prose} {NARROW}")
        await driver.answered()
        await driver.ask(QUESTION)
        await driver.review()
        assert NAME in driver.shown("#outgoing")
        await driver.press("escape")
        await driver.answered()
    assert store.profile_samples.list("balanced") == []


async def test_n_goes_on_to_the_wider_sentence_and_neither_is_offered_again(cloud: Provider, store: Store) -> None:
    async with chatting() as driver:
        await reveal_and_send(driver)
        await offered(driver)
        await driver.press("n")
        await driver.until(lambda: says(driver, WIDE))
        await offered(driver)
        assert "Would replace in balanced: Never name employers." in driver.shown("#place")
        await driver.press("n")
        await driver.until_on(ChatScreen)
        await driver.answered()
        await reveal_and_send(driver)
        await driver.answered()
        await driver.until(lambda: not learning(driver))
        assert isinstance(driver.screen, ChatScreen)
    assert prose(store) == BALANCED.prose
    assert store.declined.of(1) == {NARROW, WIDE}


def learning(driver: Driver) -> bool:
    """Whether something is still being worked out or asked."""
    return any(worker.group == "learning" for worker in driver.app.workers)


async def test_escape_leaves_all_of_them(cloud: Provider, store: Store) -> None:
    async with chatting() as driver:
        await reveal_and_send(driver)
        await offered(driver)
        await driver.press("escape")
        await driver.until(lambda: not learning(driver))
        assert isinstance(driver.screen, ChatScreen)
        assert driver.app.focused is driver.chat.query_one(Composer)
    assert store.declined.of(1) == {NARROW, WIDE}


async def test_an_approval_without_changes_asks_nothing(cloud: Provider) -> None:
    async with chatting() as driver:
        await driver.ask(QUESTION)
        await driver.review()
        await driver.press("s")
        await driver.answered()
        assert not learning(driver)
        assert isinstance(driver.screen, ChatScreen)


async def test_nothing_covers_the_reply(cloud: Provider, store: Store) -> None:
    async with chatting() as driver:
        await reveal_and_send(driver)
        await driver.until(lambda: driver.chat.offered.count)
        await driver.answered()
        assert isinstance(driver.screen, ChatScreen)
        lines = drawn(driver.app).lines
        assert any("Fine." in line for line in lines)
        assert any("learn 2 from review: F12" in line for line in lines)
        assert NAME in store.ledger.list()[0].text
        await offered(driver)
        assert driver.chat.offered.count == 0


async def test_what_is_being_written_stays(cloud: Provider) -> None:
    async with chatting() as driver:
        await reveal(driver)
        await driver.type("and y")
        await driver.press("s")
        await offered(driver)
        await driver.press("escape")
        await driver.until_on(ChatScreen)
        assert driver.chat.query_one(Composer).text == "and y"


async def test_a_click_shows_what_is_offered(cloud: Provider) -> None:
    async with chatting() as driver:
        await reveal_and_send(driver)
        await driver.until(lambda: driver.chat.offered.count)
        await driver.answered()
        await driver.pilot.click(Offered)
        await driver.until_on(LearnScreen)


async def test_what_the_next_review_teaches_takes_the_place_of_what_was_offered(cloud: Provider) -> None:
    async with chatting() as driver:
        for _ in range(2):
            await reveal_and_send(driver)
            await driver.answered()
            await driver.until(lambda: driver.chat.offered.count)
        await offered(driver)
        await driver.press("escape")
        await driver.until(lambda: not learning(driver))
        assert isinstance(driver.screen, ChatScreen)
        assert not driver.chat.offered.count


async def test_the_sentence_can_be_changed_and_its_rule_follows(cloud: Provider, store: Store) -> None:
    async with chatting() as driver:
        await reveal_and_send(driver)
        screen = await offered(driver)
        await driver.press("e")
        field = screen.query_one(Input)
        assert (field.value, driver.app.focused) == (NARROW, field)
        field.value = "Purple monkeys dance."
        await driver.until(lambda: driver.shown("#rules").strip() == UNREAD)
        await driver.press("enter")
        assert screen.editing
        field.value = "My passwords are fine."
        await driver.until(lambda: driver.shown("#rules").strip() == NO_FLOOR)
        field.value = WIDE
        await driver.until(lambda: driver.shown("#rules").strip() == "allow: employer, mine")
        await driver.press("y")
        assert screen.editing
        field.value = WIDE
        await driver.press("enter")
        await driver.until(lambda: not screen.editing)
        await offered(driver)
        await driver.press("y")
        await driver.until(lambda: prose(store).endswith(WIDE))
        await driver.until(lambda: not learning(driver))
        assert "Never name employers." not in prose(store)


async def test_escape_leaves_the_sentence_as_it_was(cloud: Provider) -> None:
    async with chatting() as driver:
        await reveal_and_send(driver)
        screen = await offered(driver)
        await driver.press("e")
        screen.query_one(Input).value = WIDE
        await driver.press("escape")
        assert driver.screen is screen
        assert (screen.editing, driver.shown("#sentence")) == (False, NARROW)


async def test_t_keeps_the_question_as_a_test_of_the_profile(cloud: Provider, store: Store) -> None:
    async with chatting() as driver:
        await reveal_and_send(driver)
        await offered(driver)
        await driver.press("t")
        assert driver.shown("#sample").startswith("☒")
        await driver.press("y")
        await driver.until(lambda: store.profile_samples.list("balanced"))
    (sample,) = store.profile_samples.list("balanced")
    assert (sample.text, sample.hidden, sample.kept) == (QUESTION, (), (NAME,))


async def test_a_key_meant_for_the_chat_adds_nothing(cloud: Provider, store: Store) -> None:
    async with chatting() as driver:
        await reveal_and_send(driver)
        screen = await offered(driver)
        screen._appeared += 60
        await driver.press("y")
        assert driver.screen is screen
    assert prose(store) == BALANCED.prose


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_all_of_it_is_in_view_on_a_small_terminal(cloud: Provider, size: tuple[int, int]) -> None:
    async with chatting(size) as driver:
        await reveal_and_send(driver)
        screen = await offered(driver)
        for selector in ("#sentence", "#rules", "#place", "#effect", "#sample"):
            assert screen.query_one("#learn").region.contains_region(screen.query_one(selector).region)
        keys = {key.description: key for key in screen.query(FooterKey)}
        assert {"Add", "Not now", "Edit", "Leave"} <= set(keys)
        assert all(key.region.right <= size[0] for key in keys.values() if key.description != "Help")


async def test_its_help_leads_back_to_it(cloud: Provider) -> None:
    async with chatting() as driver:
        await reveal_and_send(driver)
        screen = await offered(driver)
        await driver.press("f1")
        page = await driver.until_on(HelpScreen)
        assert page.query_one(Markdown).source.startswith(LearnScreen.HELP)
        await driver.press("escape")
        assert driver.screen is screen
        assert not screen.may_add


async def test_quitting_while_it_asks_changes_nothing(cloud: Provider, store: Store) -> None:
    async with chatting() as driver:
        await reveal_and_send(driver)
        await offered(driver)
        await driver.answered()
        await driver.press("ctrl+q")
    assert prose(store) == BALANCED.prose
