"""The status line answers at one glance what leaves if Enter is pressed, at every width and without colour."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App, ComposeResult

from assistant.previewing import FileLook, Mark, Preview
from privacy.categories import Category
from tui.chat.status import StatusLine

TWO = Preview((Mark(0, 4, Category.NAME), Mark(5, 9, Category.ADDRESS)))


class Alone(App[None]):
    """A status line with nothing around it."""

    def compose(self) -> ComposeResult:
        yield StatusLine()


async def line(width: int, **values: object) -> str:
    async with Alone().run_test(size=(width, 3)) as pilot:
        status = pilot.app.query_one(StatusLine)
        for name, value in {"profile": "balanced", "cloud": "openai/gpt-4o-mini", **values}.items():
            setattr(status, name, value)
        await pilot.pause()
        return str(status.render())


@pytest.mark.parametrize(
    ("width", "values", "expected"),
    [
        (80, {}, " LOCAL  nothing leaves this machine · privacy profile balanced"),
        (46, {}, " LOCAL  nothing leaves · profile balanced"),
        (
            120,
            {"route": "protected"},
            " PROTECTED  to openai/gpt-4o-mini, once you have reviewed it · privacy profile balanced",
        ),
        (75, {"route": "protected"}, " PROTECTED  to openai/gpt-4o-mini after review · profile balanced"),
        (
            90,
            {"route": "protected", "preview": TWO},
            " PROTECTED  to openai/gpt-4o-mini · profile balanced · 2 protected: 1 name, 1 address",
        ),
        (
            110,
            {"route": "protected", "preview": TWO},
            " PROTECTED  to openai/gpt-4o-mini after review · profile balanced · 2 protected: 1 name, 1 address",
        ),
        (
            62,
            {"route": "protected", "preview": TWO},
            " PROTECTED  to gpt-4o-mini · profile balanced · 2 protected",
        ),
        (
            100,
            {"preview": TWO},
            " LOCAL  nothing leaves this machine · privacy profile balanced · 2 private, kept here",
        ),
        (
            120,
            {"route": "protected", "preview": Preview(held="A detector failed.")},
            " PROTECTED  nothing would leave: A detector failed. · privacy profile balanced",
        ),
        (
            80,
            {"activity": "answering, Esc stops"},
            " LOCAL  answering, Esc stops · nothing leaves this machine · profile balanced",
        ),
    ],
)
async def test_the_longest_line_that_fits(width: int, values: dict[str, object], expected: str) -> None:
    assert await line(width, **values) == expected


async def test_files_are_counted_with_the_words() -> None:
    preview = Preview(TWO.marks, (FileLook("a.txt", "a.txt", 10, 12),))
    said = await line(160, route="protected", preview=preview)
    assert said.endswith("14 protected: 1 name, 1 address, 12 in files")


@given(
    st.integers(50, 200),
    st.sampled_from(["local", "protected"]),
    st.sampled_from(["balanced", "a very long name of a profile at work"]),
    st.sampled_from([Preview(), TWO, Preview(held="no")]),
    st.sampled_from(["", "counting…"]),
)
def test_route_and_profile_are_always_in_view(
    width: int, route: str, profile: str, preview: Preview, looking: str
) -> None:
    status = StatusLine()
    for name, value in {"cloud": "openai/x" * 9, "route": route, "profile": profile, "preview": preview}.items():
        status.set_reactive(getattr(StatusLine, name), value)
    status.set_reactive(StatusLine.looking, looking)
    shown = str(status.fitting(width))
    assert shown.startswith(f" {'LOCAL' if route == 'local' else 'PROTECTED'} ")
    assert profile[:8] in shown[:width]
