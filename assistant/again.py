"""Asking a question again, for another version of its reply: by the route and the rules that hold by now."""

from assistant.errors import SottoError
from assistant.sources import switched_off
from assistant.store.messages import Message
from assistant.store.store import Store
from assistant.turn import Question


def asked_again(store: Store, message: int, *, route: str) -> Question:
    """The question `message`, or the one that the reply `message` answers, by `route`.

    However it was asked before, it is asked as the user is told that questions go now. What they switched off of
    the replies so far does not go along. Raises SottoError for a question that is not the last one of its
    conversation.
    """
    asked = _last_question(store, message)
    replies = [each.id for each in store.messages.of(asked.conversation) if each.id > asked.id]
    return Question(asked.text, asked.conversation, route, off=switched_off(store, replies), again=asked.id)


def _last_question(store: Store, message: int) -> Message:
    conversation = store.messages.get(message).conversation
    said = store.messages.in_view(conversation)
    asked = next((each for each in reversed(said) if each.role == "user"), None)
    if asked is None or asked.id > message:
        raise SottoError("Only the last question can be asked again. Branch from an earlier one and ask there.")
    return asked
