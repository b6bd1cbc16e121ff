"""The input by its keys: lines, pastes, earlier questions, drafts, what can be undone."""

from itertools import takewhile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from textual.events import Paste

from assistant.store.store import Store
from tests.tui.driving import Driver, chatting
from tui.chat.composer import MOST_LINES, Composer
from tui.composing.marks import by_line, moved
from tui.help import HelpScreen

TEXT = st.text(st.sampled_from("ab c\n"), max_size=30)


def written(driver: Driver) -> Composer:
    return driver.chat.query_one(Composer)


def ask(store: Store, *texts: str) -> None:
    """Questions that were asked before, in a conversation of their own."""
    conversation = store.conversations.create(texts[0]).id
    for text in texts:
        store.messages.add(conversation, "user", text)


async def test_keys_for_a_new_line_begin_one(home: Path) -> None:
    async with chatting() as driver:
        for key in ("ctrl+j", "shift+enter", "alt+enter"):
            await driver.press("a", key)
        assert written(driver).text == "a\na\na\n"
        assert driver.questions() == []


async def test_the_input_grows_with_its_lines_and_shrinks_again(home: Path) -> None:
    async with chatting() as driver:
        for _ in range(MOST_LINES + 4):
            await driver.press("ctrl+j")
        await driver.until(lambda: written(driver).size.height == MOST_LINES)
        await driver.press("ctrl+a", "delete")
        await driver.until(lambda: written(driver).size.height == 1)


async def test_a_paste_of_many_lines_is_one_paste_and_sends_nothing(home: Path) -> None:
    pasted = "".join(f"line {number}\r\n" for number in range(2000)) + "last\rone"
    async with chatting() as driver:
        await driver.press(*"so: ")
        driver.app.post_message(Paste(pasted))
        await driver.until(lambda: "last" in written(driver).text)
        assert written(driver).text == "so: " + pasted.replace("\r\n", "\n").replace("\r", "\n")
        assert driver.questions() == []
        await driver.press("alt+z")
        assert written(driver).text == "so: "
        await driver.press("ctrl+y")
        assert written(driver).text.endswith("last\none")


async def test_select_all_and_undo_and_redo(home: Path) -> None:
    async with chatting() as driver:
        await driver.type("one\ntwo")
        await driver.press("ctrl+a")
        assert written(driver).selected_text == "one\ntwo"
        await driver.press("x")
        assert written(driver).text == "x"
        await driver.press("alt+z")
        assert written(driver).text == "one\ntwo"
        await driver.press("ctrl+y")
        assert written(driver).text == "x"


async def test_up_and_down_walk_through_the_questions_of_all_conversations(home: Path, store: Store) -> None:
    ask(store, "the oldest", "an old one")
    ask(store, "a new one")
    async with chatting() as driver:
        await driver.press(*"my draft")
        for expected in ("a new one", "an old one", "the oldest", "the oldest"):
            await driver.press("up")
            await driver.until(lambda expected=expected: written(driver).text == expected)
        for expected in ("an old one", "a new one", "my draft", "my draft"):
            await driver.press("down")
            await driver.until(lambda expected=expected: written(driver).text == expected)


async def test_up_moves_within_the_lines_first(home: Path, store: Store) -> None:
    ask(store, "asked before")
    async with chatting() as driver:
        await driver.type("one\ntwo")
        await driver.press("up")
        assert (written(driver).text, written(driver).cursor_location) == ("one\ntwo", (0, 3))
        await driver.press("up")
        await driver.until(lambda: written(driver).text == "asked before")
        await driver.press("down")
        await driver.until(lambda: written(driver).text == "one\ntwo")
        await driver.press("up", "down")
        assert (written(driver).text, written(driver).cursor_location[0]) == ("one\ntwo", 1)


async def test_a_recalled_question_of_many_lines_does_not_hold_the_walk_up(home: Path, store: Store) -> None:
    ask(store, "first", "two\nlines")
    async with chatting() as driver:
        await driver.press("up")
        await driver.until(lambda: written(driver).text == "two\nlines")
        await driver.press("up")
        await driver.until(lambda: written(driver).text == "first")


