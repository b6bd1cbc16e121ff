"""The ledger screen: the entries, their words, the filters, and going on from there."""

import pytest
from textual.widgets import OptionList, Static
from textual.widgets._footer import FooterKey

from assistant.store.store import Store
from tests.tui.driving import Driver, chatting
from tests.tui.ledger import fill, ledger, sent, settled
from tui.chat.screen import ChatScreen
from tui.ledger.choice import ChoiceScreen
from tui.ledger.entries import PAGE, EntryList
from tui.ledger.entry import NO_CONVERSATION, SHOWN
from tui.ledger.export import ExportScreen
from tui.ledger.filters import Filter
from tui.ledger.opened import EntryScreen
from tui.ledger.parts import COURSE, ENTRIES, SUMS
from tui.ledger.screen import EMPTY, NOTHING_FITS, LedgerScreen

TREE, HEALTH, TWO, LISBON = 4, 3, 2, 1


def shown_of(screen: LedgerScreen) -> list[int]:
    return list(screen.query_one(EntryList)._ids)


async def test_the_marked_entry_is_shown_and_the_keys_go_from_one_to_the_next(store: Store) -> None:
    fill(store)
    async with chatting() as driver:
        screen = await ledger(driver)
        assert shown_of(screen) == [TREE, HEALTH, TWO, LISBON]
        assert driver.shown("#words").startswith("Which tree grows fast?")
        await driver.press("down")
        await settled(driver, screen)
        assert driver.shown("#words").startswith("I have [HEALTH_1]")
        assert "Hidden: 1 on health. Shown: job." in driver.shown("#heading")
        assert "To groq/gpt" in driver.shown("#heading")
        await driver.press("end")
        await settled(driver, screen)
        assert driver.shown("#words").startswith("Dear [NAME_1] in Lisbon")
        await driver.press("escape")
        assert driver.screen is driver.chat


@pytest.mark.parametrize("leave", ["escape", "f3", "ctrl+g"])
async def test_it_is_left_with_the_key_that_opened_it(store: Store, leave: str) -> None:
    async with chatting() as driver:
        await ledger(driver)
        await driver.press(leave)
        assert driver.screen is driver.chat


async def test_enter_opens_every_word_of_an_entry_exactly(store: Store) -> None:
    text = "Line [one]\n\n  \x1b[31mtwo\u202e [/]" + " and on" * 2000
    entry = sent(store, text)
    async with chatting() as driver:
        screen = await ledger(driver)
        assert len(driver.shown("#words")) < SHOWN + 200 < len(text)
        await driver.press("enter")
        opened = await driver.until_on(EntryScreen)
        words = str(opened.query_one("#exactly", Static).visual)
        assert words == (
            "system\nLeave tags as they are.\n\nuser\n"
            + text.replace("\x1b", "\N{SYMBOL FOR ESCAPE}").replace("\u202e", "\N{REPLACEMENT CHARACTER}")
            + "\n"
        )
        assert opened.entry == store.ledger.get(entry)
        before = opened.query_one("#opened").scroll_y
        await driver.press("pagedown")
        await driver.until(lambda: opened.query_one("#opened").scroll_y > before)
        await driver.press("escape")
        assert driver.screen is screen


async def test_an_entry_that_failed_says_what_there_is_to_do_in_the_app(store: Store) -> None:
    sent(store, "Dear [NAME_1]", error="fake cannot be reached. Check the connection, or ask with --route local.")
    async with chatting() as driver:
        await ledger(driver)
        assert "; failed: fake cannot be reached. Check the connection, or switch to LOCAL with Ctrl+R." in (
            driver.shown("#heading")
        )


