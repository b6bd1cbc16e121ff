"""The pictures themselves: every screen has some, at both sizes, and no change escapes them."""

import os
from importlib import import_module
from pathlib import Path

import pytest
from textual.app import App, ComposeResult
from textual.screen import Screen
from textual.widgets import Static

from tests.tui.snapshots.album import ACCEPT, KEPT, Album
from tests.tui.snapshots.conftest import ROOT
from tests.tui.snapshots.drawn import drawn

BASES = {"AskingScreen", "Page", "Dialog"}
"""Screens that are only there to be built on."""


def screens() -> set[str]:
    """The names of all screens of the app."""
    for path in (ROOT / "tui").rglob("*.py"):
        import_module(".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"))
    found, open_ = set(), [Screen]
    while open_:
        kind = open_.pop()
        open_ += kind.__subclasses__()
        if kind.__module__.startswith("tui."):
            found.add(kind.__name__)
    return found - BASES


@pytest.mark.skipif(ACCEPT in os.environ, reason="they are just being taken")
@pytest.mark.parametrize("size", ["80x24", "120x40"])
def test_every_screen_has_a_picture(size: str) -> None:
    titles = {path.read_text("utf-8").partition("\n")[0] for path in KEPT.glob(f"*-{size}.txt")}
    assert {f"{name} {size}" for name in screens()} <= titles


class Words(App[None]):
    """A few words in colour."""

    def compose(self) -> ComposeResult:
        yield Static("[bold $error]Stop[/] it, [on $success]please[/]")


async def test_a_drawing_tells_words_and_colours_by_name() -> None:
    app = Words()
    async with app.run_test(size=(20, 2)) as pilot:
        await pilot.pause()
        drawing = drawn(app)
    assert drawing.text == " 1│Stop it, please     │\n 2│                    │"
    first, second = drawing.colours.splitlines()
    assert first.split(" | ")[0] == "    1  0: bold error on background"
    assert first.split(" | ")[1] == "4: foreground on background"
    assert first.split(" | ")[2].startswith("9: ") and first.split(" | ")[2].endswith(" on success")
    assert second == "    2  0: on background"


def test_a_picture_that_is_not_as_it_was_is_told_line_by_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.tui.snapshots.album.KEPT", tmp_path)
    monkeypatch.delenv(ACCEPT, raising=False)
    (tmp_path / "a.txt").write_text("one\ntwo\n", "utf-8")
    album = Album()
    album.compare("a", "one\ntwo\n")
    assert album.report() == ""
    album.compare("a", "one\nthree\n")
    assert "-two\n+three" in album.report()
    assert album.report().endswith("accept them: python -m tests.tui.snapshots")
    monkeypatch.setenv(ACCEPT, "1")
    Album().compare("a", "one\nthree\n")
    assert (tmp_path / "a.txt").read_text("utf-8") == "one\nthree\n"
