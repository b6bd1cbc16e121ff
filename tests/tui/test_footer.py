"""The keys at the bottom."""

from typing import ClassVar

from hypothesis import given
from hypothesis import strategies as st
from textual.app import App
from textual.binding import Binding
from textual.widgets._footer import FooterKey

from tests.tui.driving import Driver, chatting
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


class Counted(FittingFooter):
    """Counts how often it was asked to draw its keys anew."""

    asked = 0

    async def recompose(self):
        await super().recompose()
        self.asked += 1


class Keys(App):
    """One key, which may be offered or not."""

    BINDINGS: ClassVar = [Binding("a", "take", "Take"), Binding("b", "leave", "Leave")]
    may_take = True

    def compose(self):
        yield Counted()

    def check_action(self, action, parameters):
        return self.may_take or action != "take"

    @property
    def shown(self):
        """The widgets of the keys, by their names."""
        return {key.description: key for key in self.query(FooterKey)}


async def test_the_keys_are_drawn_anew_only_when_they_are_others_or_have_another_room():
    app = Keys()
    async with app.run_test(size=(80, 24)) as pilot:
        driver = Driver(pilot)
        await driver.until(lambda: list(app.shown) == ["Take", "Leave"])
        before = app.shown
        asked = app.query_one(Counted).asked
        app.screen.refresh_bindings()
        await driver.until(lambda: app.query_one(Counted).asked > asked)
        assert app.shown == before
        app.may_take = False
        app.screen.refresh_bindings()
        await driver.until(lambda: list(app.shown) == ["Leave"])
        after = app.shown
        await pilot.resize_terminal(60, 24)
        await driver.until(lambda: app.shown and app.shown != after)
