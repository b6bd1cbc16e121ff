"""What can go wrong with the store, told apart where a caller acts differently."""

from assistant.errors import SottoError


class StoreError(SottoError):
    """The store can't be used, or can't do this."""


class LockedError(StoreError):
    """The key that opens the store can't be had."""


class WrongPassphraseError(LockedError):
    """The passphrase (or recovery code) is not the right one. Asking again may help."""


class DamagedError(StoreError):
    """The store or its key file is damaged, or the two don't belong together."""


class BusyError(StoreError):
    """Another program held the store for too long. Trying again may help."""


class MissingError(StoreError):
    """There is no such row."""
