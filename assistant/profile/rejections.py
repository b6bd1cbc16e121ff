"""What was rejected is not proposed again; its words are not kept: each is known by a keyed digest alone."""

import secrets
from hashlib import blake2b

from assistant.profile.statements import content_words
from assistant.store.store import Store

SIZE = 8
"""Bytes of a digest."""
ALIKE = 0.7
"""Share of common words from which two statements count as the same."""
_KEY = "rejections.key"


class Rejected:
    """What the user rejected, in one store. The key of the digests is random and lies in the store."""

    def __init__(self, store: Store) -> None:
        self._store = store
        if store.settings.get(_KEY) is None:
            store.settings.set(_KEY, secrets.token_hex(32))
        self._key = bytes.fromhex(store.settings.get(_KEY))

    def add(self, text: str) -> None:
        """Remember that this statement was rejected."""
        self._store.rejections.add(self._words(text))

    def take_back(self, text: str) -> None:
        """Forget that this statement was rejected, the last time it was."""
        self._store.rejections.drop(self._words(text))

    def holds(self, text: str, kind: str = "", category: str = "") -> bool:
        """Whether this statement, one much like it, or all of its kind was rejected."""
        if (kind, category) in self._store.rejections.kinds():
            return True
        words = self._digests(text)
        return any(_alike(words, _parted(known)) for known in self._store.rejections.all())

    def _words(self, text: str) -> bytes:
        return b"".join(sorted(self._digests(text)))

    def _digests(self, text: str) -> frozenset[bytes]:
        return frozenset(
            blake2b(word.encode(), digest_size=SIZE, key=self._key).digest() for word in content_words(text)
        )


def _parted(known: bytes) -> frozenset[bytes]:
    return frozenset(known[at : at + SIZE] for at in range(0, len(known), SIZE))


def _alike(one: frozenset[bytes], other: frozenset[bytes]) -> bool:
    return bool(one & other) and len(one & other) / len(one | other) >= ALIKE
