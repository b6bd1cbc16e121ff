"""The list of conversations: what it shows, and what each of its keys does."""

import json
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.events import Paste
from textual.widgets import Input
from textual.widgets._footer import FooterKey

from assistant.arranging import Arranger
from assistant.store.conversations import Conversation
from assistant.store.store import Store
from tests.tui.ledger import sent
from tests.tui.listing import listed
from tui.conversations.line import LineScreen
from tui.conversations.list import HELD, UNDO
from tui.conversations.listing import LISTED
from tui.conversations.rows import NOTHING, NOTHING_ARCHIVED, group_of, rows


def say(store: Store, title: str, days_ago: int = 0) -> int:
    """A conversation whose last words are so many days old; its number."""
    place = store.conversations.create(title).id
    store.messages.add(place, "user", f"The {title} question")
    time = f"{date.today() - timedelta(days=days_ago)}T12:00:00.000000+00:00"
    store._connections.run("UPDATE conversations SET updated = ? WHERE id = ?", [time, place])
    return place


@pytest.fixture
def three(store: Store) -> list[int]:
    """Conversations of long ago, of yesterday and of today, by their numbers."""
    return [say(store, "old", 30), say(store, "recent", 1), say(store, "new")]


async def test_conversations_stand_under_the_time_of_their_last_words(store: Store, three: list[int]) -> None:
    say(store, "this week", 4)
    store.conversations.pin(three[0])
    store.conversations.archive(say(store, "hidden"))
    async with listed(store) as driver:
        assert driver.shown_rows == [
            "Pinned", "  old", "Today", "  new", "Yesterday", "  recent", "This week", "  this week",
            "Archive (1) →",
        ]  # fmt: skip
        await driver.listed.reload(three[1])
        assert "▸ recent" in driver.shown_rows
        assert driver.listed.marked and driver.listed.marked.id == three[1]


async def test_an_empty_list_says_so_and_takes_no_keys(store: Store) -> None:
    async with listed(store) as driver:
        assert driver.shown_rows == [NOTHING]
        await driver.press("enter", "ctrl+o", "ctrl+e", "delete", "ctrl+k", "ctrl+s", "ctrl+u")
        assert driver.screen is driver.host
        await driver.press("ctrl+y")
        await driver.until(lambda: driver.shown_rows == [NOTHING_ARCHIVED, "← All conversations"])
        await driver.press("enter")
        await driver.until(lambda: driver.shown_rows == [NOTHING])


async def test_enter_and_a_click_open_one(store: Store, three: list[int]) -> None:
    async with listed(store) as driver:
        await driver.press("enter", "down", "enter")
        await driver.until(lambda: driver.host.opened == [three[2], three[1]])
        await driver.pilot.click(driver.listed, offset=(5, 6))
        await driver.until(lambda: driver.host.opened[2:] == [three[0]])


async def test_what_is_typed_or_pasted_goes_to_the_input_and_a_slash_searches(
    store: Store, three: list[int]
) -> None:
    async with listed(store) as driver:
        await driver.press("slash")
        assert driver.host.went == ["search"]
        await driver.press("H")
        await driver.until(lambda: not driver.listed.has_focus)
        driver.listed.focus()
        driver.app.post_message(Paste("ello"))
        await driver.until(lambda: driver.host.query_one(Input).value == "Hello")


async def test_pinning_puts_on_top_and_back(store: Store, three: list[int]) -> None:
    async with listed(store) as driver:
        await driver.press("end", "ctrl+o")
        await driver.until_titles("old", "new", "recent")
        assert driver.told == "Pinned “old”. Ctrl+U takes it back."
        assert driver.listed.marked and driver.listed.marked.id == three[0]
        await driver.press("ctrl+o")
        await driver.until_titles("new", "recent", "old")


async def test_the_archive_is_a_list_of_its_own(store: Store, three: list[int]) -> None:
    async with listed(store) as driver:
        await driver.press("down", "ctrl+k")
        await driver.until_titles("new", "old")
        assert driver.listed.marked and driver.listed.marked.title in {"new", "old"}
        await driver.press("end", "enter")
        await driver.until_titles("recent")
        assert driver.listed.border_title == "Archive"
        await driver.press("home", "ctrl+k")
        await driver.until(lambda: NOTHING_ARCHIVED in driver.shown_rows)
        assert not store.conversations.get(three[1]).archived
        await driver.press("ctrl+y")
        await driver.until_titles("new", "recent", "old")


