"""The keys at the bottom."""

from hypothesis import given
from hypothesis import strategies as st
from textual.widgets._footer import FooterKey

from tests.tui.driving import chatting
from tui.footer import ALWAYS, fitting

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
