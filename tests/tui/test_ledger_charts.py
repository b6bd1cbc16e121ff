"""The charts of the ledger: what they say, how long their bars are, and the keys on them."""

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.store.store import Store
from tests.tui.driving import chatting
from tests.tui.ledger import fill, ledger, sent, settled
from tui.ledger.bars import HIDDEN_SIGN, SHOWN_SIGN, Bar, drawn, lengths
from tui.ledger.chart import Bars
from tui.ledger.charting import EVERYBODY, NO_DETAIL
from tui.ledger.choice import ChoiceScreen
from tui.ledger.screen import LedgerScreen

COUNTS = st.integers(0, 10_000)


def lines_of(screen: LedgerScreen, part: str) -> list[str]:
    """What a chart shows, without the bars themselves."""
    shown = screen.query_one(f"#{part}-part").query_one(Bars).render().plain
    bare = shown.replace(HIDDEN_SIGN, "").replace(SHOWN_SIGN, "")
    return [" ".join(line.split()) for line in bare.splitlines()]


@settings(deadline=None)
@given(COUNTS, COUNTS, COUNTS, st.integers(0, 80))
def test_a_bar_keeps_to_its_room_and_whatever_is_there_shows(
    hidden: int, shown: int, more: int, room: int
) -> None:
    of_hidden, of_shown = lengths(hidden, shown, hidden + shown + more, room)
    assert 0 <= of_hidden + of_shown <= room
    assert (of_hidden > 0, of_shown > 0) == (hidden > 0, shown > 0) or room < 2
    if hidden >= shown and hidden:
        assert of_hidden >= of_shown - 1


@settings(deadline=None)
@given(st.lists(st.builds(Bar, st.text("ab-é", max_size=20), COUNTS, COUNTS), max_size=8), st.integers(0, 200))
def test_every_bar_says_its_numbers_in_words(bars: list[Bar], width: int) -> None:
    most = max((bar.hidden + bar.shown for bar in bars), default=0)
    lines = drawn(bars, width, most)
    assert len(lines) == len(bars)
    for bar, line in zip(bars, lines, strict=True):
        assert line.plain.startswith(bar.label)
        assert line.plain.endswith(bar.words)
        room = max(len(one.label) for one in bars) + max(len(one.words) for one in bars) + 4
        assert len(line.plain) <= max(width, room)


async def test_the_sums_are_those_of_every_provider_and_of_all(store: Store) -> None:
    fill(store)
    async with chatting() as driver:
        screen = await ledger(driver)
        await driver.press("2")
        assert lines_of(screen, "sums") == [
            EVERYBODY, "name 3 hidden, in 2 texts", "health 1 hidden, in 1 text", "job 1 shown, in 1 text",
            "location 1 shown, in 1 text", "",
            "groq: 1 sent in all", "health 1 hidden, in 1 text", "job 1 shown, in 1 text", "",
            "openai: 3 sent in all", "name 3 hidden, in 2 texts", "location 1 shown, in 1 text",
        ]  # fmt: skip
        chart = screen.query_one("#sums-part")
        assert driver.app.focused is chart
        assert str(chart.border_subtitle) == "█ hidden   ░ shown"


async def test_what_failed_is_told_from_what_was_sent(store: Store) -> None:
    sent(store, "Dear [NAME_1]")
    sent(store, "Dear [NAME_1]", error="openai cannot be reached.")
    async with chatting() as driver:
        screen = await ledger(driver)
        await driver.press("2")
        assert lines_of(screen, "sums")[0] == "openai: 1 sent, 1 failed in all"
        await driver.press("3")
        assert lines_of(screen, "course")[0].endswith(", 1 sent, 1 failed")


async def test_the_filters_hold_for_the_charts_too(store: Store) -> None:
    fill(store)
    async with chatting() as driver:
        screen = await ledger(driver)
        await driver.press("2", "p")
        await driver.until_on(ChoiceScreen)
        await driver.press("down", "down", "enter")
        await settled(driver, screen)
        assert lines_of(screen, "sums")[0] == "openai: 3 sent in all"
        await driver.press("c")
        await driver.until_on(ChoiceScreen)
        await driver.press("down", "enter")
        await settled(driver, screen)
        assert lines_of(screen, "sums") == ["openai: 3 sent in all", "name 3 hidden, in 2 texts"]
        await driver.press("3")
        assert lines_of(screen, "course") == ["2026-03-03 2 hidden, 1 sent", "2026-03-02 1 hidden, 1 sent"]


async def test_the_course_is_by_day_week_or_month_with_its_gaps(store: Store) -> None:
    fill(store)
    async with chatting() as driver:
        screen = await ledger(driver)
        await driver.press("t")
        assert screen.step is None
        await driver.press("3")
        assert lines_of(screen, "course") == [
            "2026-03-13 nothing private, 1 sent", "2026-03-12 1 hidden, 1 shown, 1 sent", "(nothing for 8 days)",
            "2026-03-03 2 hidden, 1 sent", "2026-03-02 1 hidden, 1 shown, 1 sent",
        ]  # fmt: skip
        await driver.press("t")
        await driver.until(lambda: screen.step == "week")
        assert lines_of(screen, "course") == [
            "2026-03-09 1 hidden, 1 shown, 2 sent", "2026-03-02 3 hidden, 1 shown, 2 sent",
        ]  # fmt: skip
        await driver.press("t")
        assert lines_of(screen, "course") == ["2026-03 4 hidden, 2 shown, 4 sent"]
        await driver.press("t")
        assert screen.step == "day"


async def test_where_nothing_private_was_found_the_sums_say_so(store: Store) -> None:
    sent(store, "Which tree grows fast?", protected={})
    async with chatting() as driver:
        screen = await ledger(driver)
        await driver.press("2")
        assert lines_of(screen, "sums") == [NO_DETAIL]


async def test_a_long_chart_scrolls(store: Store) -> None:
    with store.transaction():
        for day in range(1, 31):
            sent(store, "Hi", f"2026-04-{day:02}T12:00:00+00:00")
    async with chatting() as driver:
        screen = await ledger(driver)
        await driver.press("3")
        chart = screen.query_one("#course-part")
        await driver.press("pagedown")
        await driver.until(lambda: chart.scroll_y > 0)
        assert len(lines_of(screen, "course")) == 30