async def test_renaming_begins_with_the_title_and_stays(store: Store, three: list[int]) -> None:
    async with listed(store) as driver:
        await driver.press("ctrl+e")
        screen = await driver.until_on(LineScreen)
        assert screen.query_one(Input).value == "new"
        assert {key.description for key in screen.query(FooterKey)} == {"Take", "Leave", "Help"}
        await driver.press("escape")
        await driver.until(lambda: driver.screen is driver.host)
        await driver.press("ctrl+e")
        await driver.until_on(LineScreen)
        await driver.press("end", *"er[b]", "enter")
        await driver.until_titles("newer[b]", "recent", "old")
        assert store.conversations.get(three[2]).titled == "user"
        await driver.press("ctrl+u")
        await driver.until_titles("new", "recent", "old")
        assert store.conversations.get(three[2]).titled == "rule"


async def test_a_title_of_nothing_is_not_taken(store: Store, three: list[int]) -> None:
    async with listed(store) as driver:
        await driver.press("ctrl+e")
        screen = await driver.until_on(LineScreen)
        screen.query_one(Input).value = "  "
        await driver.press("enter")
        assert driver.screen is screen


async def test_deleting_hides_at_once_and_is_taken_back(store: Store, three: list[int]) -> None:
    async with listed(store) as driver:
        await driver.press("delete", "backspace")
        await driver.until_titles("old")
        await driver.press("ctrl+u", "ctrl+u")
        await driver.until_titles("new", "recent", "old")
        assert driver.listed.marked and driver.listed.marked.id == three[2]
        await driver.press("escape")
        await driver.until(lambda: not driver.listed.has_focus)
    assert len(store.conversations.every(10)) == 3


async def test_deleting_says_that_the_record_of_what_was_sent_goes_too(store: Store, three: list[int]) -> None:
    entry = sent(store, "Dear [NAME_1]", conversation=three[2], message=None)
    async with listed(store) as driver:
        await driver.press("delete")
        deleted = "Deleted, to be erased when you leave the list"
        record = "with the ledger's record of what was sent from it"
        await driver.until(lambda: driver.told == f"{deleted}, {record}: “new”. {UNDO}")
        await driver.press("delete")
        await driver.until(lambda: driver.told == f"{deleted}: “recent”. {UNDO}")
        await driver.press("escape")
        await driver.until(lambda: "for good" in driver.told)
    assert store.ledger.get(entry).text == ""


async def test_what_was_deleted_is_erased_when_the_list_is_left(store: Store, three: list[int]) -> None:
    async with listed(store) as driver:
        await driver.press("delete")
        await driver.until_titles("recent", "old")
        await driver.press("escape")
        await driver.until(lambda: "for good" in driver.told)
        assert driver.host.gone == [frozenset({three[2]})]
        assert not driver.listed.check_action("undo", ())
        assert store.messages.search("new") == []
    assert [each.id for each in store.conversations.every(10)] == three[:2]


async def test_another_screen_leaves_what_was_deleted_to_be_taken_back(store: Store, three: list[int]) -> None:
    async with listed(store) as driver:
        await driver.press("delete")
        await driver.until_titles("recent", "old")
        await driver.press("ctrl+e")
        await driver.until_on(LineScreen)
        await driver.press("escape")
        await driver.until(lambda: driver.screen is driver.host)
        await driver.press("ctrl+u")
        await driver.until_titles("new", "recent", "old")


async def test_quitting_erases_what_was_deleted(store: Store, three: list[int]) -> None:
    async with listed(store) as driver:
        await driver.press("delete")
        await driver.until_titles("recent", "old")
    assert [each.id for each in store.conversations.every(10)] == three[:2]


async def test_what_a_killed_sotto_left_to_be_erased_is_erased_at_the_next_start(
    store: Store, three: list[int]
) -> None:
    store.conversations.put_away(three[0])
    async with listed(store) as driver:
        await driver.until(lambda: [each.id for each in store.conversations.every(10)] == three[1:])
        assert driver.titles == ["new", "recent"]
    assert [each.id for each in store.conversations.every(10)] == three[1:]


async def test_what_another_open_sotto_can_take_back_is_left_to_it(store: Store, three: list[int]) -> None:
    elsewhere = Arranger(store)
    elsewhere.delete(three[0])
    async with listed(store) as driver:
        await driver.until_titles("new", "recent")
        await driver.press("delete")
        await driver.until_titles("recent")
        await driver.press("escape")
        await driver.until(lambda: "for good" in driver.told)
    assert elsewhere.undo()
    assert [each.id for each in store.conversations.every(10)] == three[:2]


