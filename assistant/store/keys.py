"""The store's key: 32 random bytes, kept in the keyring or sealed under a passphrase, and never in the clear."""

import secrets

from assistant import paths
from assistant.files import write_atomically
from assistant.store import key_file, os_keyring, wrapping
from assistant.store.errors import DamagedError, LockedError, StoreError
from assistant.store.key_file import KeyFile, Method
from assistant.store.lock import exclusive

SHORTEST = 8
"""The least number of characters of a new passphrase. Argon2id slows guessing down; it cannot save a short one."""
TOO_SHORT = f"The passphrase is too short. Choose at least {SHORTEST} characters, better several words."


def new_key() -> bytes:
    """A key that nobody has yet."""
    return secrets.token_bytes(32)


def keep(key: bytes, method: Method, passphrase: str | None = None, *, store: str | None = None) -> None:
    """Keep `key` by `method` and write the key file, for the store named `store` or for a new one.

    The key file is replaced in one step: after a crash the old way or the new one works. Raises SottoError.
    """
    store = store or secrets.token_hex(8)
    check = key_file.check_of(key)
    if method == "keyring":
        os_keyring.put(store, key)
        content = KeyFile(store, method, check)
    elif passphrase and len(passphrase) >= SHORTEST:
        content = KeyFile(store, method, check, wrapping.wrap(key, passphrase, label(store, check)))
    else:
        raise StoreError(TOO_SHORT)
    write_atomically(paths.key_path(), key_file.encode(content))


def method() -> Method:
    """How the key is kept. Raises SottoError if the key file is missing or damaged."""
    return key_file.read(paths.key_path()).method


def unlock(passphrase: str | None = None) -> bytes:
    """The store's key. `passphrase` is needed where `method()` says so.

    Raises WrongPassphraseError, LockedError if the keyring can't give it, DamagedError and StoreError.
    """
    kept = key_file.read(paths.key_path())
    if kept.method == "keyring":
        key = _from_keyring(kept.store)
    elif passphrase and kept.wrapped:
        key = wrapping.unwrap(kept.wrapped, passphrase, label(kept.store, kept.check))
    else:
        raise LockedError("The store is locked. Set SOTTO_PASSPHRASE, or run sotto in a terminal.")
    if not kept.fits(key):
        raise DamagedError("The keyring holds another key. Run `sotto store restore` with your recovery file.")
    return key


def change_passphrase(old: str, new: str) -> None:
    """Seal the key under `new`. The store itself is not touched. Raises WrongPassphraseError and SottoError."""
    with exclusive():
        keep(unlock(old), "passphrase", new, store=_store())


def to_keyring(passphrase: str) -> None:
    """Keep the key in the keyring from now on. Raises WrongPassphraseError, LockedError and SottoError."""
    with exclusive():
        keep(unlock(passphrase), "keyring", store=_store())


def to_passphrase(new: str) -> None:
    """Seal the key under `new` from now on, and take it out of the keyring. Raises LockedError and SottoError.

    Where the keyring does not give it up, the StoreError says that it is sealed all the same.
    """
    with exclusive():
        store = _store()
        keep(unlock(), "passphrase", new, store=store)
        try:
            os_keyring.remove(os_keyring.SERVICE, store)
        except LockedError:
            raise StoreError(
                "The passphrase opens the store from now on, but the keyring did not give up the key. "
                f'Take it out there by hand (service "{os_keyring.SERVICE}", account "{store}").'
            ) from None


def label(store: str, check: str) -> str:
    """What a sealed key is bound to, so that it can't be passed off as another store's."""
    return f"{store} {check}"


def _from_keyring(store: str) -> bytes:
    try:
        return os_keyring.take(store)
    except os_keyring.KeyringMissingError:
        raise LockedError(
            "The store's key is in the keyring, and none can be reached here. Log in to the desktop and try again."
        ) from None


def _store() -> str:
    return key_file.read(paths.key_path()).store
