"""The operating system's keyring, and telling its many ways of failing apart."""

import base64
import contextlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from assistant.store.errors import LockedError

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE = "sotto"


class KeyringMissingError(LockedError):
    """There is no keyring here that keeps things safe."""


def require() -> None:
    """Raise KeyringMissingError or LockedError unless there is a keyring that answers. Changes nothing."""
    look_up(SERVICE, "probe")


def put(account: str, key: bytes) -> None:
    """Keep the store's `key` under `account`, and make sure that it can be read back. Raises LockedError."""
    if not keep(SERVICE, account, base64.b64encode(key).decode()):
        raise LockedError("The keyring did not keep the key. Set SOTTO_PASSPHRASE to use a passphrase instead.")


def take(account: str) -> bytes:
    """The store's key under `account`. Raises LockedError if the keyring can't be reached or doesn't hold it."""
    found = look_up(SERVICE, account)
    if found is None:
        raise LockedError(
            f'The keyring holds no key for this store (service "{SERVICE}", account "{account}"). '
            "Log in as the user who made it, or run `sotto store restore` with your recovery file."
        )
    return base64.b64decode(found)


def look_up(service: str, account: str) -> str | None:
    """What is kept for a service under `account`; None if nothing is. Raises LockedError."""
    with _told():
        return _backend().get_password(service, account)


def keep(service: str, account: str, secret: str) -> bool:
    """Put `secret` into the keyring; whether it can be read back. Raises LockedError."""
    with _told():
        _backend().set_password(service, account, secret)
    return look_up(service, account) == secret


def remove(service: str, account: str) -> bool:
    """Take what is kept under `account` out of the keyring; False if nothing is. Raises LockedError."""
    if look_up(service, account) is None:
        return False
    with _told():
        _backend().delete_password(service, account)
    return True


def _backend() -> "KeyringBackend":
    """The best backend that `keyring` recommends: those below priority 1 keep plain text, or nothing."""
    import keyring

    chosen = keyring.get_keyring()
    backends: list[KeyringBackend] = getattr(chosen, "backends", [chosen])
    for backend in backends:
        if backend.priority >= 1:
            return backend
    raise KeyringMissingError(_MISSING)


@contextlib.contextmanager
def _told() -> Iterator[None]:
    """Turn what a backend raises into a LockedError of one line."""
    from keyring import errors

    try:
        yield
    except LockedError:
        raise
    except errors.KeyringLocked:
        raise LockedError("The keyring is locked. Unlock it, for example by logging in, and try again.") from None
    except (errors.InitError, errors.NoKeyringError, RuntimeError):  # no D-Bus, or no service behind it
        raise KeyringMissingError(_MISSING) from None
    except Exception as error:  # backends let their own libraries' exceptions through
        raise LockedError(
            f"The keyring failed ({type(error).__name__}). Check that it works and try again."
        ) from None


_MISSING = "No keyring was found. Set SOTTO_PASSPHRASE, or run sotto in a terminal to give a passphrase."
