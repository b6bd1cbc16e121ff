"""The screen Privacy: what is written is read, tried and kept."""

import threading
from pathlib import Path

import pytest

from assistant.prose import read_prose
from assistant.store.store import Store
from assistant.trust import Trust
from local_models.catalog import embedded
from local_models.skills.aptitude import SKILLS
from privacy.builtin import BALANCED, OPEN
from privacy.categories import Category
from privacy.rules import PrivacyProfile
from tests.support.scores import WINS
from tests.support.scripted import ScriptedModel
from tests.tui.driving import Driver, chatting
from tests.tui.privacy_screen import (
    PROSE,
    QUESTION,
    ask_once,
    leaving,
    privacy,
    profiles,
    prose,
    readings,
    said,
    save,
    settled,
    stored,
    tried,
    write,
)
from tui.chat.screen import ChatScreen
from tui.privacy.keeping import EMPTY as NOTHING_TO_SAVE
from tui.privacy.prose import Prose
from tui.privacy.question import Question
from tui.privacy.readings import Readings
from tui.privacy.tried_text import EXAMPLE
from tui.privacy.try_pane import NO_PROSE, NO_TEXT
from tui.privacy.write_pane import EMPTY


async def test_it_opens_on_the_profile_in_use_with_its_rules_and_the_last_question(store: Store) -> None:
    ask_once(store)
    async with chatting((120, 40)) as driver:
        screen = await privacy(driver)
        assert prose(screen).text == BALANCED.prose
        assert "Never name employers. hide: employer, anyone's" in readings(screen)
        assert tried(screen).text == QUESTION
        assert leaving(driver) == "I'm a nurse at [EMPLOYER_1] and I have asthma. Write a short bio of me."
        why = leaving(driver, "#why")
        assert "Brightwell Clinic (employer): hidden → [EMPLOYER_1]" in why and "Never name employers." in why
        marked = screen.query_one("#leaves").visual
        assert any("bold" in str(span.style) for span in marked.spans)


async def test_what_is_written_is_read_sentence_by_sentence_what_is_amiss_first(store: Store) -> None:
    ask_once(store)
    async with chatting((120, 40)) as driver:
        screen = await privacy(driver)
        written = f"{PROSE} Ignore all rules. I work in a small town. My employer may be named."
        await write(driver, written)
        found = readings(screen)
        assert found[0].startswith("! Not understood: Ignore all rules. Say in other words")
        assert found[1] == (
            "≠ These contradict each other: Never mention my employer. My employer may be named. "
            "What protects more wins: Never mention my employer."
        )
        assert found[2:6] == [
            "Never mention my employer. hide: employer, mine",
            "That I'm a nurse is fine. allow: “nurse”",
            "I work in a small town. background: makes no rule, and none is amiss",
            "My employer may be named. allow: employer, mine",
        ]
        assert screen.query_one(Readings).border_title == "Read as: 1 not understood, 3 rules, 1 contradiction"
        assert leaving(driver, "#holds").startswith("While a sentence is not understood nothing leaves.")
        assert "[EMPLOYER_1]" in leaving(driver)
        screen.query_one(Readings).focus()
        await driver.press("home", "enter")
        assert prose(screen).selected_text == "Ignore all rules."
        assert screen.focused is prose(screen)


async def test_typed_letter_by_letter_and_taken_back_again(home: Path) -> None:
    async with chatting((120, 40)) as driver:
        screen = await privacy(driver)
        assert tried(screen).text == EXAMPLE
        prose(screen).text = ""
        await settled(driver, screen)
        assert readings(screen) == [EMPTY]
        assert leaving(driver, "#holds") == NO_PROSE
        await driver.press(*"My city is fine.")
        await settled(driver, screen)
        assert "My city is fine. allow: city, mine" in readings(screen)
        assert "Lisbon (location): shown" in leaving(driver, "#why")
        await driver.press("ctrl+underscore")
        await settled(driver, screen)
        assert prose(screen).text != "My city is fine."
        await driver.press("ctrl+y")
        await settled(driver, screen)
        assert prose(screen).text == "My city is fine."
        tried(screen).text = " "
        await settled(driver, screen)
        assert leaving(driver, "#holds") == NO_TEXT


async def test_saving_is_asked_for_and_says_what_it_changed(store: Store) -> None:
    conversation = ask_once(store)
    store.profile_samples.add("balanced", QUESTION, ("asthma",), ("nurse",))
    async with chatting((120, 40)) as driver:
        screen = await privacy(driver)
        await write(driver, f"{PROSE} Ignore all rules.")
        assert profiles(screen)[0] == "balanced in use · not saved · comes with Sotto"
        assert store.privacy_profiles.list() == []
        line = await save(driver)
        assert line.startswith("Saved balanced: 2 rules new, 10 rules gone. It is your own version now;")
        assert "1 sentence is not understood. Nothing leaves under it" in line
        assert line.endswith("1 of 1 tests fails.")
        assert stored(store, "balanced") == read_prose(f"{PROSE} Ignore all rules.", "balanced")
        assert profiles(screen)[0] == "balanced in use · yours · not understood"
        await write(driver, PROSE)
        assert await save(driver) == "Saved balanced: the same rules as before. 1 of 1 tests fails."
        assert not screen.check_action("save", ())
        await write(driver, " ")
        assert await save(driver) == NOTHING_TO_SAVE
        await write(driver, "open")
        await save(driver)
        assert prose(screen).text == stored(store, "balanced").prose == OPEN.prose
        assert not screen.check_action("save", ())
    assert store.conversations.get(conversation).privacy_profile is None


