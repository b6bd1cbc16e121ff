"""The screen You: going to the message that a fact rests on, what is counted and said, and how it is laid out."""

from pathlib import Path

import pytest
from textual.widgets import Markdown
from textual.widgets._footer import FooterKey

from assistant.config_sections import Profile
from assistant.store.facts import Fact
from assistant.store.store import Store
from tests.tui.driving import chatting
from tests.tui.knowing import MOVED, WORK, know
from tests.tui.you import message_shown, said, settled, you
from tui.chat.messages import MessagesView
from tui.chat.new_facts import NewFacts
from tui.chat.window import AT_ONCE, MOST
from tui.help import HelpScreen
from tui.profile.hints import FIRST, LEARNS_NOT, NOTHING_ACCEPTED, NOTHING_KNOWN, NOTHING_SHORT, NOTHING_WAITS
from tui.profile.parts import KNOWN, SHORT, WAITING
from tui.profile.screen import NO_MESSAGE, ProfileScreen
from tui.profile.wording import SURE_ENOUGH


async def test_enter_goes_to_the_message_and_f4_back_to_the_fact(facts: dict[str, Fact]) -> None:
    async with chatting() as driver:
        await you(driver)
        await driver.press("enter")
        assert await message_shown(driver) == WORK
        screen = await you(driver)
        assert screen.marked == facts["nurse"]
        await driver.press("2", "down", "enter")
        await driver.until(lambda: said(driver) == NO_MESSAGE)
        await driver.press("end")
        await settled(driver, screen)
        await driver.press("tab", "down", "enter")
        assert await message_shown(driver) == MOVED


async def test_a_message_far_back_is_shown_amid_the_others(store: Store) -> None:
    conversation = store.conversations.create("long").id
    with store.transaction():
        asked = [store.messages.add(conversation, "user", f"Question {n}").id for n in range(4 * AT_ONCE)]
    know(store, "You asked.", {asked[AT_ONCE]: "Question"})
    async with chatting() as driver:
        await you(driver)
        await driver.press("enter")
        assert await message_shown(driver) == f"Question {AT_ONCE}"
        view = driver.chat.query_one(MessagesView)
        sought = driver.chat.query_one(".-sought")
        await driver.until(lambda: view.region.contains_region(sought.region))
        assert AT_ONCE <= len(driver.questions()) <= MOST
        await driver.press_until("pagedown", lambda: len(driver.questions()) != AT_ONCE)
        assert driver.questions()[-1].text == f"Question {5 * AT_ONCE // 2 - 1}"
        await view.ask("And now?")
        shown = [question.text for question in driver.questions()]
        assert shown[-2:] == [f"Question {4 * AT_ONCE - 1}", "And now?"]
        assert len(shown) == AT_ONCE + 1


async def test_the_chat_counts_what_waits_and_leads_there(facts: dict[str, Fact]) -> None:
    async with chatting((120, 40)) as driver:
        count = driver.chat.query_one(NewFacts)
        await driver.until(lambda: str(count.render()) == "3 new facts: F4")
        await driver.pilot.click(NewFacts)
        screen = await driver.until_on(ProfileScreen)
        await settled(driver, screen)
        await driver.press("3")
        assert "Your sister Anna lives in Berlin." in driver.shown("#areas")
        assert "tokens of the prompt" in driver.shown("#cost")
        await driver.press("1", "a", "a", "escape")
        await driver.until(lambda: str(count.render()) == "1 new fact: F4")
        assert driver.screen is driver.chat


async def test_what_is_used_without_the_users_word_is_told_from_what_has_it(facts: dict[str, Fact]) -> None:
    async with chatting((120, 40)) as driver:
        screen = await you(driver)
        assert said(driver) == FIRST[WAITING]
        assert "use what waits" in FIRST[WAITING]
        await driver.press("3")
        waits = "You work as a nurse at Brightwell Clinic. (waits for your word)"
        assert waits in driver.shown("#areas")
        assert "Your sister Anna lives in Berlin.\n" in driver.shown("#areas")
        await driver.press("1", "a")
        await settled(driver, screen)
        await driver.press("3")
        assert waits not in driver.shown("#areas")
        assert "You work as a nurse at Brightwell Clinic." in driver.shown("#areas")


async def test_a_fact_that_was_sure_enough_says_that_nobody_was_asked(facts: dict[str, Fact]) -> None:
    async with chatting((120, 40)) as driver:
        screen = await you(driver)
        for name, asked in (("porto", True), ("run", False), ("sister", True)):
            await screen.reload(facts[name].id)
            await settled(driver, screen)
            assert (SURE_ENOUGH in driver.shown("#about")) is not asked
        await driver.press("f1")
        page = await driver.until_on(HelpScreen)
        assert "accepted at once" in page.query_one(Markdown).source


async def test_empty_parts_say_what_to_do(home: Path, store: Store) -> None:
    async with chatting() as driver:
        screen = await you(driver)
        for part, words in ((WAITING, LEARNS_NOT), (KNOWN, NOTHING_KNOWN), (SHORT, NOTHING_SHORT)):
            assert (screen.part, driver.shown("#empty")) == (part, words)
            await driver.press("right")
        await driver.press("a", "e", "r", "k", "p", "d", "u", "enter")
        assert driver.screen is screen
        await driver.press("escape")
        session = driver.chat.session
        session.config = session.config.model_copy(update={"profile": Profile(learn="auto")})
        screen = await you(driver)
        assert driver.shown("#empty") == NOTHING_WAITS
        know(store, "You sing.", {}, origin="user")
        await screen.reload()
        await driver.press("2")
        assert driver.shown("#empty") == NOTHING_ACCEPTED


async def test_all_of_it_is_in_view_at_any_size_and_said_in_words(
    facts: dict[str, Fact], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with chatting((80, 24), "textual-light") as driver:
        screen = await you(driver)
        await driver.press("a", "2", "p", "m")
        await settled(driver, screen)
        assert driver.app.no_color
        assert "pinned&#160;·&#160;muted" in driver.app.export_screenshot()
        for width, height in ((80, 24), (120, 40)):
            await driver.pilot.resize_terminal(width, height)
            for part in "12":
                await driver.press(part)
                await settled(driver, screen)
                check_layout(screen)
        await driver.press("f1")
        page = await driver.until_on(HelpScreen)
        assert all(f"**{key}**" in page.query_one(Markdown).source for key in "aerkpmdou")
        await driver.press("escape")
        assert driver.screen is screen


def check_layout(screen: ProfileScreen) -> None:
    for selector in ("FactList", "#statement", "#about", "QuoteList", "#said"):
        region = screen.query_one(selector).region
        assert region.height > 0
        assert screen.region.contains_region(region)
    keys = {key.description: key.region.right for key in screen.query(FooterKey)}
    assert {"Edit", "Undo", "Message", "Part", "Back"} <= set(keys)
    assert max(keys.values()) <= screen.size.width
