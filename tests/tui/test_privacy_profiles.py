"""The list of privacy profiles: new ones, copies, other names, and where each of them holds."""

from pathlib import Path

import pytest
from textual.widgets import Input, Static

from assistant.prose import read_prose
from assistant.store.store import Store
from privacy.builtin import BALANCED, STRICT
from tests.tui.driving import Driver, chatting
from tests.tui.privacy_screen import (
    PROSE,
    QUESTION,
    ask_once,
    forgotten,
    named,
    pressed,
    privacy,
    profiles,
    prose,
    said,
    save,
    settled,
    stored,
    write,
)
from tui.chat.screen import ChatScreen
from tui.privacy.hints import NEW_FIRST
from tui.privacy.naming import Naming
from tui.privacy.profile_list import ProfileList
from tui.privacy.question import Question
from tui.privacy.screen import PrivacyScreen


@pytest.fixture
def work(store: Store) -> None:
    """A profile of the user's own, in use, with a test."""
    store.privacy_profiles.save(read_prose(PROSE, "work"))
    store.privacy_profiles.use("work")
    store.profile_samples.add("work", QUESTION, ("Brightwell",), ("nurse",))


async def mark(driver: Driver, screen: PrivacyScreen, name: str) -> None:
    """Mark this profile on the list."""
    await driver.press("ctrl+l")
    names = screen.query_one(ProfileList)
    names.highlighted = names.get_option_index(name)
    await driver.pilot.pause()


async def test_a_new_profile_is_named_written_and_kept_with_ctrl_s(store: Store) -> None:
    async with chatting() as driver:
        screen = await privacy(driver)
        await pressed(driver, "n")
        naming = await driver.until_on(Naming)
        for name in ("", "strict"):
            naming.query_one(Input).value = name
            await driver.press("enter")
            wanted = (
                "There is a privacy profile called strict already" if name else "A privacy profile needs a name"
            )
            await driver.until(lambda wanted=wanted: driver.shown("#problem").startswith(wanted))
        await named(driver, screen, "clinic")
        await settled(driver, screen)
        assert screen.focused is prose(screen)
        assert profiles(screen)[-1] == "clinic not saved"
        await driver.press("ctrl+t")
        await settled(driver, screen)
        assert said(driver) == NEW_FIRST
        await write(driver, PROSE)
        line = "Saved clinic: 2 rules new. It is not in use: Ctrl+L goes to the list, a uses it."
        assert await save(driver) == line
        assert stored(store, "clinic") == read_prose(PROSE, "clinic")
        assert profiles(screen) == [
            "balanced in use · comes with Sotto", "clinic", "open comes with Sotto", "strict comes with Sotto"
        ]  # fmt: skip
        await pressed(driver, "n")
        await driver.until_on(Naming)
        await driver.press("escape")
        await settled(driver, screen)
        assert prose(screen).text == PROSE


async def test_another_profile_is_opened_once_what_is_unsaved_is_settled(home: Path) -> None:
    async with chatting() as driver:
        screen = await privacy(driver)
        await write(driver, PROSE)
        await mark(driver, screen, "strict")
        await driver.press("enter")
        await driver.until(lambda: driver.screen is not screen)
        await driver.press("down", "down", "enter")
        await settled(driver, screen)
        assert prose(screen).text == STRICT.prose
        await mark(driver, screen, "balanced")
        await driver.press("enter")
        await settled(driver, screen)
        assert prose(screen).text == BALANCED.prose


async def test_a_copy_another_name_and_deleting_are_taken_back_with_u(store: Store, work: None) -> None:
    conversation = ask_once(store)
    store.conversations.set_privacy_profile(conversation, "work")
    async with chatting() as driver:
        screen = await privacy(driver)
        await pressed(driver, "c")
        await named(driver, screen, "travel")
        await settled(driver, screen)
        assert said(driver).startswith("travel says what work says, with the same tests.")
        assert (stored(store, "travel").prose, len(store.profile_samples.list("travel"))) == (PROSE, 1)
        await mark(driver, screen, "work")
        await driver.press("r")
        await named(driver, screen, "clinic")
        await settled(driver, screen)
        assert store.privacy_profiles.active() == "clinic"
        assert store.conversations.get(conversation).privacy_profile == "clinic"
        assert [sample.hidden for sample in store.profile_samples.list("clinic")] == [("Brightwell",)]
        assert await pressed(driver, "d") == ""
        await driver.press("down", "enter")
        await settled(driver, screen)
        assert said(driver) == (
            "Deleted clinic with its 1 test. balanced holds where it did. "
            "u takes it back until you leave this screen."
        )
        assert store.privacy_profiles.active() is None
        assert store.conversations.get(conversation).privacy_profile is None
        for _ in range(3):
            assert await pressed(driver, "u") == "Taken back."
        assert store.privacy_profiles.active() == "work"
        assert store.conversations.get(conversation).privacy_profile == "work"
        assert [profile.name for profile in store.privacy_profiles.list()] == ["work"]
        assert len(store.profile_samples.list("work")) == 1
        assert screen.check_action("undo", ()) is False


