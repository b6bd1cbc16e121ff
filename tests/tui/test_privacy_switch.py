"""Choosing the privacy profile from a conversation: for everything, or for this one alone."""

import pytest

from assistant.store.store import Store
from tests.tui.driving import Driver, chatting
from tests.tui.privacy_screen import ask_once
from tui.privacy.holding import Held, Holding
from tui.privacy.only_here import OnlyHere
from tui.privacy.switch import ProfileSwitch, Switch
from tui.start.profile_options import ProfileOptions


async def switched(driver: Driver, holding: Holding, conversation: int | None, *keys: str) -> Switch | None:
    """Choose with these keys; what was chosen, once it holds."""
    answers: list[Switch | None] = []
    driver.app.push_screen(holding.choice(conversation), answers.append)
    await driver.until_on(ProfileSwitch)
    await driver.press(*keys)
    await driver.until(lambda: answers)
    (answer,) = answers
    if answer is not None and not answer.write:
        holding.take(answer, conversation)
    return answer


async def test_a_profile_is_chosen_for_this_conversation_or_for_all(store: Store) -> None:
    conversation, other = ask_once(store), ask_once(store)
    async with chatting() as driver:
        session = driver.chat.session
        holding = Holding(session)
        assert holding.held(conversation) == Held("balanced", own=False)
        assert await switched(driver, holding, conversation, "down", "down", "o", "enter") == Switch(
            "strict", True
        )
        assert holding.held(conversation) == Held("strict", own=True)
        assert holding.held(other) == holding.held(None) == Held("balanced", own=False)
        screen = holding.choice(conversation)
        driver.app.push_screen(screen)
        await driver.until_on(ProfileSwitch)
        assert screen.query_one(OnlyHere).on
        assert "(only in this conversation)" in driver.app.export_screenshot().replace("&#160;", " ")
        for _ in range(2):
            was = screen.query_one(OnlyHere).on
            await driver.pilot.click(OnlyHere)
            assert screen.query_one(OnlyHere).on is not was
        await driver.press("escape")
        await switched(driver, holding, conversation, "up", "o", "enter")
        assert {holding.held(place) for place in (conversation, other, None)} == {Held("open", own=False)}
        assert (store.privacy_profiles.active(), store.conversations.get(conversation).privacy_profile) == (
            "open",
            None,
        )
        assert await switched(driver, holding, conversation, "escape") is None


async def test_the_title_says_which_profile_holds_now(store: Store) -> None:
    conversation = ask_once(store)
    async with chatting() as driver:
        holding = Holding(driver.chat.session)
        for keys, title in (
            (("down", "o", "enter"), "Choose a privacy profile. Now: balanced"),
            (("escape",), "Choose a privacy profile. Now: open, in this conversation"),
        ):
            taken: list[Switch | None] = []
            driver.app.push_screen(holding.choice(conversation), taken.append)
            await driver.until_on(ProfileSwitch)
            assert driver.shown(".title") == title
            await driver.press(*keys)
            await driver.until(lambda taken=taken: taken)
            if switch := taken[0]:
                holding.take(switch, conversation)


async def test_for_a_conversation_that_has_not_begun_the_choice_waits_for_its_first_question(store: Store) -> None:
    async with chatting() as driver:
        holding = Holding(driver.chat.session)
        await switched(driver, holding, None, "down", "down", "o", "enter")
        assert holding.held(None) == Held("strict", own=True)
        conversation = ask_once(store)
        holding.begin(conversation)
        assert holding.held(conversation) == Held("strict", own=True)
        assert holding.held(None) == Held("balanced", own=False)
        await switched(driver, holding, None, "down", "o", "enter")
        holding.leave()
        assert holding.held(None) == Held("balanced", own=False)


async def test_it_leads_to_where_profiles_are_written(store: Store) -> None:
    async with chatting() as driver:
        answer = await switched(driver, Holding(driver.chat.session), None, "down", "f2")
        assert answer == Switch("open", only_here=False, write=True)
        assert store.privacy_profiles.active() == "balanced"


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (100, 20)])
async def test_the_list_is_as_long_as_it_has_to_be_and_where_it_holds_stays_in_view(
    store: Store, size: tuple[int, int]
) -> None:
    async with chatting(size) as driver:
        driver.app.push_screen(Holding(driver.chat.session).choice(None))
        screen = await driver.until_on(ProfileSwitch)
        await driver.until(lambda: screen.query_one(ProfileOptions).size.height)
        listed, below = screen.query_one(ProfileOptions), screen.query_one(OnlyHere)
        assert listed.size.height <= listed.virtual_size.height
        assert listed.region.bottom < below.region.y
        assert screen.query_one(".card").region.bottom <= size[1] - 1
        assert below.region.bottom <= screen.query_one(".card").region.bottom - 1
        if size == (120, 40):
            assert listed.size.height == listed.virtual_size.height
