"""The search: every word that is kept is found as one types, marked, and one key away."""

import threading
from collections.abc import Callable

import pytest
from textual.widgets import Input
from textual.widgets._footer import FooterKey

from assistant.profile.recall import RecallHit
from assistant.search import Search
from assistant.store.facts import Fact
from assistant.store.store import Store
from tests.tui.driving import Driver, chatting
from tests.tui.knowing import MOVED, WORK, say
from tui.help import HelpScreen
from tui.profile.screen import NO_MESSAGE
from tui.search.results import FOUND, ResultList
from tui.search.screen import BEGIN, NOTHING, SearchScreen


async def searching(driver: Driver, words: str = "") -> SearchScreen:
    """The search, with what these words found."""
    await driver.press("ctrl+f")
    screen: SearchScreen = await driver.until_on(SearchScreen)
    if words:
        await look(driver, words)
    return screen


async def look(driver: Driver, words: str) -> None:
    driver.screen.query_one(Input).value = words
    await settled(driver)


async def settled(driver: Driver) -> None:
    """Wait until all that was typed is answered."""
    screen = driver.screen
    assert isinstance(screen, SearchScreen)
    await driver.pilot.pause()
    await driver.until(lambda: not screen.working)
    await driver.pilot.pause()


def results(driver: Driver) -> ResultList:
    return driver.screen.query_one(ResultList)


def lines(driver: Driver) -> list[str]:
    """Every row of the results: headings, and for each hit whose words they are and what they say."""
    found = results(driver)
    return [str(found.get_option_at_index(at).prompt) for at in range(found.option_count)]


async def test_titles_facts_and_messages_are_found_while_one_types(facts: dict[str, Fact]) -> None:
    async with chatting() as driver:
        await searching(driver)
        await driver.press(*"porto")
        await settled(driver)
        heads = [line for line in lines(driver) if "\n" not in line]
        assert heads[:3] == ["Titles", "Known about you", "Messages"]
        assert any(line.startswith("Fact · ") and "You moved to Porto" in line for line in lines(driver))
        assert any(line.startswith("You · 2026-03-0") and line.endswith(MOVED) for line in lines(driver))
        assert driver.shown("#count").startswith("1 title · 1 fact · 1 message")
        await driver.press(*"zz")
        await settled(driver)
        assert driver.shown("#empty") == NOTHING


async def test_the_words_that_were_found_stand_out_also_without_colour(store: Store) -> None:
    say(store, "I moved to PORTO, and Portugal is [b]lovely[/b] \x1b[31m")
    async with chatting() as driver:
        await searching(driver, "port")
        prompt = results(driver).get_option_at_index(results(driver).option_count - 1).prompt
        marks = [(prompt.plain[span.start : span.end], span.style) for span in prompt.spans if span.style == FOUND]
        assert marks == [("PORTO", FOUND), ("Portugal", FOUND)]
        assert "bold" in FOUND
        assert "underline" in FOUND
        assert prompt.plain.endswith("is [b]lovely[/b] ␛[31m")


async def test_enter_goes_to_the_message_in_its_conversation(facts: dict[str, Fact]) -> None:
    async with chatting() as driver:
        await searching(driver, "nights")
        await driver.press("enter")
        await driver.until(lambda: driver.screen is driver.chat and driver.chat.query(".-sought"))
        (view,) = driver.chat.query(".-sought")
        assert view.text == WORK


async def test_keys_and_the_mouse_choose_among_what_was_found(store: Store) -> None:
    numbers = [say(store, f"needle {number}", title="t") for number in range(3)]
    async with chatting() as driver:
        await searching(driver, "needle")
        order = [hit.message.id for hit in results(driver).hits]
        assert sorted(order) == numbers
        await driver.press("down", "down", "up")
        assert results(driver).marked.message.id == order[1]
        await driver.press("tab", "down", "x")
        assert driver.screen.query_one(Input).value == "needlex"
        await look(driver, "needle")
        await driver.pilot.click(results(driver), offset=(6, 4))
        await driver.until(lambda: driver.screen is driver.chat)
        await driver.until(driver.questions)
        assert store.messages.get(order[1]).conversation == driver.chat.conversation