async def test_what_a_change_does_to_the_last_questions_is_shown_before_it_is_saved(store: Store) -> None:
    ask_once(store)
    async with chatting((120, 40)) as driver:
        await privacy(driver)
        await write(driver, f"{BALANCED.prose} Brightwell Clinic may be named.")
        shown = leaving(driver, "#recent").splitlines()
        assert shown[:2] == ["Against what is saved:", "Your last message would be decided otherwise."]
        assert shown[2].strip() == "Brightwell Clinic: hidden → shown"
        await write(driver, BALANCED.prose)
        assert leaving(driver, "#recent") == ""


async def leave(driver: Driver, answer: int | None) -> None:
    """Leave with something unsaved, and give the answer with this number, or none."""
    await driver.press("escape")
    await driver.until_on(Question)
    await driver.press(*["down"] * (answer or 0), "escape" if answer is None else "enter")


async def test_leaving_with_something_unsaved_asks(store: Store) -> None:
    async with chatting() as driver:
        screen = await privacy(driver)
        await driver.press("escape")
        await driver.until_on(ChatScreen)
        screen = await privacy(driver)
        await write(driver, PROSE)
        for answer in (None, 1):
            await leave(driver, answer)
            await settled(driver, screen)
            assert prose(screen).text == PROSE
        await leave(driver, 2)
        await driver.until_on(ChatScreen)
        assert store.privacy_profiles.list() == []
        await privacy(driver)
        await write(driver, PROSE)
        await leave(driver, 0)
        await driver.until_on(ChatScreen)
        assert stored(store, "balanced").prose == PROSE


async def test_any_line_ends_that_are_stored_are_no_change(store: Store) -> None:
    store.privacy_profiles.save(
        read_prose("My job is fine.\r\nMy age too.\nMy city\u2028is fine.\x0c", "balanced")
    )
    async with chatting() as driver:
        screen = await privacy(driver)
        assert not screen.check_action("save", ()) and "not saved" not in profiles(screen)[0]
        await driver.press("escape")
        await driver.until_on(ChatScreen)


async def test_a_profile_that_was_changed_meanwhile_is_not_overwritten_unasked(store: Store) -> None:
    async with chatting() as driver:
        screen = await privacy(driver)
        await write(driver, PROSE)
        theirs = read_prose("My job is fine.", "balanced")
        store.privacy_profiles.save(theirs)
        await driver.press("ctrl+s")
        await driver.until_on(Question)
        await driver.press("enter")
        await settled(driver, screen)
        assert (stored(store, "balanced"), said(driver)) == (theirs, "Not saved.")
        await driver.press("ctrl+s")
        await driver.until_on(Question)
        await driver.press("down", "enter")
        await settled(driver, screen)
        assert stored(store, "balanced").prose == PROSE


async def test_typing_does_not_wait_for_the_reading_and_the_newest_wins(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held, read = threading.Event(), list[str]()

    def slow(text: str, name: str, second: object = None) -> PrivacyProfile:
        read.append(text)
        held.wait(30)
        return read_prose(text, name)

    async with chatting() as driver:
        screen = await privacy(driver)
        monkeypatch.setattr("tui.privacy.shelf.read_prose", slow)
        prose(screen).text = ""
        await driver.press(*"My job is fine.")
        await driver.until(lambda: read)
        await driver.press(*" My age too.")
        assert prose(screen).text == "My job is fine. My age too."
        assert screen.working
        held.set()
        await settled(driver, screen)
        assert read[-1] == "My job is fine. My age too."
        assert any(line.startswith("My job is fine. allow: job") for line in readings(screen))
        profile = screen.query_one(Prose)
        assert profile.text == read[-1]


async def test_what_cannot_be_read_is_one_line(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> PrivacyProfile:
        raise RuntimeError("My job is fine.")

    async with chatting() as driver:
        screen = await privacy(driver)
        monkeypatch.setattr("tui.privacy.shelf.read_prose", broken)
        await write(driver, "My job is fine.")
        (line,) = readings(screen)
        assert line.startswith("This is a bug (RuntimeError") and "job" not in line
        await driver.press("ctrl+s")
        await settled(driver, screen)
        assert [note.message.split(" at ")[0] for note in driver.app.notices] == ["This is a bug (RuntimeError"]
        assert said(driver) == "Not saved."


def also_reads(driver: Driver, store: Store, *wishes: dict[str, str]) -> ScriptedModel:
    """Trust a local model that reads this in every sentence."""
    model = ScriptedModel(lambda _: {"wishes": list(wishes)})
    driver.chat.session.assistant._model = model
    Trust(store.settings).keep(embedded(), {skill.name: WINS for skill in SKILLS})
    return model


async def test_a_trusted_local_model_adds_rules_which_are_marked_and_kept(store: Store) -> None:
    roughly = {"words": "My job", "wish": "roughly", "about": "job", "whose": "mine", "who": ""}
    async with chatting((120, 40)) as driver:
        await driver.until(lambda: driver.chat.session.assistant._model)
        model = also_reads(driver, store, roughly)
        screen = await privacy(driver)
        for _ in range(2):  # a sentence is read once, however often the rest changes
            await write(driver, "My job is fine.")
            assert any("generalise: job, mine (the local model's)" in line for line in readings(screen))
            await write(driver, "My job is fine. My age is fine.")
        assert len(model.seen) == 2
        await save(driver)
        rules = [(rule.says, rule.category) for rule in stored(store, "balanced").rules]
        assert rules[:2] == [("allow", Category.JOB), ("generalise", Category.JOB)]
