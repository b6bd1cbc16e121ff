"""Opening the store on a worker thread, without ever asking from there."""

from assistant.assembly import assemble
from assistant.config import load
from assistant.store import opening
from assistant.store.errors import LockedError
from assistant.store.store import Store
from tui.session import Session


class PassphraseNeededError(LockedError):
    """The store opens with a passphrase that nobody has given yet; `new` says that one is to be chosen."""

    def __init__(self, *, new: bool) -> None:
        super().__init__("The store is locked. Enter its passphrase.")
        self.new = new


def unlocked(passphrase: str | None) -> Store:
    """The store that is there, opened. Raises PassphraseNeededError if that takes a passphrase; SottoError."""

    def give(new: bool) -> str:
        if passphrase is None:
            raise PassphraseNeededError(new=new)
        return passphrase

    return opening.open_store(give)


def assembled(store: Store) -> Session:
    """Everything that answers questions over `store`. The model goes on loading. Raises SottoError."""
    try:
        return Session.over(assemble(store), load())
    except BaseException:
        store.close()
        raise
