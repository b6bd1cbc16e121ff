"""The colours: contrast where it was asked for, none at all under NO_COLOR, and a switch that is kept."""

from pathlib import Path
from typing import Any

import pytest
from rich.color import ColorType
from rich.segment import Segment
from textual.color import Color
from textual.screen import Screen

from assistant.config import load
from tests.tui.contrast import faint, segments
from tests.tui.driving import Driver, chatting
from tui.places import PLACES
from tui.readable import AA, AAA, Readable, contrast
from tui.settings.screen import SettingsScreen
from tui.themes import FIRST, HIGH_CONTRAST, Undimmed, offered


def test_contrast_is_computed_as_wcag_says() -> None:
    assert contrast(Color.parse("#000"), Color.parse("#fff")) == pytest.approx(21)
    assert contrast(Color.parse("#767676"), Color.parse("#fff")) == pytest.approx(4.54, abs=0.01)


def test_text_that_is_too_faint_is_made_just_strong_enough() -> None:
    from rich.style import Style

    faint = [
        Style.parse(words) for words in ("#aaaaaa on #ffffff", "#333333 on #000000", "reverse #90ee90 on #ffffff")
    ]
    stronger = Readable(AA).apply([Segment("a", style) for style in faint], Color(0, 0, 0))
    for style, drawn in zip(faint, stronger, strict=True):
        assert drawn.style is not None and drawn.style.color and drawn.style.bgcolor == style.bgcolor
        ratio = contrast(*(Color.from_rich_color(each) for each in (drawn.style.color, drawn.style.bgcolor)))
        assert AA <= ratio < AA + 1
        assert drawn.style.reverse == style.reverse


def test_what_can_be_read_lines_and_the_colours_of_the_terminal_stay() -> None:
    from rich.style import Style

    as_is = [
        Segment("a", Style.parse("#000000 on #ffffff")),
        Segment("──", Style.parse("#eeeeee on #ffffff")),
        Segment("a", Style.parse("green on default")),
        Segment("a"),
    ]
    assert Readable(AA).apply(as_is, Color(0, 0, 0)) == as_is


def test_every_colour_of_text_has_contrast_on_every_background_it_meets() -> None:
    variables = HIGH_CONTRAST.to_color_system().generate()
    grounds = {name: Color.parse(variables[name]) for name in ("background", "surface", "panel")}
    texts = {
        name: value for name, value in variables.items() if name.startswith(("text", "foreground", "markdown-h"))
    }
    for name in (
        "primary",
        "secondary",
        "accent",
        "warning",
        "error",
        "success",
        "footer-key-foreground",
        "link-color",
    ):
        texts[name] = variables[name]
    for name, value in texts.items():
        if not value.startswith("#"):
            continue
        for ground, color in grounds.items():
            assert contrast(Color.parse(value), color) >= AAA, (name, ground)
    for name in ("block-cursor", "block-cursor-blurred", "input-cursor", "input-selection", "screen-selection"):
        pair = [Color.parse(variables[f"{name}-{part}"]) for part in ("foreground", "background")]
        assert contrast(*pair) >= AAA, name


async def test_what_is_drawn_in_high_contrast_has_it_everywhere(home: Path) -> None:
    async with chatting((120, 40), HIGH_CONTRAST.name) as driver:
        assert faint(driver.app, AAA) == []
        for key in (*(place.key.partition(",")[0] for place in PLACES), "f1", "ctrl+p"):
            await driver.press(key)
            await driver.until(lambda: driver.screen is not driver.chat and driver.screen.is_mounted)
            await driver.pilot.pause()
            assert faint(driver.app, AAA) == [], key
            driver.screen.dismiss(None)
            await driver.until(lambda: driver.screen is driver.chat)


def test_dim_text_is_made_as_bright_as_the_rest() -> None:
    from rich.style import Style

    [plain, dim] = Undimmed().apply(
        [Segment("a", Style(bold=True)), Segment("b", Style(dim=True))], Color(0, 0, 0)
    )
    assert (plain.style, dim.style) == (Style(bold=True), Style(dim=False))


def test_the_usual_themes_are_offered_first() -> None:
    names = ["zebra", "ansi-light", "textual-dark", "high-contrast", "ansi-dark", "textual-light", "apple"]
    assert offered(names) == [*FIRST, "apple", "zebra"]


async def test_under_no_color_no_colour_is_drawn_and_what_is_marked_stands_out(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with chatting((120, 40), "textual-dark") as driver:
        await driver.press("f7")
        screen: Screen[Any] = await driver.until_on(SettingsScreen)
        await driver.until(lambda: screen.marked)  # type: ignore[attr-defined]
        for segment in segments(driver.app):
            assert segment.style is not None
            for color in (segment.style.color, segment.style.bgcolor):
                assert color is None or color.type == ColorType.DEFAULT, segment
        marked = [segment.text for segment in segments(driver.app) if segment.style and segment.style.reverse]
        assert any("model" in text for text in marked)


async def theme_is(driver: Driver, name: str) -> None:
    await driver.until(lambda: driver.app.theme == name and load().app.theme == name)


async def test_a_theme_counts_at_once_and_is_kept(home: Path) -> None:
    async with chatting() as driver:
        driver.app.theme = "textual-light"  # as the command palette does
        await theme_is(driver, "textual-light")
        await driver.press("f7")
        screen = await driver.until_on(SettingsScreen)
        await driver.until(lambda: screen.marked)
        await driver.press_until("down", lambda: screen.marked.id == "app.theme")
        await driver.press("enter", "down", "enter")
        await theme_is(driver, HIGH_CONTRAST.name)
        await driver.press("d")
        await theme_is(driver, "textual-dark")
