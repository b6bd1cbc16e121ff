"""The review on the screen: where everything stands, both texts in one, help, and what is seen without colour."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.widgets._footer import FooterKey

from assistant.store.store import Store
from tests.support.provider import Provider
from tests.tui.driving import chatting
from tests.tui.review import QUESTION, asked, changed, cloud_in
from tests.tui.snapshots.drawn import drawn
from tui.review.edit import EditScreen
from tui.review.hide import HideScreen
from tui.review.screen import ReviewScreen
from tui.review.spans import SpanList
from tui.review.whole import WholeScreen

RULE = "Never give anyone's name, contact details or address."


@pytest.fixture
def cloud(home: Path) -> Iterator[Provider]:
    """A cloud that answers with the tags it was given."""
    with cloud_in(home) as provider:
        yield provider


async def test_the_help_of_the_review_leads_back_to_it(cloud: Provider) -> None:
    async with chatting() as driver:
        await driver.ask(QUESTION)
        await driver.review()
        await driver.helps_lead_back(("", ReviewScreen), ("e", EditScreen), ("w", WholeScreen), ("h", HideScreen))
        assert driver.chat.busy


@pytest.mark.parametrize("width", [60, 80])
async def test_the_way_out_is_in_the_footer_of_a_narrow_terminal(cloud: Provider, width: int) -> None:
    async with chatting((width, 24)) as driver:
        await driver.ask(QUESTION)
        await driver.review()
        keys = {key.description: key for key in driver.screen.query(FooterKey)}
        wanted = set(keys) if width == 80 else {"Send", "Local", "Cancel", "Help"}
        assert {"Send", "Local", "Cancel", "Help"} <= wanted <= set(keys)
        assert all(keys[name].region.right <= width for name in wanted)


async def test_the_texts_stand_side_by_side_only_where_there_is_room(cloud: Provider) -> None:
    async with chatting((80, 24)) as driver:
        await driver.ask(QUESTION)
        await driver.review()
        yours, leaves = driver.screen.query_one("#yours").region, driver.screen.query_one("#leaves").region
        assert (yours.x, yours.y < leaves.y) == (leaves.x, True)
        await driver.pilot.resize_terminal(120, 40)
        await driver.until(
            lambda: driver.screen.query_one("#yours").region.y == driver.screen.query_one("#leaves").region.y
        )
        await driver.press("escape")
        await driver.answered()


@pytest.mark.parametrize("width", [24, 30, 40, 80, 120])
async def test_nothing_is_sent_while_none_of_its_words_are_on_the_screen(cloud: Provider, width: int) -> None:
    async with chatting((width, 24)) as driver:
        screen = await asked(driver, "Dear Ms Anna Kovacs, hello.")
        for height in (*range(23, 2, -1), 24):
            await driver.pilot.resize_terminal(width, height)
            await driver.until(lambda height=height: driver.app.size.height == height)
            await driver.settled()
            seen = any("Dear Ms [NAME_1]" in line for line in drawn(driver.app).lines)
            assert screen.may_send is seen, height
            assert ("s" in screen.active_bindings) is seen, height
            if not seen:
                await driver.press("s", "enter")
                assert driver.screen is screen
        assert seen


async def test_a_low_terminal_shows_what_would_leave_rather_than_what_was_written(cloud: Provider) -> None:
    async with chatting((40, 12)) as driver:
        screen = await asked(driver)
        assert not screen.query_one("#yours").display
        assert any("Dear Ms [NAME_1]" in line for line in drawn(driver.app).lines)
        await driver.pilot.resize_terminal(40, 24)
        await driver.until(lambda: screen.query_one("#yours").display)


async def test_the_marked_span_is_brought_into_view(cloud: Provider) -> None:
    async with chatting() as driver:
        await driver.ask(QUESTION + " This goes on and on." * 100 + " Dear Mr Bela Novak, bye.")
        screen = await driver.review()
        panes = [screen.query_one("#yours"), screen.query_one("#leaves")]
        assert [pane.scroll_y for pane in panes] == [0, 0]
        await driver.press("end")
        await driver.until(lambda: all(pane.scroll_y > 10 for pane in panes))
        await driver.press("home")
        await driver.until(lambda: all(pane.scroll_y == 0 for pane in panes))
        await driver.press("pagedown")
        await driver.until(lambda: all(pane.scroll_y > 0 for pane in panes))
        await driver.press("escape")
        await driver.answered()


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_v_shows_both_texts_in_one_and_apart_again(cloud: Provider, size: tuple[int, int]) -> None:
    async with chatting(size) as driver:
        screen = await asked(driver)
        both, leaves = screen.query_one("#both"), screen.query_one("#leaves")
        assert (both.display, leaves.display) == (False, True)
        await driver.press("v")
        await driver.until(lambda: both.display and not leaves.display)
        shown = driver.shown("#inline")
        assert shown == ("Dear Ms ⟨Anna Kovacs→[NAME_1]⟩, I wrote you from ⟨jon.field@example.com→[CONTACT_1]⟩.")
        await changed(driver, screen, "d")
        assert driver.shown("#inline").startswith("Dear Ms⟨ Anna Kovacs→⟩, I wrote")
        await driver.press("v")
        await driver.until(lambda: leaves.display and not both.display)
        assert driver.shown("#outgoing") == screen.draft.text


async def test_a_text_changed_by_hand_stands_apart(cloud: Provider) -> None:
    async with chatting() as driver:
        screen = await asked(driver)
        await driver.press("v", "e")
        await driver.until_on(EditScreen)
        await driver.press("end", *" Bye", "ctrl+s")
        await driver.until(lambda: screen.draft.edited)
        await driver.until(lambda: screen.query_one("#leaves").display)
        assert not screen.query_one("#both").display
        assert driver.shown("#outgoing") == screen.draft.text
        await driver.press("u")
        await driver.until(lambda: screen.query_one("#both").display)


async def test_the_marked_span_is_brought_into_view_in_one_text_too(cloud: Provider) -> None:
    async with chatting() as driver:
        screen = await asked(driver, QUESTION + " This goes on and on." * 100 + " Dear Mr Bela Novak, bye.")
        await driver.press("v", "end")
        both = screen.query_one("#both")
        await driver.until(lambda: both.scroll_y > 10)
        await driver.press("home")
        await driver.until(lambda: both.scroll_y == 0)
        await driver.press("pagedown")
        await driver.until(lambda: both.scroll_y > 0)


async def test_every_span_says_its_category_its_rule_and_what_happens_to_it(
    cloud: Provider, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with chatting() as driver:
        screen = await asked(driver, f"{QUESTION} I was born on 4 May 1990 in Lisbon.")
        lines = [str(option.prompt) for option in screen.query_one(SpanList).options]
        assert lines == [
            f"hidden   name: Anna Kovacs → [NAME_1]\n         {RULE}",
            f"hidden   contact, email: jon.field@example.com → [CONTACT_1]\n         {RULE}",
            "hidden   date of birth: 4 May 1990 → [DATE_1]\n         Hide dates of birth; other dates are fine.",
            "shown    location: Lisbon\n         No rule covers this.",
        ]
        picture = driver.app.export_screenshot().replace("&#160;", " ")
        assert "‹hidden›" in picture
        assert "What would leave, word for word" in picture


async def test_everything_is_in_view_at_any_size(cloud: Provider) -> None:
    async with chatting((80, 24), "textual-light") as driver:
        screen = await asked(driver)
        for size in ((80, 24), (120, 40), (200, 50)):
            await driver.pilot.resize_terminal(*size)
            for selector in ("#title", "#yours", "#leaves", "SpanList"):
                region = screen.query_one(selector).region
                assert region.height > 0, selector
                assert screen.region.contains_region(region), selector
            await changed(driver, screen, "c")
            assert max(key.region.right for key in screen.query(FooterKey)) <= size[0]
