from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.widgets import Input, Markdown, TextArea
from textual.widgets._footer import FooterKey

from assistant.showing import plain
from assistant.store.opening import open_store
from assistant.store.store import Store
from privacy.categories import Category
from privacy.rules import Action, PrivacyProfile, Rule
from tests.support.provider import Provider, provider_server, reply
from tests.tui.conftest import use_cloud
from tests.tui.driving import Driver, chatting
from tui.chat.failure import FailureView
from tui.help import HelpScreen
from tui.review.edit import EditScreen
from tui.review.hide import MISSING, HideScreen
from tui.review.screen import ReviewScreen
from tui.review.spans import SpanList
from tui.review.whole import WholeScreen

QUESTION = "Dear Ms Anna Kovacs, I wrote you from jon.field@example.com."
KEY = "sk-proj-4f9Tq2LwXz7RbN5cVh8KdY3mPj6GsA1eUo0i"


@pytest.fixture
def cloud(home: Path) -> Iterator[Provider]:
    """A cloud that answers with the tags it was given."""
    with provider_server(reply("Dear [NAM", "E_1], I wrote to [CONTACT_1].")) as provider:
        use_cloud(home, provider.base_url)
        yield provider


@pytest.fixture
def store(home: Path) -> Iterator[Store]:
    """A second look into the same store."""
    store = open_store()
    yield store
    store.close()


async def test_exactly_what_the_screen_shows_is_sent(cloud: Provider, store: Store) -> None:
    async with chatting() as driver:
        await driver.ask(QUESTION)
        await driver.review()
        shown = driver.shown("#outgoing")
        assert "Anna" not in shown
        await driver.press("enter")
        await driver.answered()
        (entry,) = store.ledger.list()
        assert shown == entry.text == cloud.calls[0].body["messages"][-1]["content"]


async def test_w_shows_everything_that_leaves_earlier_messages_too(cloud: Provider, store: Store) -> None:
    async with chatting() as driver:
        await driver.ask(QUESTION)
        await driver.review()
        await driver.press("s")
        await driver.answered()
        await driver.ask("And goodbye")
        await driver.review()
        await driver.press("w")
        screen = await driver.until_on(WholeScreen)
        shown = screen.words.plain
        await driver.press("escape")
        await driver.review()
        await driver.press("s")
        await driver.answered()
        for message in store.ledger.list()[0].messages:
            assert message["content"] in shown


async def test_the_reply_is_restored_and_says_what_was_and_where_it_went(cloud: Provider) -> None:
    async with chatting() as driver:
        await driver.ask(QUESTION)
        await driver.review()
        await driver.press("s")
        await driver.answered()
        (answer,) = driver.replies()
        assert answer.text == "Dear Anna Kovacs, I wrote to jon.field@example.com."
        assert answer.note == "from loopback/stand-in · restored 2 hidden values · ledger entry 1"


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


async def hide(driver: Driver, words: str) -> None:
    await driver.press("h")
    screen = await driver.until_on(HideScreen)
    screen.query_one(Input).value = words
    await driver.press("enter")


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
        await driver.until(lambda: driver.app._notifications)
        assert screen.draft is before


async def test_the_help_of_the_review_leads_back_to_it(cloud: Provider) -> None:
    async with chatting() as driver:
        await driver.ask(QUESTION)
        screen = await driver.review()
        for key, kind in ((None, ReviewScreen), ("e", EditScreen), ("w", WholeScreen), ("h", HideScreen)):
            if key:
                await driver.press(key)
            above = await driver.until_on(kind)
            await driver.press("f1")
            page = await driver.until_on(HelpScreen)
            assert page.query_one(Markdown).source == kind.HELP
            await driver.press("escape")
            assert driver.screen is above
            if key:
                await driver.press("escape")
        assert driver.screen is screen
        assert driver.chat.busy


async def test_a_key_that_closes_a_page_over_the_review_does_not_send(cloud: Provider, store: Store) -> None:
    async with chatting() as driver:
        await driver.ask(QUESTION)
        screen = await driver.review()
        await driver.press("w")
        await driver.until_on(WholeScreen)
        await driver.press("enter")
        assert driver.screen is screen
        assert not screen.may_send


@pytest.mark.parametrize("width", [60, 80])
async def test_the_way_out_is_in_the_footer_of_a_narrow_terminal(cloud: Provider, width: int) -> None:
    async with chatting((width, 24)) as driver:
        await driver.ask(QUESTION)
        await driver.review()
        keys = {key.description: key for key in driver.screen.query(FooterKey)}
        wanted = set(keys) if width == 80 else {"Send", "Local", "Cancel", "Help"}
        assert {"Send", "Local", "Cancel", "Help"} <= wanted <= set(keys)
        assert all(keys[name].region.right <= width for name in wanted)


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