async def test_earlier_messages_are_counted_as_the_review_counts_them(store: Store) -> None:
    told, said = {"role": "system", "content": "Leave tags."}, {"role": "user", "content": "Hello"}
    sent(store, "Hello", messages=[said])
    sent(store, "Hello", messages=[told, said])
    sent(store, "Hello", messages=[said, {"role": "assistant", "content": "Hi"}, said])
    sent(store, "Hello", messages=[told, said, {"role": "assistant", "content": "Hi"}, said])
    async with chatting() as driver:
        screen = await ledger(driver)
        both, earlier = ", the instruction and the 2 earlier messages", " and the 2 earlier messages"
        for along in (both, earlier, " and the instruction", ""):
            assert driver.shown("#words") == f"Hello\n\nEnter shows every word of it{along}."
            await driver.press("down")
            await settled(driver, screen)


async def test_one_provider_or_one_category_is_chosen_and_all_of_them_again(store: Store) -> None:
    fill(store)
    async with chatting() as driver:
        screen = await ledger(driver)
        await driver.press("p")
        await driver.until_on(ChoiceScreen)
        lines = [str(option.prompt) for option in driver.screen.query_one(OptionList).options]
        assert lines == ["All providers", "groq  (1)", "openai  (3)"]
        await driver.press("down", "down", "enter")
        await settled(driver, screen)
        assert shown_of(screen) == [TREE, TWO, LISBON]
        assert str(screen.query_one("#by-provider", Filter).visual) == "Provider (p): openai"
        await driver.press("c")
        await driver.until_on(ChoiceScreen)
        lines = [str(option.prompt) for option in driver.screen.query_one(OptionList).options]
        assert lines == ["All categories", "name  (2)", "health  (1)", "job  (1)", "location  (1)"]
        await driver.press("down", "enter")
        await settled(driver, screen)
        assert shown_of(screen) == [TWO, LISBON]
        assert "Entries (2)" in str(screen.query_one("#entries").render())
        await driver.press("c")
        await driver.until_on(ChoiceScreen)
        await driver.press("escape")
        assert shown_of(screen) == [TWO, LISBON]
        for key in "pc":
            await driver.press(key)
            await driver.until_on(ChoiceScreen)
            await driver.press("home", "enter")
            await settled(driver, screen)
        assert len(shown_of(screen)) == 4


async def test_where_nothing_fits_it_says_which_keys_help(store: Store) -> None:
    fill(store)
    async with chatting() as driver:
        screen = await ledger(driver)
        for key, downs in (("p", 1), ("c", 1)):
            await driver.press(key)
            await driver.until_on(ChoiceScreen)
            await driver.press(*["down"] * downs, "enter")
            await settled(driver, screen)
        assert (screen.wanted.provider, screen.wanted.category) == ("groq", "name")
        assert driver.shown("#empty") == NOTHING_FITS
        assert screen.query_one("#empty").display
        await driver.press("c")
        await driver.until_on(ChoiceScreen)
        await driver.press("home", "enter")
        await settled(driver, screen)
        assert shown_of(screen) == [HEALTH]


async def test_a_click_does_what_the_key_does(store: Store) -> None:
    fill(store)
    async with chatting((120, 40)) as driver:
        screen = await ledger(driver)
        for name, key in (("#by-provider", "p"), ("#by-category", "c")):
            await driver.pilot.click(name)
            choice = await driver.until_on(ChoiceScreen)
            assert f"({key})" in str(screen.query_one(name).render())
            assert "Which" in str(choice.query_one(OptionList).border_title)
            await driver.press("escape")
        await driver.pilot.click("#sums")
        await driver.until(lambda: screen.part == SUMS)
        await driver.pilot.click("#entries")
        await driver.until(lambda: screen.part == ENTRIES)
        await driver.pilot.click(EntryList, offset=(5, 4))
        await driver.until_on(EntryScreen)
        await driver.until(lambda: screen.query_one(EntryList).marked == HEALTH)


async def test_thousands_of_entries_are_read_page_by_page(store: Store) -> None:
    with store.transaction():
        for number in range(2 * PAGE + 5):
            sent(store, f"Text {number}")
    async with chatting() as driver:
        screen = await ledger(driver)
        entries = screen.query_one(EntryList)
        assert (entries.count, entries.marked) == (PAGE, 2 * PAGE + 5)
        for read in (2 * PAGE, 2 * PAGE + 5, 2 * PAGE + 5):
            await driver.press("end")
            await settled(driver, screen)
            assert entries.count == read
        assert entries.marked == 1
        assert shown_of(screen) == list(range(2 * PAGE + 5, 0, -1))