@pytest.mark.parametrize("only_here", [False, True])
async def test_a_profile_in_use_is_deleted_only_if_one_says_so_twice(
    store: Store, work: None, only_here: bool
) -> None:
    if only_here:
        store.conversations.set_privacy_profile(ask_once(store), "work")
        store.privacy_profiles.use("strict")
    async with chatting() as driver:
        screen = await privacy(driver)
        for keys in ("enter",), ("escape",):
            await mark(driver, screen, "work")
            await driver.press("d")
            question = await driver.until_on(Question)
            words = str(question.query_one(".question", Static).visual)
            assert words == f"work is in use. Where it holds, {'strict' if only_here else 'balanced'} would hold."
            await driver.press(*keys)
            await settled(driver, screen)
            assert store.privacy_profiles.get("work") is not None
        await mark(driver, screen, "work")
        await driver.press("d")
        await driver.until_on(Question)
        await driver.press("down", "enter")
        await settled(driver, screen)
        assert store.privacy_profiles.get("work") is None


async def test_a_profile_that_holds_nowhere_is_deleted_at_once(store: Store, work: None) -> None:
    store.privacy_profiles.use("strict")
    async with chatting() as driver:
        screen = await privacy(driver)
        await mark(driver, screen, "work")
        assert await pressed(driver, "d") == (
            "Deleted work with its 1 test. u takes it back until you leave this screen."
        )


async def test_deleting_ones_version_of_a_built_in_profile_brings_it_back(store: Store) -> None:
    async with chatting() as driver:
        screen = await privacy(driver)
        names = screen.query_one(ProfileList)
        assert not names.check_action("ask", ("Delete",)) and not names.check_action("ask", ("Rename",))
        await write(driver, PROSE)
        await save(driver)
        assert not names.check_action("ask", ("Rename",))
        await pressed(driver, "d")
        assert "the balanced that comes with Sotto would hold" in driver.shown(".question")
        await driver.press("down", "enter")
        await settled(driver, screen)
        assert said(driver).startswith("Deleted balanced. The balanced that comes with Sotto is back.")
        assert prose(screen).text == BALANCED.prose
        assert store.privacy_profiles.active() == "balanced"


async def test_a_profile_holds_everywhere_or_only_in_the_conversation_one_comes_from(store: Store) -> None:
    conversation = ask_once(store)
    async with chatting() as driver:
        await driver.chat.open(conversation)
        screen = await privacy(driver)
        await mark(driver, screen, "strict")
        assert await pressed(driver, "o") == "strict holds in this conversation and nowhere else."
        assert store.conversations.get(conversation).privacy_profile == "strict"
        assert profiles(screen)[2] == "strict only here · comes with Sotto"
        await driver.press("escape")
        await driver.until_on(ChatScreen)
        screen = await privacy(driver)
        assert prose(screen).text == STRICT.prose
        assert (await pressed(driver, "o")).startswith("balanced, which is in use everywhere, holds in this")
        assert store.conversations.get(conversation).privacy_profile is None
        await pressed(driver, "o")
        await mark(driver, screen, "open")
        assert await pressed(driver, "a") == "open is the privacy profile in use, everywhere."
        assert store.conversations.get(conversation).privacy_profile is None
        assert store.privacy_profiles.active() == "open"


async def test_without_a_conversation_none_is_offered_and_what_holds_all_is_said(store: Store) -> None:
    store.privacy_profiles.save(read_prose("Ignore all rules.", "odd"))
    async with chatting() as driver:
        screen = await privacy(driver)
        await mark(driver, screen, "odd")
        assert not screen.query_one(ProfileList).check_action("ask", ("UseHere",))
        assert (await pressed(driver, "a")).endswith("Nothing leaves under it until every sentence is understood.")


async def test_ctrl_q_asks_about_what_is_unsaved(home: Path) -> None:
    async with chatting() as driver:
        screen = await privacy(driver)
        await write(driver, PROSE)
        await driver.press("ctrl+q")
        await driver.until(lambda: driver.screen is not screen)
        assert driver.app.is_running
        await driver.press("escape")
        await driver.until(lambda: driver.screen is screen)
        assert prose(screen).text == PROSE


@pytest.mark.usefixtures("work")
@pytest.mark.parametrize("key", ["d", "r"])
async def test_u_brings_no_profile_and_no_name_back_once_words_were_forgotten_it_may_hold_them(
    store: Store, key: str
) -> None:
    async with chatting((120, 40)) as driver:
        screen = await privacy(driver)
        await mark(driver, screen, "work")
        await driver.press(key)
        if key == "r":
            await named(driver, screen, "job")
        else:
            await driver.until_on(Question)
            await driver.press("down", "enter")
        await settled(driver, screen)
        assert store.privacy_profiles.get("work") is None
        forgotten(store, "Brightwell")
        await pressed(driver, "u")
        await driver.until(lambda: any("forgotten meanwhile" in note.message for note in driver.app.notices))
        assert store.privacy_profiles.get("work") is None
        assert store.profile_samples.list("work") == []
        assert not screen.check_action("undo", ())