async def test_a_title_opens_its_conversation_and_a_fact_the_message_it_rests_on(facts: dict[str, Fact]) -> None:
    store_says = "You moved to Porto"
    async with chatting() as driver:
        await searching(driver, "moved porto")
        await driver.press("enter")
        await driver.until(lambda: driver.screen is driver.chat and driver.questions())
        assert driver.questions()[0].text == MOVED
        await searching(driver, store_says)
        assert type(results(driver).hits[0]).__name__ == "FactHit"
        await driver.press("enter")
        await driver.until(lambda: driver.screen is driver.chat and driver.chat.query(".-sought"))
        screen = await searching(driver, "sister Anna")
        await driver.press("enter")
        await driver.until(lambda: NO_MESSAGE in [note.message for note in driver.app.notices])
        assert driver.screen is screen
        await driver.press("escape")
        assert driver.screen is driver.chat


async def test_archived_conversations_are_found_and_said_to_be_so(store: Store) -> None:
    number = say(store, "needle", title="Sewing")
    store.conversations.archive(store.messages.get(number).conversation)
    async with chatting() as driver:
        await searching(driver, "needle")
        assert any(line.endswith("Sewing · archived\nneedle") for line in lines(driver))


async def test_nothing_typed_and_nothing_found_say_what_to_do(store: Store) -> None:
    async with chatting() as driver:
        screen = await searching(driver)
        assert driver.shown("#empty") == BEGIN
        await driver.press("down", "up", "enter", "pagedown", "pageup")
        assert driver.screen is screen
        for query, words in (("zorbanix", NOTHING), ("  ", BEGIN), ("?!", BEGIN), ("p", BEGIN)):
            await look(driver, query)
            assert driver.shown("#empty") == words
        await driver.press("f1")
        await driver.until_on(HelpScreen)
        await driver.press("escape", "ctrl+f")
        await driver.until(lambda: driver.screen is driver.chat)


class SlowSearch(Search):
    """The search, held up at the first question until it is let go on."""

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self.asked: list[str] = []
        self.go_on = threading.Event()

    def words(self, query: str):
        self.asked.append(query)
        found = super().words(query)
        assert self.go_on.wait(30)
        return found


async def test_an_older_answer_never_takes_the_place_of_a_newer_one(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    for text in ("plum", "plump"):
        say(store, text)
    slow = SlowSearch(store)
    monkeypatch.setattr("tui.search.screen.Search", lambda _: slow)
    async with chatting() as driver:
        screen = await searching(driver)
        for words in ("plu", "plum", "plump"):
            driver.screen.query_one(Input).value = words
            await driver.until(lambda: slow.asked == ["plu"])
        await driver.press("enter")  # before anything is found: what is found first is opened
        assert driver.screen is screen
        slow.go_on.set()
        await driver.until(lambda: driver.screen is driver.chat and driver.questions())
        assert slow.asked == ["plu", "plump"]
        assert driver.questions()[0].text == "plump"


def alike_of(store: Store) -> Callable[[str, int], list[RecallHit]]:
    """Finds every message of the user's to be like anything."""
    return lambda _, count: [RecallHit(m, m.text, 0.5, "") for m in store.messages.latest("user", count)]


async def test_what_is_like_it_in_meaning_comes_last(store: Store) -> None:
    say(store, "I drink tea", title="a")
    say(store, "A cup of Darjeeling", title="b")
    async with chatting() as driver:
        driver.app.push_screen(SearchScreen(driver.chat.session, alike_of(store)))
        await driver.until_on(SearchScreen)
        await look(driver, "tea")
        assert "Like it in meaning" not in lines(driver)
        await look(driver, "drink tea")
        assert lines(driver)[-2] == "Like it in meaning"
        assert lines(driver)[-1].endswith("\nA cup of Darjeeling")
        assert driver.shown("#count") == "1 message · 1 like it"
        await look(driver, "hot drinks")
        assert lines(driver)[0] == "Like it in meaning"
        assert not driver.screen.has_class("-empty")


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 40)])
async def test_all_of_it_is_in_view_at_any_size(facts: dict[str, Fact], size: tuple[int, int]) -> None:
    async with chatting(size) as driver:
        await searching(driver, "porto")
        for selector in ("Input", "#count", "ResultList"):
            region = driver.screen.query_one(selector).region
            assert region.height > 0
            assert driver.screen.region.contains_region(region)
        keys = {key.description for key in driver.screen.query(FooterKey)}
        assert "Back" in keys
        assert size[0] < 80 or {"Go there", "Next", "Before"} <= keys
