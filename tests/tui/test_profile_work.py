"""Reading for new facts behind the chat."""

import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from types import SimpleNamespace

import pytest

from assistant.config_sections import Config, Profile
from assistant.errors import SottoError
from assistant.profile.builder import Built
from assistant.store.store import Store
from local_models.encoder import WEIGHTS
from tests.support.wait import eventually
from tests.tui.driving import chatting
from tests.tui.knowing import know
from tests.tui.you import listed, you
from tui.chat.new_facts import NewFacts
from tui.profile.screen import ProfileScreen
from tui.profile.work import ProfileWork
from tui.session import Session


class Reading:
    """A stand-in for the builder: these tests are about when it is asked."""

    def __init__(self) -> None:
        self.calls = 0
        self.problem = ""
        self.begun, self.ended = threading.Semaphore(0), threading.Semaphore(0)
        self.lasts = False

    def __call__(
        self, store: Store, config: object, progress: object, stop: Callable[[], bool], model: object
    ) -> Built:
        self.calls += 1
        self.begun.release()
        while self.lasts and not stop():
            threading.Event().wait(0.001)
        self.ended.release()
        if self.problem:
            raise SottoError(self.problem)
        return Built()


class Listener:
    """Takes messages in place of a widget."""

    def __init__(self) -> None:
        self.heard: list[object] = []

    def post_message(self, message: object) -> bool:
        self.heard.append(message)
        return True


@pytest.fixture
def reading(monkeypatch: pytest.MonkeyPatch) -> Reading:
    reading = Reading()
    monkeypatch.setattr("assistant.profiling.build", reading)
    return reading


@pytest.fixture
def listener() -> Listener:
    return Listener()


@pytest.fixture
def work(store: Store, listener: Listener) -> Iterator[ProfileWork]:
    """Work on the profile of a store in which one message waits to be read."""
    store.messages.add(store.conversations.create("new").id, "user", "I live in Porto.")
    session = Session(SimpleNamespace(store=store), Config(), "local")
    work = ProfileWork(session, listener)
    yield work
    work.close(30)


def test_with_nothing_to_read_no_model_is_asked(work: ProfileWork, store: Store, reading: Reading) -> None:
    store.read_messages.done(1, "I live in Porto.")
    work.learn()
    work.do(lambda: None).result(30)
    assert reading.calls == 0


def test_where_the_settings_forbid_it_nothing_is_read(work: ProfileWork, reading: Reading) -> None:
    work._session.config = Config(profile=Profile(learn="off"))
    work.learn()
    work.do(lambda: None).result(30)
    assert reading.calls == 0


def test_a_question_a_decision_and_the_end_stop_the_reading(work: ProfileWork, reading: Reading) -> None:
    reading.lasts = True
    work.learn()
    assert reading.begun.acquire(timeout=30)
    work.pause()
    assert reading.ended.acquire(timeout=30)
    assert work.do(lambda: "nothing is read before the turn has ended").result(30)
    assert not reading.begun.acquire(blocking=False)
    work.learn()
    assert reading.begun.acquire(timeout=30)
    assert work.do(reading.ended.acquire).result(30)
    assert reading.begun.acquire(timeout=30)
    work.close(30)
    assert reading.ended.acquire(timeout=30)
    work.learn()
    assert reading.calls == 3


def test_while_another_program_learns_the_user_is_kept_waiting_for_nothing(
    work: ProfileWork, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits, learning = threading.Semaphore(0), store.learning

    def wait(stop: Callable[[], bool]) -> AbstractContextManager[bool]:
        waits.release()
        return learning(stop)

    with store.learning(lambda: False):
        monkeypatch.setattr(store, "learning", wait)
        work.learn()
        assert waits.acquire(timeout=30)
        assert work.do(lambda: "accepted").result(30) == "accepted"
        assert waits.acquire(timeout=30)  # it goes on waiting after that
        work.close(30)
        assert eventually(lambda: not any(each.name.startswith("profile") for each in threading.enumerate()))
    assert store.read_messages.count() == 1


async def test_what_waits_at_the_start_is_read_and_what_breaks_off_is_told_once(
    home: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "config.toml").write_text('[profile]\nlearn = "auto"\n')
    message = store.messages.add(store.conversations.create("new").id, "user", "I live in Porto.").id
    seen = threading.Event()

    def build(
        inside: Store, config: object, progress: Callable[[int, int], None], stop: object, model: object
    ) -> Built:
        progress(64, 200)
        seen.wait(30)
        know(inside, "You live in Porto.", {message: "I live in Porto"})
        raise SottoError("The model is missing; install Sotto again.")

    monkeypatch.setattr("assistant.profiling.build", build)
    async with chatting() as driver:
        count = driver.chat.query_one(NewFacts)
        await driver.until(lambda: str(count.render()) == "getting to know you: 32 %")
        await driver.press("f4")
        screen = await driver.until_on(ProfileScreen)
        seen.set()
        await driver.until(lambda: "You live in Porto." in listed(screen))
        await driver.until(lambda: count.waiting > 1)  # it was tried again
        assert [note.message for note in driver.app.notices] == ["The model is missing; install Sotto again."]


@pytest.mark.slow
@pytest.mark.skipif(not (WEIGHTS / "profiler" / "model.onnx").exists(), reason="the profiler is not there yet")
async def test_what_the_user_says_is_learnt_by_the_real_model(home: Path, store: Store) -> None:
    (home / "config.toml").write_text('[profile]\nlearn = "auto"\naccept_above = 1\n')
    store.messages.add(store.conversations.create("new").id, "user", "I live in Porto and I work as a nurse.")
    async with chatting() as driver:
        count = driver.chat.query_one(NewFacts)
        await driver.until(lambda: count.waiting)
        screen = await you(driver)
        assert any("Porto" in text for text in listed(screen))
        assert not list(driver.app.notices)


async def test_what_is_learnt_before_the_screen_stands_is_shown_when_it_does(
    home: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    message = store.messages.add(store.conversations.create("new").id, "user", "I live in Porto.").id
    know(store, "You live in Porto.", {message: "I live in Porto"})

    async def at_once(_: object, work: Callable[[], object]) -> object:
        return work()

    async with chatting() as driver:
        screen = ProfileScreen(driver.chat.session, driver.chat.work)
        standing = driver.app.push_screen(screen)
        with monkeypatch.context() as quick:
            quick.setattr("tui.profile.screen.in_background", at_once)
            await screen.reload()
        await standing
        await driver.until(lambda: "You live in Porto." in listed(screen))
