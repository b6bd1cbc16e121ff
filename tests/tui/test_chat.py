import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.events import Paste
from textual.widgets import Markdown, OptionList

from assistant.store.opening import open_store
from tests.support.provider import Provider, provider_server, reply
from tests.tui.conftest import use_cloud
from tests.tui.driving import Driver, chatting
from tui.chat.composer import Composer
from tui.chat.conversations import ConversationList
from tui.chat.failure import FailureView
from tui.chat.messages import AT_ONCE, MessagesView
from tui.chat.screen import ANSWERING
from tui.chat.status import StatusLine
from tui.help import HelpScreen
from tui.ledger.screen import LedgerScreen
from tui.session import NO_CLOUD
from tui.start.profile_choice import ProfileChoice

LONG = "Write a very long story about a dragon and a lighthouse keeper, with many chapters."


@pytest.fixture
def addresses() -> Iterator[list[str]]:
    """Every network address that this process connects to or binds while the test runs."""
    seen: list[str] = []
    watching = True

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        if watching and event in {"socket.connect", "socket.bind", "socket.getaddrinfo", "socket.sendto"}:
            seen.append(f"{event} {arguments[1:]}")

    sys.addaudithook(watch)
    yield seen
    watching = False


@pytest.mark.slow
async def test_a_local_answer_streams_and_is_kept(home: Path) -> None:
    async with chatting() as driver:
        await driver.ask("Say hello.")
        assert driver.questions()[0].text == "Say hello."
        assert driver.chat.query_one(Composer).text == ""
        await driver.until(lambda: driver.replies() and driver.replies()[0].text)
        await driver.answered()
        (answer,) = driver.replies()
        assert answer.note == "answered on this machine"
    store = open_store()
    assert [m.text for m in store.messages.of(1)] == ["Say hello.", answer.text]
    store.close()


@pytest.mark.slow
async def test_a_local_chat_opens_no_socket(home: Path, addresses: list[str]) -> None:
    async with chatting() as driver:
        await driver.ask("Say hello.")
        await driver.answered()
        assert driver.replies()[0].text
    assert addresses == []


@pytest.mark.slow
async def test_esc_stops_the_answer_and_keeps_what_arrived(home: Path) -> None:
    async with chatting() as driver:
        await driver.ask(LONG)
        await driver.until(lambda: driver.replies() and driver.replies()[0].text)
        await driver.press("escape")
        await driver.answered()
        (answer,) = driver.replies()
        assert answer.note.startswith("stopped")
    store = open_store()
    kept = store.messages.of(1)[1]
    store.close()
    assert (kept.text, kept.state) == (answer.text, "cancelled")


@pytest.fixture
def slow_cloud(home: Path) -> Iterator[Provider]:
    """A cloud that says a little and then nothing until it is left alone."""
    never = threading.Event()
    with provider_server(reply("So far, ", "so good.", wait=never)) as cloud:
        use_cloud(home, cloud.base_url)
        yield cloud
        never.set()


async def begin(driver: Driver) -> None:
    """Ask the cloud and wait for the beginning of its reply."""
    await driver.ask("How is it going?")
    await driver.review()
    await driver.press("s")
    await driver.until(lambda: driver.replies() and driver.replies()[0].text == "So far, so good.")


async def test_the_status_says_that_the_answer_arrives_once_the_review_is_done(slow_cloud: Provider) -> None:
    async with chatting() as driver:
        status = driver.chat.query_one(StatusLine)
        await driver.ask("How is it going?")
        await driver.review()
        assert status.activity == "waiting for your review"
        await driver.press("s")
        await driver.until(lambda: driver.replies() and driver.replies()[0].text)
        assert status.activity == ANSWERING
        await driver.press("escape")
        assert status.activity in {"stopping…", ""}
        await driver.answered()


