"""Finding the conversation a question belongs to."""

from assistant.errors import SottoError
from assistant.store.store import Store
from assistant.titling import rule_title


def continued(store: Store, wanted: int | None, *, latest: bool, opening: str) -> int:
    """The id of the conversation to go on with, or of a new one, titled by its opening words.

    Raises SottoError if the wanted one does not exist or there is none to go on with.
    """
    if wanted is not None:
        return store.conversations.get(wanted).id
    if latest:
        conversation = store.conversations.latest()
        if conversation is None:
            raise SottoError("There is no conversation to go on with yet. Ask without -c.")
        return conversation.id
    return store.conversations.create(rule_title(opening)).id
