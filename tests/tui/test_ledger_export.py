"""Writing the ledger into a file from its screen."""

import json
from pathlib import Path

import pytest
from textual.widgets import Input, RadioButton

from assistant.ledger_export import as_markdown
from assistant.store.store import Store
from tests.tui.driving import Driver, chatting
from tests.tui.ledger import fill, ledger, settled
from tui.ledger.choice import ChoiceScreen
from tui.ledger.export import NO_PATH, ExportScreen


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where exports are offered to go."""
    place = tmp_path / "files"
    place.mkdir()
    monkeypatch.setenv("HOME", str(place))
    return place


async def asked(driver: Driver) -> ExportScreen:
    await driver.press("x")
    screen: ExportScreen = await driver.until_on(ExportScreen)
    return screen


async def test_enter_writes_every_entry_into_the_offered_file(store: Store, folder: Path) -> None:
    fill(store)
    async with chatting() as driver:
        screen = await ledger(driver)
        await asked(driver)
        await driver.press("enter")
        await driver.until(lambda: driver.screen is screen)
        (written,) = folder.iterdir()
        assert written.suffix == ".jsonl"
        assert written.stat().st_mode & 0o777 == 0o600
        entries = [json.loads(line) for line in written.read_text().splitlines()]
        assert [entry["text"] for entry in entries] == [entry.text for entry in store.ledger.list()]
        assert f"4 entries written to {written}" in {notice.message for notice in driver.app._notifications}


async def test_markdown_is_chosen_and_the_name_follows(store: Store, folder: Path) -> None:
    fill(store)
    async with chatting() as driver:
        screen = await ledger(driver)
        await asked(driver)
        await driver.press("tab", "down", "enter")
        path = driver.screen.query_one(Input)
        await driver.until(lambda: path.value.endswith(".md"))
        await driver.pilot.click(RadioButton)
        await driver.until(lambda: path.value.endswith(".jsonl"))
        await driver.press("down", "space")
        await driver.until(lambda: path.value.endswith(".md"))
        path.focus()
        await driver.press("enter")
        await driver.until(lambda: driver.screen is screen)
        (written,) = folder.iterdir()
        assert written.read_text() == "".join(map(as_markdown, store.ledger.list()))


async def test_only_what_the_filters_let_through_is_written(store: Store, folder: Path) -> None:
    fill(store)
    async with chatting() as driver:
        screen = await ledger(driver)
        await driver.press("p")
        await driver.until_on(ChoiceScreen)
        await driver.press("down", "enter")
        await settled(driver, screen)
        asking = await asked(driver)
        assert "1 entry to groq will be written" in str(asking.query("#export > Static").first().render())
        await driver.press("enter")
        await driver.until(lambda: driver.screen is screen)
        (written,) = folder.iterdir()
        assert [json.loads(line)["provider"] for line in written.read_text().splitlines()] == ["groq"]


async def test_a_file_that_is_there_is_left_and_another_name_is_asked_for(store: Store, folder: Path) -> None:
    fill(store)
    there = folder / "there.md"
    there.write_text("mine")
    async with chatting() as driver:
        screen = await ledger(driver)
        asking = await asked(driver)
        for value, says in (
            (str(there), "never overwritten"),
            ("~/no/folder/x.md", "There is no folder"),
            (" ", NO_PATH),
        ):
            driver.screen.query_one(Input).value = value
            await driver.press("enter")
            await driver.until(lambda: not asking.working)
            await driver.until(lambda says=says: says in driver.shown("#problem"))
        assert there.read_text() == "mine"
        assert list(folder.iterdir()) == [there]
        await driver.press("escape")
        assert driver.screen is screen


async def test_the_offered_name_is_a_free_one(store: Store, folder: Path) -> None:
    fill(store)
    async with chatting() as driver:
        screen = await ledger(driver)
        for _ in range(2):
            await asked(driver)
            await driver.press("enter")
            await driver.until(lambda: driver.screen is screen)
        assert len(list(folder.iterdir())) == 2


async def test_the_chosen_kind_is_told_by_form_and_not_by_colour_alone(store: Store, folder: Path) -> None:
    fill(store)
    async with chatting() as driver:
        await ledger(driver)
        screen = await asked(driver)
        assert [str(each.render()) for each in screen.query(RadioButton)] == [
            "(•) JSON lines, for programs",
            "( ) Markdown, for reading",
        ]
        await driver.press("tab", "down", "enter")
        assert [str(each.render())[:3] for each in screen.query(RadioButton)] == ["( )", "(•)"]