async def test_esc_stops_a_silent_provider_and_keeps_what_arrived(slow_cloud: Provider) -> None:
    async with chatting() as driver:
        await begin(driver)
        await driver.press("escape")
        await driver.answered()
        assert driver.replies()[0].text == "So far, so good."
        assert driver.replies()[0].note.startswith("stopped · from loopback")


async def test_quitting_while_an_answer_streams_keeps_it_and_stops(slow_cloud: Provider) -> None:
    async with chatting() as driver:
        await begin(driver)
        turn = driver.chat.turn
        assert turn is not None
        await driver.press("ctrl+q")
    assert turn.ended.is_set()
    store = open_store()
    kept = store.messages.of(1)[1]
    store.close()
    assert (kept.text, kept.state) == ("So far, so good.", "cancelled")


async def test_an_answer_goes_on_while_another_conversation_is_open(slow_cloud: Provider) -> None:
    async with chatting() as driver:
        await begin(driver)
        await driver.press("ctrl+n")
        assert driver.questions() == []
        await driver.ask("Me too.")
        assert driver.questions() == []
        assert driver.chat.query_one(Composer).text == "Me too."
        await driver.press("ctrl+l", "home", "enter")
        await driver.until(driver.questions)
        assert driver.replies()[0].text == "So far, so good."
        await driver.press("escape")
        await driver.answered()
        assert driver.replies()[0].note.startswith("stopped")


async def test_an_answer_that_ends_unseen_is_there_when_its_conversation_is_opened(slow_cloud: Provider) -> None:
    async with chatting() as driver:
        await begin(driver)
        await driver.press("ctrl+n", "escape")
        await driver.answered()
        assert driver.questions() == driver.replies() == []
        await driver.press("ctrl+l", "home", "enter")
        await driver.until(driver.replies)
        assert driver.replies()[0].text == "So far, so good."


@pytest.mark.slow
async def test_a_restart_finds_both_conversations(home: Path) -> None:
    async with chatting((120, 40)) as driver:
        for question in ("Say one.", "Say two."):
            await driver.press("ctrl+n")
            await driver.ask(question)
            await driver.answered()
    async with chatting((120, 40)) as driver:
        listed = driver.chat.query_one(ConversationList)
        await driver.until(lambda: listed.option_count == 2)
        await driver.press("ctrl+l", "down", "enter")
        await driver.until(driver.questions)
        assert [view.text for view in driver.questions()] == ["Say one."]
        assert len(driver.replies()) == 1
        await driver.ask("And now three.")
        await driver.answered()
        assert [view.text for view in driver.questions()] == ["Say one.", "And now three."]
        assert listed.option_count == 2


async def test_enter_sends_and_the_other_keys_begin_a_line(home: Path) -> None:
    async with chatting() as driver:
        await driver.press("a", "ctrl+j", "b", "shift+enter", "c", "alt+enter", "d")
        assert driver.chat.query_one(Composer).text == "a\nb\nc\nd"
        assert not driver.chat.busy


async def test_nothing_but_space_is_not_sent(home: Path) -> None:
    async with chatting() as driver:
        await driver.ask("  \n ")
        assert not driver.chat.busy
        assert driver.questions() == []


async def test_protected_without_a_provider_says_how_to_set_one_up(home: Path) -> None:
    async with chatting() as driver:
        await driver.press("ctrl+r")
        assert driver.chat.session.route == "local"
        await driver.until(lambda: driver.app._notifications)
        await driver.press("ctrl+r")
        assert [note.message for note in driver.app._notifications] == [NO_CLOUD]


async def test_the_status_says_route_and_privacy_profile_in_words(home: Path) -> None:
    use_cloud(home, "http://127.0.0.1:9/v1")
    async with chatting() as driver:
        status = driver.chat.query_one(StatusLine)
        await driver.until(lambda: not status.activity)
        assert (
            str(status.render())
            == " PROTECTED  privacy profile balanced · to loopback/stand-in, once you have reviewed it"
        )
        await driver.press("ctrl+r")
        assert str(status.render()) == " LOCAL  privacy profile balanced · nothing leaves this machine"


