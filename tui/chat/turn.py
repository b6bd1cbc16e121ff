"""One turn on a thread of its own: it posts what happens to the screen and waits for the user's verdict."""

import threading
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from dataclasses import dataclass

from textual.message import Message
from textual.message_pump import MessagePump

from assistant.again import asked_again
from assistant.conversations import continued
from assistant.events import Event
from assistant.proposal import Cancelled, Proposal, Verdict
from assistant.turn import Question
from local_models.llm import Cancel
from tui.failures import line_about
from tui.privacy.holding import Holding
from tui.session import Session


@dataclass
class Happened(Message):
    """The turn went one step on."""

    event: Event


@dataclass
class ReviewWanted(Message):
    """The turn waits for `verdict` before anything leaves."""

    proposal: Proposal
    verdict: "Future[Verdict]"


@dataclass
class Failed(Message):
    """There is no answer, and `line` says why."""

    line: str


@dataclass
class Over(Message):
    """The turn has ended, one way or another. Always the last message of a turn."""


def asked(session: Session, holding: Holding, text: str, conversation: int | None) -> Callable[[], Question]:
    """Makes a question out of `text`, in a new conversation if none is given. By the present route."""
    route = session.route

    def question() -> Question:
        place = continued(session.store, conversation, latest=False, opening=text)
        if conversation is None:
            holding.begin(place)
        return Question(text, place, route)

    return question


def asked_once_more(session: Session, message: int) -> Callable[[], Question]:
    """Makes the last question of a conversation anew, by the present route; `message` is it or its reply."""
    route = session.route
    return lambda: asked_again(session.store, message, route=route)


class Turn:
    """One question on its way. `run` is for a worker thread; everything else may be called from the screen."""

    def __init__(
        self, session: Session, question: Callable[[], Question], conversation: int | None, screen: MessagePump
    ) -> None:
        """`question` is called on the thread of the turn. `conversation` is None for one that it begins."""
        self.conversation = conversation
        self.ended = threading.Event()
        self._session = session
        self._question = question
        self._screen = screen
        self._cancel = Cancel()
        self._verdict: Future[Verdict] | None = None

    @property
    def cancelled(self) -> bool:
        """Whether the turn was asked to stop."""
        return self._cancel.is_set

    def stop(self) -> None:
        """Stop the answer, or the wait for a verdict: then nothing is sent. Never waits."""
        self._cancel.set()
        if self._verdict is not None:
            self._verdict.cancel()

    def run(self) -> None:
        """Go the whole way of the message. Raises nothing: whatever happens is posted."""
        try:
            question = self._question()
            self.conversation = question.conversation
            for event in self._session.assistant.ask(question, self._review, self._cancel):
                self._screen.post_message(Happened(event))
        except Exception as error:  # a worker's exceptions are shown to nobody else
            self._screen.post_message(Failed(line_about(error)))
        finally:
            self.ended.set()
            self._screen.post_message(Over())

    def _review(self, proposal: Proposal) -> Verdict:
        self._verdict = Future()
        if self._cancel.is_set:  # `stop` may have looked before there was a verdict to cancel
            return Cancelled()
        self._screen.post_message(ReviewWanted(proposal, self._verdict))
        try:
            return self._verdict.result()
        except CancelledError:
            return Cancelled()
