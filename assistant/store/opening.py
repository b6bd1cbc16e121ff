"""The one way to the store, for the command line and the app."""

import os
from collections.abc import Callable

from assistant import paths
from assistant.store import keys, making, os_keyring
from assistant.store.errors import LockedError, StoreError
from assistant.store.key_file import Method
from assistant.store.lock import exclusive
from assistant.store.store import Store

Prompt = Callable[[bool], str]
"""Asks the user for a passphrase; the argument says whether it is a new one that is being chosen."""


def exists() -> bool:
    """Whether there is a store, or its key file: then nothing new is ever made over it."""
    return paths.store_path().exists() or paths.key_path().exists()


def open_store(passphrase_prompt: Prompt | None = None) -> Store:
    """Open the store, making it first where there is none.

    A new store's key is sealed under SOTTO_PASSPHRASE if that is set; else kept in the keyring; else, where there
    is no keyring, sealed under the passphrase that `passphrase_prompt` asks for. Raises SottoError.
    """
    if not exists() and (made := _make(*_way_to_keep(passphrase_prompt))):
        return made
    key = keys.unlock(_passphrase(passphrase_prompt) if keys.method() == "passphrase" else None)
    _finish()
    return Store.open(paths.store_path(), key)


def create_store(method: Method, passphrase: str | None = None) -> Store:
    """Make a store with its key kept the way the user chose. Raises StoreError if there is one already."""
    made = _make(method, passphrase)
    if made is None:
        raise StoreError(
            f"There is a store in {paths.home()} already. Open it, or set SOTTO_HOME to another folder."
        )
    return made


def _make(method: Method, passphrase: str | None) -> Store | None:
    """Make and open the store; None if another program was faster. After a crash the next start mends it.

    The unfinished store comes first, its key file second, its name last: so a key file without a store, finished
    or not, always means that the store was lost, and never that a new one may be made.
    """
    with exclusive():
        if exists():
            return None
        key = keys.new_key()
        making.prepare(paths.store_path(), key)
        keys.keep(key, method, passphrase)
        making.finish(paths.store_path())
        return Store.open(paths.store_path(), key)


def _finish() -> None:
    """Give the store its name, if a crash came just before that. Raises StoreError if there is no store at all."""
    path = paths.store_path()
    if path.exists():
        return
    with exclusive():
        if making.unfinished(path).exists():
            making.finish(path)
    if not path.exists():
        raise StoreError(
            f"The store {path} is missing, though its key file is there. Put it back from a backup, "
            f"or move {paths.key_path().name} away to begin anew."
        )


def _way_to_keep(prompt: Prompt | None) -> tuple[Method, str | None]:
    if passphrase := os.environ.get("SOTTO_PASSPHRASE"):
        return "passphrase", passphrase
    try:
        os_keyring.require()
    except os_keyring.KeyringMissingError:
        if prompt is None:
            raise
        return "passphrase", prompt(True)
    return "keyring", None


def _passphrase(prompt: Prompt | None) -> str:
    if passphrase := os.environ.get("SOTTO_PASSPHRASE"):
        return passphrase
    if prompt is None:
        raise LockedError("The store is locked. Set SOTTO_PASSPHRASE, or run sotto in a terminal.")
    return prompt(False)
