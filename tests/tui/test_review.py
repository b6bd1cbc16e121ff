"""The review screen: what it shows is what is sent, and what is not approved stays here."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.widgets import TextArea

from assistant.showing import plain
from assistant.store.store import Store
from privacy.categories import Category
from privacy.rules import Action, PrivacyProfile, Rule
from tests.support.provider import Provider
from tests.tui.conftest import use_cloud
from tests.tui.driving import Driver, chatting
from tests.tui.review import KEY, QUESTION, asked, cloud_in, sent
from tui.chat.failure import FailureView
from tui.review.screen import ReviewScreen
from tui.review.whole import WholeScreen

STRANGE = (
    "Dear Anna Kovacs,\n\n  [NAME_9] said: [bold]mark[/bold] [/] \\[x] \u200b é e\u0301 👩‍👩‍👧 שלום \ttab  \n"
    "`code` $x @y & <b> 100% {curly} ~~struck~~ jon.field@example.com"
)


@pytest.fixture
def cloud(home: Path) -> Iterator[Provider]:
    """A cloud that answers with the tags it was given."""
    with cloud_in(home) as provider:
        yield provider


async def check_sent(driver: Driver, screen: ReviewScreen, store: Store, cloud: Provider) -> None:
    """Send what is on the screen; the screen, the ledger and the wire have the same words."""
    shown, drafted = driver.shown("#outgoing"), screen.draft.text
    await sent(driver)
    entry = store.ledger.list()[0]
    assert entry.text == drafted == cloud.calls[-1].body["messages"][-1]["content"]
    assert shown == plain(drafted)
    assert entry.messages == cloud.calls[-1].body["messages"]


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


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_strange_texts_are_shown_and_sent_as_they_are(
    cloud: Provider, store: Store, size: tuple[int, int]
) -> None:
    async with chatting(size) as driver:
        screen = await asked(driver, STRANGE)
        assert "Kovacs" not in screen.draft.text
        await check_sent(driver, screen, store, cloud)


@pytest.mark.parametrize("keys", ["c", "cc", "down c", "d", "space", "g", "space u", "c v", "d v v"])
async def test_after_every_change_what_is_shown_is_what_is_sent(cloud: Provider, store: Store, keys: str) -> None:
    async with chatting() as driver:
        screen = await asked(driver, f"{QUESTION} I was born on 4 May 1990. My key: {KEY}")
        for key in keys.split() if " " in keys or keys in {"space"} else keys:
            await driver.press(key)
            await driver.until(lambda: screen.may_send)
        await check_sent(driver, screen, store, cloud)
        assert KEY not in store.ledger.list()[0].text


async def test_the_lines_on_the_terminal_are_the_words_that_are_sent(cloud: Provider, store: Store) -> None:
    async with chatting() as driver:
        screen = await asked(driver, f"{QUESTION} {'The lantern is broken. ' * 20}Bye.")
        outgoing = screen.query_one("#outgoing")
        lines = [outgoing.render_line(y).text for y in range(outgoing.size.height)]
        assert "".join("".join(lines).split()) == "".join(screen.draft.text.split())
        await check_sent(driver, screen, store, cloud)


async def test_in_each_of_several_reviews_what_is_shown_is_sent(cloud: Provider, store: Store) -> None:
    async with chatting() as driver:
        for question in (QUESTION, "Anna Kovacs again", "And Kovacs?"):
            screen = await asked(driver, question)
            await check_sent(driver, screen, store, cloud)
            assert "Kovacs" not in str(cloud.calls[-1].body)


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


async def test_a_key_that_closes_a_page_over_the_review_does_not_send(cloud: Provider, store: Store) -> None:
    async with chatting() as driver:
        await driver.ask(QUESTION)
        screen = await driver.review()
        began = screen._appeared
        await driver.press("w")
        await driver.until_on(WholeScreen)
        await driver.press("enter")
        assert driver.screen is screen
        assert screen._appeared > began  # reading begins anew, and until it is over nothing is sent
        assert store.ledger.list() == []


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


async def test_quitting_during_a_review_sends_nothing(cloud: Provider, store: Store) -> None:
    async with chatting() as driver:
        await driver.ask(QUESTION)
        await driver.review()
        await driver.press("ctrl+q")
    assert store.ledger.list() == []
    assert store.messages.of(1)[0].state == "cancelled"


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
