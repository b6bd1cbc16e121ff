"""key.json: how the store's key is kept. It never holds the key in the clear."""

import hashlib
import hmac
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

from assistant.files import told
from assistant.store.errors import DamagedError, StoreError

FORMAT = 1
Method = Literal["keyring", "passphrase", "recovery"]


@dataclass(frozen=True, slots=True)
class KeyFile:
    """What key.json, or a recovery file, says.

    `store` names the store, and the keyring's entry for it. `check` tells whether a key is this store's: a hash,
    and harmless, for the key is 256 random bits. `wrapped` is the key as `wrapping` sealed it; None where the key
    is in the keyring.
    """

    store: str
    method: Method
    check: str
    wrapped: dict[str, Any] | None = None

    def fits(self, key: bytes) -> bool:
        """Whether `key` is the key of this file's store."""
        return hmac.compare_digest(self.check, check_of(key))


def check_of(key: bytes) -> str:
    """The hash by which a key is recognised."""
    return hashlib.sha256(b"sotto store key check" + key).hexdigest()[:32]


def encode(content: KeyFile) -> bytes:
    """The bytes of a key file."""
    body = {"format": FORMAT, **asdict(content)}
    return json.dumps({**body, "checksum": _checksum(body)}, indent=2).encode()


def read(path: Path) -> KeyFile:
    """What the key file at `path` says. Raises SottoError if it is missing, damaged or from a newer Sotto."""
    with told(path):
        try:
            source = path.read_bytes()
        except FileNotFoundError:
            raise StoreError(f"The key file {path} is missing. {_MEND}") from None
    body = _parsed(path, source)
    if body.pop("format") != FORMAT:
        raise StoreError(f"The key file {path} was made by a newer Sotto. Update Sotto and try again.")
    return KeyFile(**body)


def _parsed(path: Path, source: bytes) -> dict[str, Any]:
    """The file's content, known to be what was written: so a failing key is a wrong one, not a damaged one."""
    try:
        body: dict[str, Any] = json.loads(source)
        sound = hmac.compare_digest(body.pop("checksum"), _checksum(body))
    except (ValueError, TypeError, AttributeError, LookupError):
        sound = False
    if not sound:
        raise DamagedError(f"The key file {path} is damaged. {_MEND}")
    return body


def _checksum(body: dict[str, Any]) -> str:
    """Tells accidental damage from a wrong passphrase; the sealing itself guards against tampering."""
    return hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()


_MEND = "Put it back from a backup, or run `sotto store restore` with your recovery file."
