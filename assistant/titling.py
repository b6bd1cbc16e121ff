"""Titles of conversations: by rule the first words, and better ones by the local model where it was found able."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.branching import next_title
from assistant.errors import SottoError
from assistant.highlighting import cut
from assistant.store.messages import Message
from assistant.store.store import Store
from local_models.llm import Cancel, LocalModel, ModelError, in_background
from local_models.skills.titling import LONGEST, fits, titled

if TYPE_CHECKING:
    from assistant.helping import Helper

_LOOSE = " ,;:–—-([{/&"
"""What a title does not end with."""


def rule_title(opening: str) -> str:
    """A title from a question: its first words on one line, at most LONGEST characters, cut after a word.

    It is the beginning of the question, letter for letter: so it goes with it when the question is forgotten.
    """
    line = " ".join(opening.split())
    if len(line) <= LONGEST:
        return line
    whole = cut(line, LONGEST - 1)
    words = whole if line[len(whole)] == " " else whole.rpartition(" ")[0] or whole
    return f"{words.rstrip(_LOOSE) or words}…"


class Titler:
    """Gives conversations of a store their titles, by the local model. For any thread; it may take seconds."""

    def __init__(self, store: Store, helper: "Helper", model: Callable[[], LocalModel]) -> None:
        self._store, self._helper, self._model = store, helper, model

    def title(self, conversation: int, cancel: Cancel | None = None) -> str | None:
        """A title for a conversation whose first exchange is over; None where its first words stay.

        They stay where the user gave a title, where the model in use is not trusted, and where what it says does
        not fit. Nothing is asked twice. Raises StoreError and SottoError.
        """
        from local_models.skills.aptitude import TITLING

        if not self._store.conversations.wants_title(conversation) or not self._helper.trusts(TITLING):
            return None
        exchange = first_exchange(self._store.messages.in_view(conversation))
        if exchange is None:
            return None
        question, reply = exchange
        try:
            said = titled(in_background(self._model()), question.text, cancel)
        except ModelError as error:
            raise SottoError(str(error)) from error
        if cancel is not None and cancel.is_set:
            return None
        fit = fits(said, f"{question.text}\n{reply.text}")
        title = self._apart(conversation, said[:1].upper() + said[1:]) if fit else None
        return title if self._retitled(conversation, title, exchange) else None

    def _retitled(self, conversation: int, title: str | None, read: tuple[Message, Message]) -> bool:
        """Whether `title` was given: not if what was `read` for it says something else by now, or is gone."""
        with self._store.transaction():
            if first_exchange(self._store.messages.in_view(conversation)) != read:
                return False
            return self._store.conversations.retitle(conversation, title, read[1].id)

    def _apart(self, conversation: int, title: str) -> str:
        """`title`, with a number where another conversation has it: a copy begins with the same question."""
        taken = self._store.branches.titles(title) - {self._store.conversations.get(conversation).title}
        return next_title(title, taken) if title in taken else title


def first_exchange(messages: Sequence[Message]) -> tuple[Message, Message] | None:
    """The first question and the whole reply to it; None where there is none yet."""
    for question, reply in pairwise(messages):
        if question.role == "user" and reply.role == "assistant" and reply.state == "complete":
            return question, reply
    return None
