"""The screen Import: from a file to the store, and back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.widgets import Input

from assistant.imports.running import Running
from assistant.store.store import Store
from tests.assistant.imports.making import chat, put, zipped
from tests.tui.driving import Driver, chatting
from tui.importing.choosing import Choosing
from tui.importing.conversations import Conversations
from tui.importing.earlier import Earlier
from tui.importing.files import Files
from tui.importing.removing import RemoveScreen
from tui.importing.screen import NO_ADDRESS, ImportScreen
from tui.importing.suggesting import completed

MAIL = (
    "From: Ana <{sender}>\nTo: {to}\nDate: Mon, 6 May 2024 10:00:00 +0200\n"
    "Message-ID: <{id}@x>\nSubject: Hi\n\n{text}\n"
)


@pytest.fixture
def exports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of the user's with an export of ChatGPT's in it."""
    folder = tmp_path / "exports"
    folder.mkdir()
    monkeypatch.setenv("HOME", str(folder))
    zipped(folder / "chatgpt.zip", {"conversations.json": [chat("c1", "Ulm"), chat("c2", "Graz"), {"title": "?"}]})
    yield folder


async def importing(driver: Driver) -> ImportScreen:
    await driver.press("f6")
    screen: ImportScreen = await driver.until_on(ImportScreen)
    return screen


async def choose(driver: Driver, path: Path) -> None:
    """Type the path of a file, and take it."""
    line = driver.screen.query_one("#path", Input)
    line.focus()
    line.value = str(path)
    await driver.press("enter")


async def at(driver: Driver, *steps: str) -> None:
    screen = driver.screen
    assert isinstance(screen, ImportScreen)
    await driver.until(lambda: screen.step in steps)
    await driver.pilot.pause()


def titles(store: Store) -> set[str | None]:
    return {each.title for each in store.conversations.list(100)}


async def test_what_was_found_is_shown_first_and_what_is_taken_comes_in(
    home: Path, exports: Path, store: Store
) -> None:
    async with chatting() as driver:
        await importing(driver)
        await choose(driver, exports / "chatgpt.zip")
        await at(driver, "found")
        summary = driver.shown("#summary")
        assert "ChatGPT: 4 messages (2 of yours) in 2 conversations" in summary
        assert "conversations.json, record 3" in summary
        assert "a conversation without an id" in summary
        assert titles(store) == set()
        await driver.press("space")
        await driver.until(lambda: "1 of 2 conversations taken" in driver.shown("#said"))
        await driver.press("i")
        await at(driver, "done")
        assert driver.shown("#done").startswith("2 messages added, 1 new conversation")
        assert titles(store) == {"Graz"}
        await driver.press("escape")
        await at(driver, "choosing")
        await driver.press("escape")
        assert driver.screen is driver.chat


async def test_nothing_taken_is_told_and_all_come_back_with_one_key(
    home: Path, exports: Path, store: Store
) -> None:
    async with chatting() as driver:
        await importing(driver)
        await choose(driver, exports / "chatgpt.zip")
        await at(driver, "found")
        await driver.press("a", "i")
        assert "Nothing is taken" in driver.shown("#said")
        assert all(str(option.prompt).startswith("☐") for option in driver.screen.query_one(Conversations).options)
        await driver.press("a", "i")
        await at(driver, "done")
        assert titles(store) == {"Ulm", "Graz"}
        await driver.helps_lead_back(("", ImportScreen))
        assert driver.app.focused is None  # not what is no longer shown: another file could be looked into


async def test_the_tree_takes_a_file_with_enter_and_a_folder_with_t(home: Path, exports: Path) -> None:
    put(exports / "notes" / "tea.md", "# Tea\n\nI like it green.\n")
    async with chatting((120, 40)) as driver:
        screen = await importing(driver)
        tree = driver.screen.query_one(Files)
        await driver.until(lambda: len(tree.root.children) == 2)
        await driver.press("tab")
        assert driver.app.focused is tree
        await driver.press("down", "down", "enter")
        await at(driver, "found")
        assert driver.shown("#summary").startswith("ChatGPT")
        await driver.press("escape")
        await at(driver, "choosing")
        await driver.press("up", "t")
        await at(driver, "found")
        assert driver.shown("#summary").startswith("Notes: 1 message")
        assert screen.query_one("#path", Input).value == str(exports / "notes")


async def test_what_is_typed_at_once_is_a_path_and_stays_to_be_mended(home: Path, exports: Path) -> None:
    async with chatting() as driver:
        screen = await importing(driver)
        line = screen.query_one("#path", Input)
        await driver.press(*f"{exports}/chatgpt.zap", "enter")
        await driver.until(lambda: screen.has_class("-failed"))
        await at(driver, "choosing")
        assert driver.app.focused is line
        assert line.value == f"{exports}/chatgpt.zap"
        await driver.press("backspace", "backspace", *"ip", "enter")
        await at(driver, "found")
        assert driver.shown("#summary").startswith("ChatGPT")


async def test_a_file_that_is_no_export_is_one_line_with_what_to_do(home: Path, exports: Path) -> None:
    odd = put(exports / "odd.bin", b"\0\1\2")
    async with chatting() as driver:
        screen = await importing(driver)
        for path, words in ((odd, "Nothing that can be imported"), (exports / "gone", "Check the name")):
            await choose(driver, path)
            await driver.until(lambda: screen.has_class("-failed"))
            await at(driver, "choosing")
            assert words in driver.shown("#said")
            assert "\n" not in driver.shown("#said")
            screen.remove_class("-failed")
        screen.query_one(Choosing).query_one("#sources").focus()
        await driver.press("down", "down")
        await choose(driver, exports / "chatgpt.zip")
        await driver.until(lambda: screen.has_class("-failed"))
        assert "ChatGPT's export" in driver.shown("#said")


