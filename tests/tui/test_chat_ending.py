"""However an answer or the app ends, what arrived is kept and the screen says what happened."""

import os
import signal
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.store.opening import open_store
from assistant.store.store import Store
from tests.support.provider import Provider, provider_server, reply
from tests.tui.conftest import LEARN_NOT, use_cloud
from tests.tui.driving import Driver, chatting
from tui.chat.asking import ANSWERING
from tui.chat.composer import Composer
from tui.chat.failure import FailureView
from tui.chat.status import StatusLine

LONG = "Write a very long story about a dragon and a lighthouse keeper, with many chapters."


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


async def test_a_question_that_was_sent_and_has_no_reply_says_so_ever_after(home: Path) -> None:
    never = threading.Event()
    with provider_server(reply(wait=never)) as cloud:
        use_cloud(home, cloud.base_url)
        async with chatting() as driver:
            await driver.ask("How is it going?")
            await driver.review()
            await driver.press("s")
            await driver.until(lambda: "Waiting for the reply" in driver.questions()[0].note)
            await driver.press("ctrl+q")
        never.set()
    async with chatting() as driver:
        await driver.press("ctrl+l", "home", "enter")
        await driver.until(driver.questions)
        assert driver.questions()[0].note == "Sent, ledger entry 1. There is no reply."


async def test_a_question_that_was_answered_says_nothing_of_the_kind(slow_cloud: Provider) -> None:
    async with chatting() as driver:
        await begin(driver)
        await driver.press("escape")
        await driver.answered()
    async with chatting() as driver:
        await driver.press("ctrl+l", "home", "enter")
        await driver.until(driver.replies)
        assert driver.questions()[0].note == ""


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
    assert said.startswith("sotto: This is a bug (ValueError at tests.tui.test_chat_ending:")
    assert "Anna" not in said


async def test_a_hang_up_while_an_answer_streams_keeps_it_and_ends_the_app(slow_cloud: Provider) -> None:
    async with chatting() as driver:
        await begin(driver)
        turn = driver.chat.turn
        assert turn is not None
        os.kill(os.getpid(), signal.SIGHUP)
        await driver.until(lambda: not driver.app._running)
    assert turn.ended.is_set()
    store = open_store()
    kept = store.messages.of(1)[1]
    store.close()
    assert (kept.text, kept.state) == ("So far, so good.", "cancelled")


async def test_what_arrived_before_sotto_was_killed_says_that_it_was_broken_off(home: Path, store: Store) -> None:
    place = store.conversations.create("killed").id
    store.messages.add(place, "user", "Hi", route="local")
    store.messages.add(place, "assistant", "Hel", route="local", state="streaming")
    async with chatting() as driver:
        await driver.chat.open(place)
        assert driver.replies()[0].note.startswith("broken off")
        await driver.press("ctrl+up")
        assert driver.chat.views.open.may("again")


async def test_what_another_sotto_is_writing_says_so(home: Path, store: Store) -> None:
    place = store.conversations.create("elsewhere").id
    store.messages.add(place, "assistant", "Hel", route="local", state="streaming")
    with store.answering():
        async with chatting() as driver:
            await driver.chat.open(place)
            assert driver.replies()[0].note.startswith("still being written")


async def test_a_missing_model_is_told_and_the_question_can_be_asked_again(home: Path) -> None:
    (home / "config.toml").write_text(f'{LEARN_NOT}\n[local]\nmodel = "/nowhere/model.gguf"\n')
    async with chatting() as driver:
        await driver.ask("Say hello.")
        await driver.answered()
        assert "/nowhere/model.gguf" in driver.chat.query_one(FailureView).line
        assert driver.questions()[0].note.startswith("Not answered")
        await driver.press("ctrl+up", "r")
        await driver.answered()
        assert len(driver.chat.query(FailureView)) == 2
        assert [view.text for view in driver.chat.views.open.views] == ["Say hello."]


async def test_a_provider_that_is_down_is_told_and_the_question_is_kept(home: Path) -> None:
    use_cloud(home, "http://127.0.0.1:9/v1")
    async with chatting() as driver:
        await driver.ask("How is it going?")
        await driver.review()
        await driver.press("s")
        await driver.answered()
        assert "cannot be reached" in driver.chat.query_one(FailureView).line
        assert "Ctrl+R" in driver.chat.query_one(FailureView).line
        await driver.press("ctrl+n", "ctrl+l", "home", "enter")
        await driver.until(driver.questions)
        assert driver.questions()[0].note.startswith("Not answered")
