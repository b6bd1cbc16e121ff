"""On the review: what can be done with a span, one key each, and taken back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.widgets import TextArea

from assistant.store.store import Store
from privacy.rules import Action
from tests.support.provider import Provider
from tests.tui.driving import chatting
from tests.tui.review import KEY, QUESTION, asked, changed, cloud_in, hide, said
from tui.review.drafting import NOTHING_ELSE
from tui.review.edit import EditScreen
from tui.review.hide import MISSING
from tui.review.screen import ReviewScreen
from tui.review.spans import SpanList


@pytest.fixture
def cloud(home: Path) -> Iterator[Provider]:
    """A cloud that answers with the tags it was given."""
    with cloud_in(home) as provider:
        yield provider


def actions(screen: ReviewScreen) -> str:
    """What the list says can be done with the marked span, without styles."""
    return screen.query_one(SpanList)._border_subtitle.plain


async def test_c_goes_through_what_can_be_done_and_says_what_is_in_use(cloud: Provider, store: Store) -> None:
    async with chatting() as driver:
        screen = await asked(driver, "I met Anna Kovacs. Write a card for her.")
        assert actions(screen) == "c: shown  roughly  stand-in  ‹hidden›  left out"
        hidden = driver.shown("#outgoing")
        seen = []
        for _ in range(4):
            text = await changed(driver, screen, "c")
            (change,) = screen.draft.changes
            seen.append((change.decision.action, text))
        (left_out, shown, stand_in, again) = seen
        assert left_out[0] is Action.DROP
        assert "Anna" not in left_out[1]
        assert shown == (Action.KEEP, screen.draft.source)
        assert stand_in[0] is Action.SUBSTITUTE
        assert "Kovacs" not in stand_in[1]
        assert "[NAME" not in stand_in[1]
        assert again == (Action.TAG, hidden)
        assert actions(screen) == "c: shown  stand-in  ‹hidden›  left out"
        await driver.press("escape")
        await driver.answered()


async def test_c_says_a_place_roughly_before_it_takes_a_stand_in(cloud: Provider) -> None:
    async with chatting() as driver:
        screen = await asked(driver, "I live in Lisbon and like it. Where should I eat?")
        assert actions(screen).startswith("c: ‹shown›")
        assert "Portugal" in await changed(driver, screen, "c")
        assert screen.draft.changes[0].decision.action is Action.GENERALISE
        assert "‹roughly›" in actions(screen)


async def test_c_never_shows_a_key(cloud: Provider) -> None:
    async with chatting() as driver:
        screen = await asked(driver, f"What is this: {KEY}")
        seen = set()
        for _ in range(4):
            assert KEY not in await changed(driver, screen, "c")
            seen.add(screen.draft.changes[0].decision.action)
        assert Action.KEEP not in seen
        assert Action.DROP in seen


async def test_c_on_words_that_have_to_stay_says_so(cloud: Provider) -> None:
    async with chatting() as driver:
        screen = await asked(driver, "Who is [NAME_1]?")
        before = screen.draft
        await driver.press("c")
        await driver.until(lambda: NOTHING_ELSE in said(driver))
        assert screen.draft is before


async def test_the_actions_follow_the_marked_span(cloud: Provider) -> None:
    async with chatting() as driver:
        screen = await asked(driver, "I am Anna Kovacs and live in Lisbon, how is the weather?")
        assert "‹hidden›" in actions(screen)
        await driver.press("down")
        await driver.until(lambda: "‹shown›" in actions(screen))
        await driver.press("up")
        await driver.until(lambda: "‹hidden›" in actions(screen))


async def test_one_key_shows_a_span_and_hides_it_again(cloud: Provider, store: Store) -> None:
    async with chatting() as driver:
        await driver.ask(QUESTION)
        screen = await driver.review()
        hidden = driver.shown("#outgoing")
        await driver.press("space")
        await driver.until(lambda: "Ms Anna Kovacs" in driver.shown("#outgoing"))
        await driver.press("space")
        await driver.until(lambda: driver.shown("#outgoing") == hidden)
        await driver.press("space")
        await driver.until(lambda: "Ms Anna Kovacs" in driver.shown("#outgoing"))
        await driver.until(lambda: screen.may_send)
        shown = driver.shown("#outgoing")
        await driver.press("s")
        await driver.answered()
        assert store.ledger.list()[0].text == shown


async def test_words_that_nobody_found_can_be_hidden(cloud: Provider, store: Store) -> None:
    async with chatting() as driver:
        await driver.ask("Bring the lantern and the kettle; the lantern is broken.")
        screen = await driver.review()
        assert screen.draft.changes == ()
        hidden = "Bring the [OTHER_1] and the kettle; the [OTHER_1] is broken."
        await hide(driver, " lantern ")
        await driver.until(lambda: driver.shown("#outgoing") == hidden)
        assert isinstance(driver.app.focused, SpanList)
        await hide(driver, "kettle")
        await driver.until(lambda: "kettle" not in driver.shown("#outgoing"))
        assert screen.draft.changes[driver.screen.query_one(SpanList).highlighted].original == "kettle"
        await driver.until(lambda: screen.may_send)
        await driver.press("s")
        await driver.answered()
        assert store.ledger.list()[0].text == screen.draft.text


async def test_words_that_are_not_in_the_text_are_asked_for_again(cloud: Provider) -> None:
    async with chatting() as driver:
        await driver.ask(QUESTION)
        screen = await driver.review()
        before = screen.draft
        for words in ("Olga", "  "):
            await hide(driver, words)
            assert driver.shown("#missing") == MISSING
            await driver.press("escape")
        assert driver.screen is screen
        assert screen.draft is before


async def test_words_that_are_hidden_already_change_nothing(cloud: Provider) -> None:
    async with chatting() as driver:
        await driver.ask(QUESTION)
        screen = await driver.review()
        before = screen.draft
        await hide(driver, "Anna Kovacs")
        await driver.until(lambda: driver.app.notices)
        assert screen.draft is before


async def test_a_span_can_be_left_out(cloud: Provider) -> None:
    async with chatting() as driver:
        await driver.ask(QUESTION)
        await driver.review()
        await driver.press("d")
        await driver.until(lambda: driver.shown("#outgoing").startswith("Dear Ms, I"))


async def test_a_span_can_be_said_only_roughly(cloud: Provider) -> None:
    async with chatting() as driver:
        await driver.ask("I was born on 4 May 1990. Write a card for me.")
        screen = await driver.review()
        hidden = driver.shown("#outgoing")
        await driver.press("g")
        await driver.until(
            lambda: "1990" in driver.shown("#outgoing") and "4 May" not in driver.shown("#outgoing")
        )
        await driver.until(lambda: screen.may_send)
        await driver.press("g")
        await driver.until(lambda: driver.shown("#outgoing") == hidden)


async def test_revealing_a_key_takes_two_presses(cloud: Provider) -> None:
    async with chatting() as driver:
        await driver.ask(f"What is this: {KEY}")
        screen = await driver.review()
        await driver.press("space")
        await driver.until(lambda: screen.may_send)
        assert KEY not in screen.draft.text
        await driver.press("space")
        await driver.until(lambda: KEY in driver.shown("#outgoing"))


async def test_a_key_that_was_revealed_can_be_hidden_again_by_its_words(cloud: Provider) -> None:
    async with chatting() as driver:
        await driver.ask(f"What is this: {KEY}")
        screen = await driver.review()
        for _ in range(2):
            await driver.press("space")
            await driver.until(lambda: screen.may_send)
        await driver.until(lambda: KEY in driver.shown("#outgoing"))
        await hide(driver, KEY)
        await driver.until(lambda: KEY not in driver.shown("#outgoing"))


async def test_an_edited_text_is_checked_again_and_sent_as_shown(cloud: Provider, store: Store) -> None:
    async with chatting() as driver:
        await driver.ask(QUESTION)
        screen = await driver.review()
        await driver.press("e")
        await driver.until_on(EditScreen)
        driver.screen.query_one(TextArea).text = "Write to [NAME_1] at jon.field@example.com, please"
        await driver.press("ctrl+s")
        await driver.until(lambda: screen.draft.edited and screen.may_send)
        shown = driver.shown("#outgoing")
        assert shown == "Write to [NAME_1] at [CONTACT_1], please"
        assert driver.shown("#source") == QUESTION
        await driver.press("s")
        await driver.answered()
        assert store.ledger.list()[0].text == shown


async def test_what_an_edited_text_still_hides_is_listed_and_written_into_the_ledger(
    cloud: Provider, store: Store
) -> None:
    async with chatting() as driver:
        screen = await asked(driver)
        await driver.press("e")
        await driver.until_on(EditScreen)
        await driver.press("ctrl+home", *"Hi ", "ctrl+s")
        await driver.until(lambda: screen.draft.edited and screen.may_send)
        assert driver.shown("#outgoing") == "Hi Dear Ms [NAME_1], I wrote you from [CONTACT_1]."
        listed = [str(option.prompt) for option in screen.query_one(SpanList).options]
        assert [any(words in line for line in listed) for words in ("Anna", "jon.field@")] == [True, True]
        assert not screen.query_one("#nothing").display
        await driver.press("s")
        await driver.answered()
        assert "restored 2 hidden values" in driver.replies()[0].note
    assert store.ledger.list()[0].protected == {"name": 1, "contact": 1}


async def test_what_an_edited_text_still_hides_can_be_shown(cloud: Provider) -> None:
    async with chatting() as driver:
        screen = await asked(driver)
        await driver.press("e")
        await driver.until_on(EditScreen)
        await driver.press("ctrl+home", *"Hi ", "ctrl+s")
        await driver.until(lambda: screen.draft.edited and screen.may_send)
        assert await changed(driver, screen, "space") == "Hi Dear Ms Anna Kovacs, I wrote you from [CONTACT_1]."


async def test_a_change_can_be_taken_back(cloud: Provider) -> None:
    async with chatting() as driver:
        await driver.ask(f"{QUESTION} Kovacs knows.")
        screen = await driver.review()
        before = screen.draft
        for key in ("space", "d"):
            await driver.press(key)
            await driver.until(lambda: screen.may_send and screen.draft is not before)
            assert driver.shown("#outgoing") == screen.draft.text != before.text
            await driver.press("u")
            assert screen.draft is before
            assert driver.shown("#outgoing") == before.text


async def test_words_that_have_to_stay_hidden_do(cloud: Provider) -> None:
    async with chatting() as driver:
        await driver.ask("Who is [NAME_1]?")
        screen = await driver.review()
        assert screen.draft.text == "Who is [LITERAL_1]?"
        await driver.press("space")
        await driver.until(lambda: driver.app.notices)
        assert screen.draft.text == driver.shown("#outgoing") == "Who is [LITERAL_1]?"


async def test_an_edit_that_changes_nothing_or_is_left_changes_nothing(cloud: Provider) -> None:
    async with chatting() as driver:
        screen = await asked(driver)
        before = screen.draft
        for words, key in ((before.text, "ctrl+s"), ("Other words", "escape")):
            await driver.press("e")
            await driver.until_on(EditScreen)
            driver.screen.query_one(TextArea).text = words
            await driver.press(key)
            assert driver.screen is screen
            assert screen.draft is before