async def test_another_privacy_profile_is_used_from_now_on(home: Path) -> None:
    async with chatting() as driver:
        await driver.press("ctrl+t")
        await driver.until_on(ProfileChoice)
        await driver.press("escape")
        assert driver.chat.session.profile == "balanced"
        await driver.press("ctrl+t")
        choice = await driver.until_on(ProfileChoice)
        choice.query_one(OptionList).highlighted = 2
        await driver.press("enter")
        await driver.until(lambda: driver.chat.query_one(StatusLine).profile == "strict")
    store = open_store()
    assert store.privacy_profiles.active() == "strict"
    store.close()


async def test_a_list_of_conversations_is_hidden_on_a_narrow_terminal_until_asked_for(home: Path) -> None:
    async with chatting((60, 20)) as driver:
        conversations = driver.chat.query_one(ConversationList)
        assert not conversations.display
        await driver.press("ctrl+l")
        assert conversations.display
        await driver.press("ctrl+l")
        assert not conversations.display
        assert isinstance(driver.app.focused, Composer)


@pytest.mark.parametrize("width", [60, 120])
@pytest.mark.parametrize("key", ["escape", "tab", "shift+tab", "ctrl+l"])
async def test_the_list_lets_the_user_go_back_to_the_input(home: Path, key: str, width: int) -> None:
    async with chatting((width, 20)) as driver:
        await driver.press("ctrl+l", key, "a")
        assert driver.chat.query_one(ConversationList).display is (width > 90)
        assert driver.app.focused is driver.chat.query_one(Composer)
        assert driver.chat.query_one(Composer).text == "a"


async def test_what_is_typed_on_the_list_is_a_question(home: Path) -> None:
    async with chatting((60, 20)) as driver:
        await driver.press("ctrl+l", "H", "i", "space")
        driver.app.post_message(Paste("there"))
        await driver.pilot.pause()
        assert driver.chat.query_one(Composer).text == "Hi there"


async def test_enter_opens_the_latest_conversation_when_none_is_open(home: Path) -> None:
    store = open_store()
    for title in ("first", "second"):
        store.messages.add(store.conversations.create(title).id, "user", f"The {title} question")
    store.close()
    async with chatting() as driver:
        await driver.until(lambda: driver.chat.query_one(ConversationList).option_count == 2)
        await driver.press("ctrl+l", "enter")
        await driver.until(driver.questions)
        assert [view.text for view in driver.questions()] == ["The second question"]


@pytest.mark.parametrize("size", [(30, 10), (40, 12), (200, 60)])
async def test_the_input_and_the_status_are_in_view_at_any_size(home: Path, size: tuple[int, int]) -> None:
    async with chatting(size) as driver:
        for kind in (Composer, StatusLine):
            region = driver.chat.query_one(kind).region
            assert region.height > 0
            assert driver.screen.region.contains_region(region)


async def test_the_view_stays_where_the_user_scrolled_while_a_reply_arrives(home: Path) -> None:
    pieces = [f"Line {number}.\n\n" for number in range(30)]
    with provider_server(reply(*pieces)) as cloud:
        use_cloud(home, cloud.base_url)
        async with chatting() as driver:
            for expected_at_end in (True, False):
                await driver.ask("Say much.")
                await driver.review()
                await driver.press("s")
                if not expected_at_end:
                    await driver.press("pageup")
                await driver.answered()
                view = driver.chat.query_one(MessagesView)
                await driver.pilot.pause()
                assert (view.scroll_y >= view.max_scroll_y) is expected_at_end


async def test_a_cut_reply_is_kept_and_says_so(home: Path) -> None:
    with provider_server(reply("Half an ans", finish=False)) as cloud:
        use_cloud(home, cloud.base_url)
        async with chatting() as driver:
            await driver.ask("Say something.")
            await driver.review()
            await driver.press("s")
            await driver.answered()
            (answer,) = driver.replies()
            assert answer.text == "Half an ans"
            assert answer.note.startswith("broken off")
            assert "broke off" in driver.chat.query_one(FailureView).line