async def test_a_changed_question_is_a_draft_of_its_own(home: Path, store: Store) -> None:
    ask(store, "first", "second")
    async with chatting() as driver:
        await driver.press("up", "up")
        await driver.until(lambda: written(driver).text == "first")
        await driver.press("x", "up")
        await driver.until(lambda: written(driver).text == "second")
        await driver.press("down")
        await driver.until(lambda: written(driver).text == "firstx")


async def test_every_conversation_keeps_its_draft(home: Path, store: Store) -> None:
    ask(store, "asked before")
    async with chatting() as driver:
        await driver.press(*"for a new one")
        await driver.press("ctrl+l")
        await driver.press("home", "enter")
        await driver.until(lambda: driver.questions())
        assert written(driver).text == ""
        await driver.press(*"for the old one")
        await driver.press("ctrl+n")
        await driver.until(lambda: written(driver).text == "for a new one")
        await driver.press("up", "ctrl+l", "enter")  # walking is no draft
        await driver.until(lambda: written(driver).text == "for the old one")
        await driver.press("ctrl+n")
        await driver.until(lambda: written(driver).text == "for a new one")


async def test_the_letter_that_begins_a_new_line_below_the_others_is_in_view_at_once(home: Path) -> None:
    async with chatting() as driver:
        area = written(driver)
        line = "x" * (area.wrap_width - 3) + " "
        driver.app.post_message(Paste(line * (MOST_LINES + 2)))
        await driver.until(lambda: area.text)
        for letter in "abcd":
            await driver.press(letter)
            await driver.pilot.pause()
            assert area.content_region.contains_point(area.cursor_screen_offset)


async def test_nothing_is_sent_of_blanks(home: Path) -> None:
    async with chatting() as driver:
        await driver.press("space", "ctrl+j", "enter")
        assert written(driver).text == " \n"
        assert driver.questions() == []


async def test_control_characters_are_seen_and_not_obeyed(home: Path) -> None:
    async with chatting() as driver:
        driver.app.post_message(Paste("a\x1b[31mb\x07"))
        await driver.until(lambda: written(driver).text)
        assert written(driver).get_line(0).plain == "a␛[31mb␇"


async def test_keys_of_the_screen_reach_it_from_the_input(home: Path) -> None:
    async with chatting() as driver:
        await driver.press("f1")
        await driver.until_on(HelpScreen)
        await driver.press("escape")
        await driver.until(lambda: driver.screen is driver.chat)
        assert not written(driver).check_action("select_all", ())  # f7 is a place's
        assert not written(driver).check_action("select_line", ())


def alike(one: str, other: str) -> int:
    """How many letters two texts begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 6)), max_size=6), TEXT, st.data())
def test_marks_stay_with_their_words(given: list[tuple[int, int]], text: str, data: st.DataObject) -> None:
    places = [(start, start + length) for start, length in given if start + length <= len(text)]
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    new = text[:start] + data.draw(TEXT) + text[end:]
    for a, b in moved(places, text, new):
        assert new[a:b] in {text[c:d] for c, d in places}
    assert set(moved(places, text, text)) == set(places)
    if (alike(text, new), alike(text[::-1], new[::-1])) != (start, len(text) - end):
        return  # "aaa" with one letter less: nobody can tell which one
    untouched = {text[c:d] for c, d in places if d <= start or c >= end}
    assert untouched <= {new[a:b] for a, b in moved(places, text, new)} | {""}


@given(TEXT, st.lists(st.tuples(st.integers(0, 30), st.integers(1, 9)), max_size=6))
def test_places_by_line_cover_the_same_words(text: str, given: list[tuple[int, int]]) -> None:
    places = [(start, start + length) for start, length in given if start + length <= len(text)]
    lines = text.split("\n")
    found = by_line(places, lines, "\n")
    begins = [sum(len(line) + 1 for line in lines[:number]) for number in range(len(lines))]
    covered = {begins[number] + column for number, on in found.items() for a, b in on for column in range(a, b)}
    assert covered == {at for start, end in places for at in range(start, end) if text[at] != "\n"}