async def test_cancelling_sends_nothing_and_keeps_the_question(cloud: Provider, store: Store) -> None:
    async with chatting() as driver:
        await driver.ask(QUESTION)
        await driver.review()
        await driver.press("escape")
        await driver.answered()
        (question,) = driver.questions()
        assert "nothing was sent" in question.note
        await driver.press("up")
        assert driver.app.focused is not None
        assert driver.chat.query_one(TextArea).text == QUESTION
    assert store.ledger.list() == []
    assert cloud.calls == []


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


async def test_a_held_draft_cannot_be_approved(cloud: Provider, store: Store) -> None:
    rule = Rule(Action.TAG, Category.NAME)
    store.privacy_profiles.save(PrivacyProfile("mine", "Foo.", (rule,), ("Foo.",)))
    store.privacy_profiles.use("mine")
    async with chatting() as driver:
        await driver.ask(QUESTION)
        screen = await driver.review()
        assert screen.draft.held
        assert screen.draft.held in driver.shown("#held")
        await driver.press("enter", "s")
        assert isinstance(driver.screen, ReviewScreen)
        await driver.press("escape")
        await driver.answered()
    assert store.ledger.list() == []


async def test_a_language_that_detection_was_not_made_for_is_sent_only_from_here(
    cloud: Provider, store: Store
) -> None:
    async with chatting() as driver:
        await driver.ask("Ich heiße Anna Kovacs und suche seit drei Jahren eine Wohnung in Berlin.")
        await driver.review()
        assert "in German" in driver.shown("#held")
        await driver.press("s")
        await driver.answered()
    assert "Kovacs" not in store.ledger.list()[0].text


async def test_control_characters_are_shown_as_signs_and_sent_as_they_are(cloud: Provider, store: Store) -> None:
    async with chatting() as driver:
        await driver.ask("Hello \x1b[31mred\u202e")
        await driver.review()
        shown = driver.shown("#outgoing")
        await driver.press("s")
        await driver.answered()
        assert shown == plain(store.ledger.list()[0].text)


async def test_a_provider_that_cannot_be_reached_is_one_line_and_the_question_stays(
    home: Path, store: Store
) -> None:
    use_cloud(home, "http://127.0.0.1:9/v1")
    async with chatting() as driver:
        await driver.ask(QUESTION)
        await driver.review()
        await driver.press("s")
        await driver.answered()
        (question,) = driver.questions()
        assert "Not answered" in question.note
    (message,) = store.messages.of(1)
    assert message.state == "failed"


async def test_a_failure_names_the_key_of_the_app_not_the_option_of_the_command_line(home: Path) -> None:
    use_cloud(home, "http://127.0.0.1:9/v1")
    async with chatting() as driver:
        await driver.ask(QUESTION)
        await driver.review()
        await driver.press("s")
        await driver.answered()
        line = driver.chat.query_one(FailureView).line
        assert line.endswith("or switch to LOCAL with Ctrl+R.")
        assert "--route" not in line


async def test_the_texts_stand_side_by_side_only_where_there_is_room(cloud: Provider) -> None:
    async with chatting((80, 24)) as driver:
        await driver.ask(QUESTION)
        await driver.review()
        yours, leaves = driver.screen.query_one("#yours").region, driver.screen.query_one("#leaves").region
        assert (yours.x, yours.y < leaves.y) == (leaves.x, True)
        await driver.pilot.resize_terminal(120, 40)
        await driver.until(
            lambda: driver.screen.query_one("#yours").region.y == driver.screen.query_one("#leaves").region.y
        )
        await driver.press("escape")
        await driver.answered()


async def test_quitting_during_a_review_sends_nothing(cloud: Provider, store: Store) -> None:
    async with chatting() as driver:
        await driver.ask(QUESTION)
        await driver.review()
        await driver.press("ctrl+q")
    assert store.ledger.list() == []
    assert store.messages.of(1)[0].state == "cancelled"


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
        await driver.until(lambda: driver.app._notifications)
        assert screen.draft.text == driver.shown("#outgoing") == "Who is [LITERAL_1]?"


async def test_the_marked_span_is_brought_into_view(cloud: Provider) -> None:
    async with chatting() as driver:
        await driver.ask(QUESTION + " This goes on and on." * 100 + " Dear Mr Bela Novak, bye.")
        screen = await driver.review()
        panes = [screen.query_one("#yours"), screen.query_one("#leaves")]
        assert [pane.scroll_y for pane in panes] == [0, 0]
        await driver.press("end")
        await driver.until(lambda: all(pane.scroll_y > 10 for pane in panes))
        await driver.press("home")
        await driver.until(lambda: all(pane.scroll_y == 0 for pane in panes))
        await driver.press("pagedown")
        await driver.until(lambda: all(pane.scroll_y > 0 for pane in panes))
        await driver.press("escape")
        await driver.answered()


@pytest.mark.slow
async def test_answering_locally_sends_nothing(cloud: Provider, store: Store) -> None:
    async with chatting() as driver:
        await driver.ask("Say hello to Anna Kovacs")
        await driver.review()
        await driver.press("l")
        await driver.answered()
        (answer,) = driver.replies()
        assert answer.note == "answered on this machine"
    assert store.ledger.list() == []