async def test_markup_and_escapes_in_messages_are_only_words(home: Path) -> None:
    with provider_server(reply("[bold]x[/bold] \x1b]0;title\x07 [link](http://127.0.0.1:1/)")) as cloud:
        use_cloud(home, cloud.base_url)
        async with chatting() as driver:
            await driver.ask("[red]no markup[/red] [/]")
            await driver.review()
            await driver.press("s")
            await driver.answered()
            assert "\x1b" not in driver.app.export_screenshot()


async def test_the_ledger_shows_what_was_sent_word_for_word(home: Path) -> None:
    with provider_server(reply("Yes.")) as cloud:
        use_cloud(home, cloud.base_url)
        async with chatting() as driver:
            await driver.ask("Dear Ms Anna Kovacs, is [this] fine?")
            await driver.review()
            await driver.press("s")
            await driver.answered()
            await driver.press("ctrl+g")
            await driver.until_on(LedgerScreen)
            await driver.until(lambda: "Dear Ms [NAME_1], is [this] fine?" in driver.shown("#words"))
            assert "1 name" in driver.shown("#heading")
            await driver.press("escape")
            assert driver.screen is driver.chat


async def test_an_empty_ledger_says_so(home: Path) -> None:
    async with chatting() as driver:
        await driver.press("ctrl+g")
        await driver.until_on(LedgerScreen)
        assert "Nothing has ever been sent" in driver.shown(".empty")


async def test_help_lists_the_keys(home: Path) -> None:
    async with chatting() as driver:
        await driver.press("f1")
        help_screen = await driver.until_on(HelpScreen)
        assert "Ctrl+R" in help_screen.query_one(Markdown).source
        await driver.press("escape")
        assert driver.screen is driver.chat


async def test_a_long_conversation_opens_at_its_end_and_shows_the_rest_as_one_scrolls(home: Path) -> None:
    store = open_store()
    conversation = store.conversations.create("long").id
    for number in range(AT_ONCE + 10):
        store.messages.add(conversation, "user", f"Question {number}")
    store.close()
    async with chatting() as driver:
        await driver.press("ctrl+l", "home", "enter")
        await driver.until(driver.questions)
        assert [view.text for view in driver.questions()][:1] == ["Question 10"]
        view = driver.chat.query_one(MessagesView)
        await driver.until(lambda: view.scroll_y == view.max_scroll_y > 0)
        while len(driver.questions()) == AT_ONCE:
            await driver.press("pageup")
        assert [view.text for view in driver.questions()][:1] == ["Question 0"]


async def test_a_bug_ends_the_app_with_one_line_that_quotes_nothing(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail() -> None:
        words = "Anna Kovacs"
        raise ValueError(words)

    with pytest.raises(ValueError, match="Anna"):
        async with chatting() as driver:
            driver.app.call_later(fail)
            await driver.until(lambda: driver.app.return_code)
    said = " ".join(capsys.readouterr().err.split())
    assert said.startswith("sotto: This is a bug (ValueError at tests.tui.test_chat:")
    assert "Anna" not in said


@pytest.mark.slow
async def test_a_real_model_behind_an_api_answers_what_was_reviewed(home: Path, model_server) -> None:
    use_cloud(home, f"{model_server.base_url}/v1", model_server.model)
    async with chatting() as driver:
        await driver.ask("Say hello to Dear Ms Anna Kovacs.")
        await driver.review()
        await driver.press("s")
        await driver.answered()
        (entry,) = driver.chat.session.store.ledger.list()
        assert (entry.state, "Anna" in entry.text) == ("complete", False)
        for answer in driver.replies():  # so small a model sometimes says nothing at all
            assert answer.note.startswith(f"from loopback/{model_server.model}")
