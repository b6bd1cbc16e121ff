"""Sealing the store's key under a passphrase or a recovery code."""

import base64
import json
import os
import unicodedata
from typing import Any

from assistant.store.errors import WrongPassphraseError

TIME, MEMORY_KIB, LANES = 3, 64 * 1024, 4
"""Argon2id, the second recommended option of RFC 9106, section 4: for where 2 GiB are too much to ask."""


def wrap(key: bytes, passphrase: str, label: str) -> dict[str, Any]:
    """`key` sealed under `passphrase`: AES-256-GCM with an Argon2id key. `label` must be the same to unwrap."""
    cost = {"time": TIME, "memory_kib": MEMORY_KIB, "lanes": LANES}
    header = {"kdf": "argon2id", **cost, "salt": _text(os.urandom(16))}
    return {**header, **seal(key, _stretched(passphrase, header), _bound(label, header))}


def unwrap(wrapped: dict[str, Any], passphrase: str, label: str) -> bytes:
    """The key that `wrap` sealed. Raises WrongPassphraseError."""
    header = {name: wrapped[name] for name in ("kdf", "time", "memory_kib", "lanes", "salt")}
    return unseal(wrapped, _stretched(passphrase, header), _bound(label, header))


def seal(key: bytes, under: bytes, header: bytes) -> dict[str, str]:
    """`key` sealed with AES-256-GCM; `header` is authenticated with it."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = os.urandom(12)
    return {"nonce": _text(nonce), "sealed": _text(AESGCM(under).encrypt(nonce, key, header))}


def unseal(sealed: dict[str, Any], under: bytes, header: bytes) -> bytes:
    """The key that `seal` sealed. Raises WrongPassphraseError if `under` or `header` is another."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        return AESGCM(under).decrypt(_bytes(sealed["nonce"]), _bytes(sealed["sealed"]), header)
    except InvalidTag:
        raise WrongPassphraseError("That is not the right passphrase. Nothing was changed; try again.") from None


def code_key(code: bytes) -> bytes:
    """The sealing key for a recovery code. The code is 160 random bits, so it needs no slow derivation."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(SHA256(), length=32, salt=None, info=b"sotto recovery code").derive(code)


def _stretched(passphrase: str, header: dict[str, Any]) -> bytes:
    from argon2.low_level import Type, hash_secret_raw

    return hash_secret_raw(
        # The same passphrase typed on two keyboards may arrive composed or decomposed.
        unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass"),
        _bytes(header["salt"]),
        time_cost=header["time"],
        memory_cost=header["memory_kib"],
        parallelism=header["lanes"],
        hash_len=32,
        type=Type.ID,
    )


def _bound(label: str, header: dict[str, Any]) -> bytes:
    return json.dumps([label, header], sort_keys=True).encode()


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _bytes(text: str) -> bytes:
    return base64.b64decode(text)
