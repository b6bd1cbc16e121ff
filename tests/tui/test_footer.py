"""The keys at the bottom."""

from hypothesis import given
from hypothesis import strategies as st
from textual.widgets._footer import FooterKey

from tests.tui.driving import chatting
from tui.footer import ALWAYS, FittingFooter, fitting

WORDS = st.text("abc", min_size=1, max_size=9)


def key(display, description, action="x"):
    return FooterKey(display, display, description, action)


@given(st.lists(st.builds(key, WORDS, WORDS, st.sampled_from(["x", "help"]))), st.integers(0, 60))
def test_the_first_keys_that_fit_are_shown_and_those_that_lead_to_all_others_always(keys, width):
    shown = list(fitting(keys, width))
    rest = [each for each in keys if each.action not in ALWAYS]
    chosen = [each for each in shown if each.action not in ALWAYS]
    assert [each for each in shown if each.action in ALWAYS] == [each for each in keys if each.action in ALWAYS]
    assert chosen == rest[: len(chosen)]
    if chosen:
        assert sum(len(each.key_display) + len(each.description) + 2 for each in shown) <= width


async def test_no_key_is_cut_off_in_80_columns_and_help_and_palette_are_there(home):
    async with chatting((80, 24)) as driver:
        keys = driver.app.screen.query(FooterKey)
        assert {"Help", "palette"} <= {each.description for each in keys}
        assert all(each.region.right <= 80 for each in keys)


async def test_the_keys_are_drawn_anew_only_when_they_are_others(home):
    async with chatting((80, 24)) as driver:
        footer = driver.app.screen.query_one(FittingFooter)
        await driver.until(lambda: footer.query(FooterKey))
        await driver.pilot.pause()
        before = list(footer.query(FooterKey))
        driver.app.screen.refresh_bindings()
        await driver.pilot.pause()
        assert list(footer.query(FooterKey)) == before
        await driver.pilot.resize_terminal(60, 24)
        await driver.until(lambda: set(footer.query(FooterKey)).isdisjoint(before))
