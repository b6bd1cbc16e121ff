"""The user's own editor: the app steps aside for it, and its file is gone when it ends."""

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tui.conftest import PASSPHRASE
from tests.tui.driving import Driver, chatting
from tests.tui.test_in_tmux import SOTTO, Terminal
from tui.chat.composer import Composer
from tui.composing.editor import NOT_HERE
from tui.composing.on_disk import OnDiskScreen
from tui.help import HelpScreen

MEMORY = Path("/dev/shm")


def composer(driver: Driver) -> Composer:
    return driver.chat.query_one(Composer)


def notes(driver: Driver) -> list[str]:
    return [note.message for note in driver.app._notifications]


async def test_without_a_terminal_of_its_own_the_text_stays(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", sys.executable)
    monkeypatch.setattr("tui.composing.editor.memory_folder", lambda: home)
    async with chatting() as driver:
        await driver.press(*"text", "ctrl+o")
        await driver.until(lambda: NOT_HERE in notes(driver))
        assert composer(driver).text == "text"


async def test_an_editor_that_is_not_there_is_a_line(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", "nothing-of-that-name")
    async with chatting() as driver:
        await driver.press("ctrl+o")
        await driver.until(
            lambda: any("There is no editor nothing-of-that-name" in note for note in notes(driver))
        )
        assert composer(driver).has_focus


async def test_the_disk_is_used_only_if_the_user_says_so(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", sys.executable)
    monkeypatch.setattr("tui.composing.editor.memory_folder", lambda: None)  # as on a system without such a place
    async with chatting() as driver:
        await driver.press(*"text", "ctrl+o")
        await driver.until_on(OnDiskScreen)
        await driver.press("f1")
        await driver.until_on(HelpScreen)
        await driver.press("escape")
        await driver.until_on(OnDiskScreen)
        await driver.press("escape")
        await driver.until(lambda: driver.screen is driver.chat)
        assert (composer(driver).text, notes(driver)) == ("text", [])
        await driver.press("ctrl+o")
        await driver.until_on(OnDiskScreen)
        await driver.press("enter")
        await driver.until(lambda: NOT_HERE in notes(driver))


@pytest.fixture
def terminal(home: Path, tmp_path: Path) -> Iterator[Terminal]:
    terminal = Terminal(tmp_path / "tmux", home)
    yield terminal
    terminal.tmux("kill-server")


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")
@pytest.mark.skipif(not os.access(MEMORY, os.W_OK), reason="there is no place in memory")
def test_the_editor_has_the_terminal_and_leaves_no_file(terminal: Terminal, tmp_path: Path) -> None:
    seen = tmp_path / "seen"
    editor = tmp_path / "editor"
    script = (
        'echo "the editor has $(cat "$1")"',
        f'echo "$1" > {seen}',
        "read line",
        'printf " and $line" >> "$1"',
    )
    editor.write_text("\n".join(("#!/bin/sh", *script)))
    editor.chmod(0o700)
    terminal.type(f"export SOTTO_PASSPHRASE='{PASSPHRASE}' VISUAL={editor}; clear; {SOTTO}")
    terminal.until("nothing leaves")
    terminal.type("my words")
    terminal.press("C-o")
    terminal.until("the editor has my words")
    assert seen.read_text().startswith(str(MEMORY))
    terminal.type("theirs")
    terminal.press("Enter")
    terminal.until("my words and theirs")
    terminal.until("nothing leaves")
    assert not Path(seen.read_text().strip()).parent.exists()
    terminal.press("C-q")
    terminal.until("left with 0")
