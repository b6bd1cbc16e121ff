"""All that changes the profile while the app is open: one thing after another, on a thread of its own."""

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from typing import TypeVar

from textual.message import Message
from textual.message_pump import MessagePump

from local_models.llm import LocalModel
from tui.failures import line_about
from tui.session import Session

Answer = TypeVar("Answer")


@dataclass
class Learning(Message):
    """So many of the messages that waited have been read for facts."""

    done: int
    total: int


@dataclass
class Learned(Message):
    """Reading for facts has ended for now; `problem` says why if it broke off, else it is empty."""

    problem: str = ""


@dataclass
class Changed(Message):
    """What the user said about a fact is done."""


class ProfileWork:
    """Reads what the user said for facts, and does what they say about facts, which always goes first.

    Two of them at once would not see each other's changes. Everything but what runs on the thread is for the
    app's own thread. `listener` gets a message when something was learnt or changed.
    """

    def __init__(self, session: Session, listener: MessagePump) -> None:
        self._session, self._listener = session, listener
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="profile")
        self._stop = threading.Event()
        self._stop.set()
        self._may_learn = False
        self._closed = False
        self.problem = ""
        """Why the last reading broke off; empty if it did not."""

    @property
    def learns(self) -> bool:
        """Whether the settings let what the user says be read for facts."""
        return self._session.config.profile.learn == "auto"

    def learn(self) -> None:
        """Read what has not been read yet, from now until `pause`. The settings may forbid it."""
        self._may_learn = self.learns and not self._closed
        if self._may_learn:
            self._stop = threading.Event() if self._stop.is_set() else self._stop
            self._thread.submit(self._read, self._stop)

    def pause(self) -> None:
        """Read no more until `learn`. Never waits."""
        self._may_learn = False
        self._stop.set()

    def do(self, change: Callable[[], Answer]) -> "Future[Answer]":
        """Change the profile as soon as what goes on has made room, and then go on reading."""
        self._stop.set()
        done = self._thread.submit(change)
        done.add_done_callback(lambda _: self._listener.post_message(Changed()))
        if self._may_learn:
            self.learn()
        return done

    def close(self, patience_s: float) -> None:
        """Finish what the user said, stop reading, and wait for that, but not for ever. For any thread."""
        self.pause()
        if self._closed:
            return
        self._closed = True
        wait([self._thread.submit(lambda: None)], patience_s)
        self._thread.shutdown(wait=False, cancel_futures=True)

    def _read(self, stop: threading.Event) -> None:
        """Read on, on the thread. Raises nothing: whatever happens is posted."""
        if stop.is_set():
            return
        try:
            learned = self._build(stop)
        except Exception as error:  # a thread's exceptions are shown to nobody else
            learned = Learned(line_about(error))
        if learned is not None:
            self.problem = learned.problem
            self._listener.post_message(learned)

    def _build(self, stop: threading.Event) -> Learned | None:
        """Read the messages that wait; None if there were none. Models are loaded only if there are some."""
        session = self._session
        if not session.store.read_messages.count():
            return None
        from assistant.profiling import build

        def tell(done: int, total: int) -> None:
            self._listener.post_message(Learning(done, total))

        def model() -> LocalModel:
            return session.assistant.helping_model

        if build(session.store, session.config, tell, stop.is_set, model).outcomes:
            session.know_own_terms()
        return Learned()
