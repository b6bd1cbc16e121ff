"""Finding the conversation a question belongs to."""

from assistant.errors import SottoError
from assistant.store.store import Store

_TITLE_LENGTH = 60


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
    return store.conversations.create(title_of(opening)).id


def title_of(opening: str) -> str:
    """A title from a question: its first words on one line, at most 60 characters."""
    line = " ".join(opening.split())
    return line if len(line) <= _TITLE_LENGTH else f"{line[: _TITLE_LENGTH - 1].rstrip()}…"
