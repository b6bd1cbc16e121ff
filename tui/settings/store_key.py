"""Changing how the key to the store is kept, by the same functions as on the command line."""

import os
from collections.abc import Sequence

from assistant.errors import SottoError
from assistant.store import keys, os_keyring
from assistant.store.key_file import Method

ANOTHER, TO_KEYRING, UNDER = "under another passphrase", "in the keyring", "under a passphrase"
WAYS: dict[Method, tuple[str, ...]] = {"passphrase": (ANOTHER, TO_KEYRING), "keyring": (UNDER,), "recovery": ()}
"""Where the key may go from where it is."""

_OLD, _AGAIN = "The passphrase that holds now", "The new one again"
_NEW = f"The new passphrase, at least {keys.SHORTEST} characters"
QUESTIONS = {ANOTHER: (_OLD, _NEW, _AGAIN), TO_KEYRING: (_OLD,), UNDER: (_NEW, _AGAIN)}
"""What has to be asked for each way."""


def require(way: str) -> None:
    """Raise SottoError unless the key can be kept that way at all: asked before anything is typed for it."""
    if way == TO_KEYRING:
        os_keyring.require()


def kept(way: str, answers: Sequence[str]) -> str:
    """Keep the key that way; `answers` are to its questions. A line. Raises SottoError; nothing was changed."""
    if way != TO_KEYRING and answers[-1] != answers[-2]:
        raise SottoError("The two are not the same, so nothing was changed.")
    if way == TO_KEYRING:
        keys.to_keyring(answers[0])
        return "The key is in the keyring from now on."
    if way == ANOTHER:
        keys.change_passphrase(answers[0], answers[1])
    else:
        keys.to_passphrase(answers[0])
    also = (
        " SOTTO_PASSPHRASE still holds the old one: change it, too." if os.environ.get("SOTTO_PASSPHRASE") else ""
    )
    return f"The new passphrase holds from now on.{also}"
