"""The tests of a privacy profile on its screen: kept from what is tried, judged as one writes, deleted."""

from pathlib import Path

from assistant.store.store import Store
from privacy.builtin import BALANCED
from tests.tui.driving import chatting
from tests.tui.privacy_screen import (
    QUESTION,
    ask_once,
    forgotten,
    privacy,
    said,
    samples_of,
    settled,
    tried,
    write,
)
from tui.privacy.hints import NO_TEXT
from tui.privacy.sample_form import SampleForm
from tui.privacy.sample_list import NONE, SampleList


async def test_a_text_is_kept_as_a_test_as_it_is_decided_and_judged_as_one_writes(store: Store) -> None:
    ask_once(store)
    async with chatting((120, 40)) as driver:
        screen = await privacy(driver)
        tests = screen.query_one(SampleList)
        assert samples_of(screen) == [NONE]
        await driver.press("ctrl+t")
        form = await driver.until_on(SampleForm)
        assert (form.query_one("#hidden").text, form.query_one("#kept").text) == (
            "Brightwell Clinic",
            "nurse\nasthma",
        )
        form.query_one("#kept").text = "nurse"
        await driver.press("ctrl+s")
        await settled(driver, screen)
        (sample,) = store.profile_samples.list("balanced")
        assert (sample.text, sample.hidden, sample.kept) == (QUESTION, ("Brightwell Clinic",), ("nurse",))
        assert samples_of(screen) == [f"pass {QUESTION}"]
        assert tests.border_title == "Tests: 1 passes"
        await write(driver, "My employer is fine. Never mention my job.")
        (line,) = samples_of(screen)
        assert line.startswith("FAIL") and line.endswith("shows 'Brightwell Clinic'; hides 'nurse'")
        assert tests.border_title == "Tests: 1 fails"
        await write(driver, BALANCED.prose)
        assert samples_of(screen) == [f"pass {QUESTION}"]
        await driver.pilot.click(SampleList, offset=(3, 1))
        await settled(driver, screen)
        assert screen.focused is tried(screen) and tried(screen).text == QUESTION


async def test_a_test_is_deleted_and_back_with_u(store: Store) -> None:
    for text in ("I'm Anna.", "Lisbon is wet."):
        store.profile_samples.add("balanced", text, (), (text.split()[-1],))
    async with chatting() as driver:
        screen = await privacy(driver)
        await driver.press("shift+tab", "shift+tab")
        assert isinstance(screen.focused, SampleList)
        await driver.press("down", "d")
        await settled(driver, screen)
        assert [sample.text for sample in store.profile_samples.list("balanced")] == ["I'm Anna."]
        await driver.press("u")
        await settled(driver, screen)
        assert [sample.text for sample in store.profile_samples.list("balanced")] == [
            "I'm Anna.",
            "Lisbon is wet.",
        ]
        assert len(samples_of(screen)) == 2


async def test_a_test_without_words_of_its_text_is_refused(home: Path) -> None:
    async with chatting() as driver:
        screen = await privacy(driver)
        await driver.press("ctrl+t")
        form = await driver.until_on(SampleForm)
        for words, problem in (
            ("", "Say what must be hidden or stay."),
            ("Porto", "These words are not in the text: Porto."),
        ):
            form.query_one("#hidden").text, form.query_one("#kept").text = words, ""
            await driver.press("ctrl+s")
            await driver.until(lambda problem=problem: driver.shown("#problem") == problem)
        await driver.press("escape")
        await settled(driver, screen)
        tried(screen).text = ""
        await driver.press("ctrl+t")
        await settled(driver, screen)
        assert said(driver) == NO_TEXT
        assert samples_of(screen) == [NONE]


async def test_ctrl_up_and_ctrl_down_go_through_the_last_questions(store: Store) -> None:
    for text in ("First?", "Second?", "Second?", "Third?"):
        ask_once(store, text)
    async with chatting() as driver:
        screen = await privacy(driver)
        field = tried(screen)
        await driver.press("tab", "tab")
        assert screen.focused is field
        shown = []
        for key in ("", "ctrl+up", "ctrl+up", "ctrl+up", "ctrl+down"):
            await driver.press(*filter(None, [key]))
            await settled(driver, screen)
            shown.append(f"{field.text} {field.border_title}")
        assert shown == [
            "Third? Your question 1 of 3", "Second? Your question 2 of 3", "First? Your question 3 of 3",
            "First? Your question 3 of 3", "Second? Your question 2 of 3",
        ]  # fmt: skip
        await driver.press("x")
        await settled(driver, screen)
        assert field.border_title == "Your own text"
        await driver.press("ctrl+down")
        assert field.text == "Second?"


async def test_u_brings_no_test_back_once_words_were_forgotten_it_may_hold_them(store: Store) -> None:
    store.profile_samples.add("balanced", "I'm Anna.", (), ("Anna",))
    async with chatting() as driver:
        screen = await privacy(driver)
        await driver.press("shift+tab", "shift+tab", "d")
        await settled(driver, screen)
        forgotten(store, "Anna")
        await driver.press("u")
        await driver.until(lambda: any("forgotten meanwhile" in note.message for note in driver.app.notices))
        assert store.profile_samples.list("balanced") == []
