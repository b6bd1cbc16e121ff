"""The signs of list items while a reply streams in."""

from textual.app import App, ComposeResult
from textual.containers import Horizontal

from tui.chat.lists import _Bullet


class _Rows(App[None]):
    """A row that gets its sign, drawn, another one before it is there."""

    CSS = "_Bullet { width: auto; height: 1; }"

    def compose(self) -> ComposeResult:
        """One row."""
        yield Horizontal()


async def test_a_sign_that_becomes_wider_before_its_row_is_there_has_its_room() -> None:
    app = _Rows()
    async with app.run_test() as pilot:
        sign = _Bullet()
        sign.symbol = "9. "
        mounting = app.query_one(Horizontal).mount(sign)
        sign._render()  # as the layout does, which may come before the end of mounting
        sign.symbol = " 9. "
        await mounting
        await pilot.pause()
        assert sign.size.width == 4