async def test_o_goes_to_the_question_in_its_conversation(store: Store) -> None:
    conversation = store.conversations.create("trees").id
    message = store.messages.add(conversation, "user", "Which tree?").id
    sent(store, "From a conversation that is gone", conversation=99, message=99)
    sent(store, "Which tree?", conversation=conversation, message=message)
    async with chatting() as driver:
        screen = await ledger(driver)
        await driver.press("down", "o")
        await driver.until(lambda: driver.app._notifications)
        assert NO_CONVERSATION in {notice.message for notice in driver.app._notifications}
        assert driver.screen is screen
        await driver.press("up")
        await settled(driver, screen)
        await driver.press("o")
        await driver.until_on(ChatScreen)
        await driver.until(lambda: driver.chat.query(".-sought"))
        assert driver.chat.conversation == conversation


async def test_forgotten_words_are_not_shown(store: Store) -> None:
    entry = sent(store, "Dear [NAME_1], the secret word is sesame")
    store.ledger.forget(entry)
    async with chatting() as driver:
        await ledger(driver)
        assert driver.shown("#words").startswith("(forgotten on ")
        await driver.press("enter")
        opened = await driver.until_on(EntryScreen)
        assert "sesame" not in str(opened.query_one("#exactly", Static).visual)


async def test_an_empty_ledger_says_what_comes_here(store: Store) -> None:
    async with chatting() as driver:
        screen = await ledger(driver)
        assert driver.shown("#empty") == EMPTY
        await driver.press("p", "c", "x", "o", "t", "enter", "2", "3", "1")
        assert driver.screen is screen


async def test_the_help_of_every_ledger_screen_leads_back(store: Store) -> None:
    fill(store)
    async with chatting() as driver:
        screen = await ledger(driver)
        await driver.helps_lead_back(
            ("", LedgerScreen), ("enter", EntryScreen), ("p", ChoiceScreen), ("x", ExportScreen)
        )
        keys = {key.key for key in screen.query(FooterKey)}
        assert {"p", "c", "o", "x"} <= keys


async def test_everything_is_in_view_at_any_size(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    fill(store)
    async with chatting((80, 24)) as driver:
        screen = await ledger(driver)
        for size in ((80, 24), (120, 40), (60, 20)):
            await driver.pilot.resize_terminal(*size)
            for part, selectors in (
                ("1", ("EntryList", "#entry")),
                ("2", ("#sums-part",)),
                ("3", ("#course-part",)),
            ):
                await driver.press(part)
                await settled(driver, screen)
                check_layout(driver, screen, selectors, size)
        entries, entry = screen.query_one(EntryList).region, screen.query_one("#entry").region
        assert entries.width == entry.width


def check_layout(driver: Driver, screen: LedgerScreen, selectors: tuple[str, ...], size: tuple[int, int]) -> None:
    for selector in (*selectors, "#by-provider", "#by-category"):
        region = screen.query_one(selector).region
        assert region.height > 0, selector
        assert screen.region.contains_region(region), selector
    if size[0] >= 80:
        assert max(key.region.right for key in screen.query(FooterKey)) <= size[0], [screen.part, size]


async def test_the_parts_go_round(store: Store) -> None:
    fill(store)
    async with chatting() as driver:
        screen = await ledger(driver)
        for key, part in (
            ("right", SUMS),
            ("right", COURSE),
            ("right", ENTRIES),
            ("left", COURSE),
            ("1", ENTRIES),
        ):
            await driver.press(key)
            await driver.until(lambda part=part: screen.part == part)
            await driver.pilot.pause()
            assert screen.query_one(f"#{part}-part").display
        await driver.press("tab", "down")
        assert driver.app.focused is screen.query_one("#entry")
        assert screen.query_one(EntryList).marked == TREE
