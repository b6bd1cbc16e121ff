"""Notices: one at a time, none twice, and away from what is written and from what would leave."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.geometry import Region
from textual.widgets._toast import Toast

from tests.support.provider import Provider
from tests.tui.driving import Driver, chatting
from tests.tui.review import asked, changed, cloud_in
from tui.chat.composer import Composer
from tui.chat.status import StatusLine
from tui.footer import FittingFooter
from tui.review.drafting import NOTHING_ELSE

LONG = "A notice of some length, as there may be one: it says what could not be done, why that is, and what to do."


@pytest.fixture
def cloud(home: Path) -> Iterator[Provider]:
    """A cloud that answers with the tags it was given."""
    with cloud_in(home) as provider:
        yield provider


def shown(driver: Driver) -> list[Toast]:
    """The notices that are on the screen."""
    return [toast for toast in driver.screen.query(Toast) if toast.region.area and toast.parent.display]


async def noticed(driver: Driver, line: str) -> Region:
    """Where the notice is shown that says `line`."""
    await driver.until(lambda: [toast._notification.message for toast in shown(driver)] == [line])
    await driver.pilot.pause()
    return shown(driver)[0].region


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_in_the_chat_they_cover_neither_the_input_nor_the_status(home: Path, size: tuple[int, int]) -> None:
    async with chatting(size) as driver:
        driver.app.notify(LONG)
        region = await noticed(driver, LONG)
        for kind in (Composer, StatusLine, FittingFooter):
            assert not region.overlaps(driver.screen.query_one(kind).region), kind
        assert driver.screen.region.contains_region(region)


@pytest.mark.parametrize("size", [(40, 20), (60, 20), (80, 24), (120, 40)])
@pytest.mark.parametrize("question", ["Dear Ms Anna Kovacs, hello.", "What is a monad?"])
async def test_on_the_review_they_do_not_cover_what_would_leave(
    cloud: Provider, size: tuple[int, int], question: str
) -> None:
    async with chatting(size) as driver:
        screen = await asked(driver, question)
        driver.app.notify(LONG)
        region = await noticed(driver, LONG)
        assert not region.overlaps(screen.query_one("#leaves").region)
        assert not region.overlaps(screen.query_one(FittingFooter).region)
        if screen.draft.changes:
            await driver.press("v")
            await driver.until(lambda: screen.query_one("#both").display)
            assert not region.overlaps(screen.query_one("#both").region)
        await driver.press("escape")
        await driver.answered()


async def test_the_same_one_stands_there_once(cloud: Provider) -> None:
    async with chatting() as driver:
        await asked(driver, "Who is [NAME_1]?")
        for _ in range(5):
            await driver.press("c")
        await noticed(driver, NOTHING_ELSE)
        assert [notice.message for notice in driver.app.notices] == [NOTHING_ELSE]


async def test_of_several_the_newest_is_shown_and_then_the_one_before(home: Path) -> None:
    async with chatting() as driver:
        for line, seconds in (("One", 60), ("Two", 60), ("Three", 1), ("Four", 1)):
            driver.app.notify(line, timeout=seconds)
            await noticed(driver, line)
        await noticed(driver, "Two")


async def test_words_with_which_nothing_can_be_done_have_no_choices(cloud: Provider) -> None:
    async with chatting() as driver:
        screen = await asked(driver, "I met Ms Anna Kovacs. Who is [NAME_1]?")
        spans = screen.query_one("SpanList")
        assert str(spans.border_subtitle).startswith("c: ")
        await driver.press("down")
        await driver.until(lambda: not spans.border_subtitle)


async def test_a_key_of_yours_can_not_be_shown_by_c_and_is_not_said_to_be(cloud: Provider) -> None:
    async with chatting() as driver:
        screen = await asked(driver, "What is this: sk-proj-4f9Tq2LwXz7RbN5cVh8KdY3mPj6GsA1eUo0i")
        spans = screen.query_one("SpanList")
        assert "shown" not in str(spans.border_subtitle)
        await changed(driver, screen, "c")
        assert "shown" not in str(spans.border_subtitle)