async def test_whose_mails_they_are_is_asked_where_it_cannot_be_told(
    home: Path, exports: Path, store: Store
) -> None:
    for number in range(2):
        mail = MAIL.format(sender=f"p{number}@x.org", to=f"q{number}@x.org", id=number, text="Green tea, please.")
        put(exports / "mail" / f"{number}.eml", mail)
    async with chatting() as driver:
        screen = await importing(driver)
        await choose(driver, exports / "mail")
        await driver.until(lambda: driver.shown("#said") == NO_ADDRESS)
        assert driver.app.focused is screen.query_one("#addresses")
        screen.query_one("#addresses", Input).value = "p1@x.org"
        await driver.press("enter")
        await at(driver, "found")
        assert "2 messages (1 of yours)" in driver.shown("#summary")


@pytest.fixture
def large(exports: Path) -> Path:
    """An export that takes a while: 20,000 conversations of two messages."""
    return put(
        exports / "large" / "conversations.json", [chat(f"c{number}", f"T{number}") for number in range(20000)]
    )


async def begin(driver: Driver, large: Path) -> Running:
    """Look into the large export, and begin to bring it in, until something has come in."""
    screen = await importing(driver)
    await choose(driver, large)
    await at(driver, "found")
    await driver.pilot.press("i")
    await driver.until(lambda: screen._job is not None and screen._job.counts.added > 0)
    assert screen._job is not None
    return screen._job


async def test_esc_stops_keeps_whole_conversations_and_the_same_import_goes_on(
    home: Path, large: Path, store: Store
) -> None:
    async with chatting() as driver:
        await begin(driver, large)
        await driver.press("escape")
        await at(driver, "done")
        assert "import the same again to go on" in driver.shown("#done")
        [stopped] = store.imports.list()
        assert stopped.ended is None
        assert stopped.kept < 40000
        assert stopped.kept == 2 * len(store.conversations.list(50000))
        await driver.press("ctrl+right")
        await at(driver, "earlier")
        assert "import it again to go on" in str(driver.screen.query_one(Earlier).get_option_at_index(0).prompt)
        await driver.press("ctrl+left")
        await choose(driver, large)
        await at(driver, "found")
        await driver.press("i")
        await at(driver, "done")
        [again] = store.imports.list()
        assert (again.id, again.kept) == (stopped.id, 40000)
        assert again.ended is not None


async def test_leaving_the_app_while_it_goes_on_keeps_what_came_in(home: Path, large: Path, store: Store) -> None:
    async with chatting() as driver:
        running = await begin(driver, large)
        driver.app.exit()
    assert running.ended.is_set()
    [stopped] = store.imports.list()
    assert 0 < stopped.kept < 40000
    assert stopped.kept % 2 == 0


async def test_an_import_is_removed_after_a_question_and_with_proof(
    home: Path, exports: Path, store: Store
) -> None:
    async with chatting() as driver:
        await importing(driver)
        await driver.press("ctrl+right")
        await at(driver, "none")
        assert "Nothing has been imported" in driver.shown("#none")
        await driver.press("ctrl+left")
        await choose(driver, exports / "chatgpt.zip")
        await at(driver, "found")
        await driver.press("i")
        await at(driver, "done")
        await driver.press("ctrl+right")
        await at(driver, "earlier")
        assert "chatgpt.zip" in str(driver.screen.query_one(Earlier).get_option_at_index(0).prompt)
        await driver.press("r")
        await driver.until_on(RemoveScreen)
        await driver.press("escape")
        await driver.until_on(ImportScreen)
        assert titles(store) == {"Ulm", "Graz"}
        await driver.press("r")
        await driver.until_on(RemoveScreen)
        await driver.press("y")
        await driver.until_on(ImportScreen)
        await at(driver, "none")
        assert "Proof: not found" in driver.shown("#said")
        assert titles(store) == set()


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_every_step_is_in_view_at_any_size(home: Path, exports: Path, size: tuple[int, int]) -> None:
    async with chatting(size) as driver:
        screen = await importing(driver)
        for selector in ("#path", "Files", "#sources", "#takes", "#said"):
            assert screen.region.contains_region(screen.query_one(selector).region), selector
            assert screen.query_one(selector).region.height > 0
        await choose(driver, exports / "chatgpt.zip")
        await at(driver, "found")
        for selector in ("#summary", "Conversations", "#said"):
            assert screen.region.contains_region(screen.query_one(selector).region), selector


@given(st.lists(st.text("abc.", min_size=1, max_size=4), max_size=6, unique=True), st.text("abc.", max_size=3))
def test_what_is_completed_is_there_and_begins_as_it_was_typed(
    tmp_path_factory: pytest.TempPathFactory, names: list[str], start: str
) -> None:
    folder = tmp_path_factory.mktemp("files")
    for name in names:
        if set(name) != {"."}:
            (folder / name).touch()
    typed = f"{folder}/{start}"
    found = completed(typed)
    if found is not None:
        assert found.startswith(typed)
        assert Path(found).exists()
    elif start and set(start) != {"."}:
        assert not [name for name in names if name.startswith(start) and name != start and set(name) != {"."}]
