"""The store's file as it lies on the disk: every page decrypted by hand, without SQLite.

Only so are pages seen that SQLite would not show: free ones, and what waits in the write-ahead log or is left
there. SQLCipher 4 encrypts each page with AES-256-CBC; its last 80 bytes are the IV (16) and an HMAC-SHA512 (64)
over page, IV and page number (https://www.zetetic.net/sqlcipher/design/). The file begins with the salt, 16 bytes.
"""

import hashlib
import hmac
import io
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import IO

SIZE, RESERVED, SALT = 4096, 80, 16
USABLE = SIZE - RESERVED
"""Bytes of a page that hold content."""
_HEADER, _FRAME = 32, 24
"""Bytes before the first frame of the log, and before each page in it."""
_TRIES, _PAUSE_S = 20, 0.05
"""A page that is being written this very moment is read again."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page's number and its content, USABLE bytes; None if it can't be read with this key."""

    number: int
    content: bytes | None
    in_log: bool = False


def pages(path: Path, key: bytes) -> Iterator[Page]:
    """Every page of the store at `path`, then every frame of its write-ahead log, valid or left over."""
    file = _held_open(path.absolute(), path.stat().st_ino)
    file.seek(0)
    cipher = _Pages(key, file.read(SALT))
    for number in range(1, file.seek(0, io.SEEK_END) // SIZE + 1):
        yield Page(number, cipher.settled(file, number))
    log = path.with_name(f"{path.name}-wal")
    if log.exists():
        with log.open("rb") as file:
            file.seek(_HEADER)
            while len(frame := file.read(_FRAME + SIZE)) == _FRAME + SIZE:
                number = int.from_bytes(frame[:4], "big")
                yield Page(number, cipher.content(number, frame[_FRAME:]), in_log=True)


class _Pages:
    """Decrypts the pages of one file."""

    def __init__(self, key: bytes, salt: bytes) -> None:
        self._key = key
        self._mac_key = hashlib.pbkdf2_hmac("sha512", key, bytes(byte ^ 0x3A for byte in salt), 2, 32)

    def settled(self, file: IO[bytes], number: int) -> bytes | None:
        """The content of a page of the main file, read again while another program writes it."""
        for _ in range(_TRIES):
            file.seek((number - 1) * SIZE)
            raw = file.read(SIZE)
            if len(raw) < SIZE:
                return b""  # the file was cut shorter meanwhile
            if (content := self.content(number, raw)) is not None:
                return content
            time.sleep(_PAUSE_S)
        return None

    def content(self, number: int, raw: bytes) -> bytes | None:
        """The content of a page; None if its HMAC is wrong. The first page's salt is given as zeros."""
        from cryptography.hazmat.primitives.ciphers import Cipher
        from cryptography.hazmat.primitives.ciphers.algorithms import AES256
        from cryptography.hazmat.primitives.ciphers.modes import CBC

        head = SALT if number == 1 else 0
        body, iv, mac = raw[head:USABLE], raw[USABLE : USABLE + 16], raw[USABLE + 16 :]
        expected = hmac.digest(self._mac_key, body + iv + number.to_bytes(4, "little"), "sha512")
        if not hmac.compare_digest(mac, expected):
            return bytes(USABLE) if not any(raw) else None  # never written, so far
        return bytes(head) + Cipher(AES256(self._key), CBC(iv)).decryptor().update(body)


@cache
def _held_open(path: Path, inode: int) -> IO[bytes]:
    """The file at `path`, open until this process ends; by its inode, for another may come under its name.

    Closing it would let go of the locks that SQLite holds on it in this process (POSIX locks go with the first
    close), and another program could then take the log away under us.
    """
    return path.open("rb", buffering=0)