async def test_a_conversation_that_is_being_answered_cannot_be_deleted(store: Store, three: list[int]) -> None:
    async with listed(store) as driver:
        await driver.listed.reload(three[2], three[2])
        await driver.press("delete")
        await driver.until(lambda: driver.told == HELD)
        assert driver.titles == ["new", "recent", "old"]


async def test_an_export_asks_where_and_writes_over_nothing_unasked(
    store: Store, three: list[int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with listed(store) as driver:
        await driver.press("ctrl+s")
        screen = await driver.until_on(LineScreen)
        assert screen.query_one(Input).value == "./new.md"
        await driver.press("enter")
        await driver.until(lambda: "Exported to new.md" in driver.told)
        written = (tmp_path / "new.md").read_text()
        assert "The new question" in written
        await driver.press("down", "ctrl+s")
        screen = await driver.until_on(LineScreen)
        for name, doubt in ((tmp_path, "is a folder"), (tmp_path / "new.md", "there already")):
            screen.query_one(Input).value = str(name)
            await driver.press("enter")
            await driver.until(lambda doubt=doubt: doubt in driver.shown("#hint"))
        assert (tmp_path / "new.md").read_text() == written
        await driver.press("enter")
        await driver.until(lambda: driver.screen is driver.host)
        await driver.until(lambda: "The recent question" in (tmp_path / "new.md").read_text())
        await driver.press("ctrl+s")
        screen = await driver.until_on(LineScreen)
        screen.query_one(Input).value = "talk.json"
        await driver.press("enter")
        await driver.until(lambda: "talk.json" in driver.told)
    assert json.loads((tmp_path / "talk.json").read_text())["title"] == "recent"
    assert {path.stat().st_mode & 0o777 for path in tmp_path.glob("*.*") if path.is_file()} == {0o600}


async def test_the_keys_are_in_the_footer_and_work_by_the_mouse(store: Store, three: list[int]) -> None:
    async with listed(store, (120, 40)) as driver:
        await driver.press("end")
        assert driver.listed.marked
        assert driver.listed.marked.id == three[0]
        keys = {key.description: key for key in driver.host.query(FooterKey)}
        assert {"Search", "Pin", "Rename", "Delete", "Archive", "Export", "Back"} <= set(keys)
        await driver.pilot.click(keys["Pin"])
        await driver.until_titles("old", "new", "recent")
    assert all(
        f"**{key}**" in driver.listed.HELP for key in ("Ctrl+O", "Ctrl+E", "Ctrl+S", "Ctrl+K", "Ctrl+Y", "Ctrl+U")
    )


async def test_a_long_list_goes_on_where_it_ends(store: Store) -> None:
    with store.transaction():
        for number in range(LISTED + 10):
            store.conversations.create(f"number {number}")
    async with listed(store) as driver:
        await driver.until(lambda: len(driver.titles) == LISTED)
        await driver.press("end")
        await driver.until(lambda: len(driver.titles) == LISTED + 10)
        assert driver.listed.marked and driver.listed.marked.title == "number 10"


async def test_markup_and_control_characters_in_titles_are_only_signs(store: Store) -> None:
    say(store, "[bold]x[/bold] \x1b[31m")
    async with listed(store) as driver:
        assert "  [bold]x[/bold] ␛[31m" in driver.shown_rows
        await driver.press("ctrl+o")
        await driver.until(lambda: driver.told.startswith("Pinned “[bold]x[/bold] ␛[31m”."))


TIMES = st.datetimes(min_value=datetime(2000, 1, 1)).map(lambda t: f"{t.isoformat()}+00:00")
CONVERSATIONS = st.lists(st.builds(
    Conversation, st.integers(1), st.none() | st.text(), st.none(), TIMES, TIMES, pinned=st.booleans()
), unique_by=lambda each: each.id)  # fmt: skip


@given(CONVERSATIONS, st.integers(0, 3), st.dates(), st.booleans())
def test_every_conversation_has_one_row_under_its_heading(
    conversations: list[Conversation], archived: int, today: date, in_archive: bool
) -> None:
    shown = rows(conversations, archived, today, None, in_archive=in_archive)
    assert [row.conversation for row in shown if row.conversation] == conversations
    heading = ""
    for row in shown:
        if row.conversation:
            assert heading == group_of(row.conversation, today)
            assert "\n" not in row.text
        elif not row.enabled:
            heading = row.text
