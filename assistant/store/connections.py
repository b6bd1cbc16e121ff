"""One connection a thread to one encrypted file, opened from the key that is held in memory."""

import contextlib
import os
import threading
import time
import weakref
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from sqlite_utils import Database

from assistant.store.errors import DamagedError, StoreError
from assistant.store.failures import busy, told, unwritable
from assistant.store.text import clean
from assistant.store.turns import Turns

Values = Sequence[Any] | Mapping[str, Any]

SETTINGS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",  # a commit is on the disk before the call returns: the ledger rests on it
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",  # what is deleted is overwritten, not only unlinked
    "PRAGMA temp_store = MEMORY",  # temporary files would not be encrypted
)
"""For every connection that may write. cipher_memory_security stays off: Python's own copies of the text aren't
wiped either, and its locked pages run into the memory-lock limit of an ordinary user."""
READING = ("PRAGMA temp_store = MEMORY",)
"""For the others."""

_AT_ONCE = 500
"""Rows that `tuples` holds in memory."""


class Changed(NamedTuple):
    """What a statement changed: the number of the row it added last, and how many rows it changed."""

    lastrowid: int
    rowcount: int


class _Connection:
    """A thread's own connection. `lock` is held while it is in use, so that nobody closes it then."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.lock = threading.RLock()
        self.depth = 0  # how many uses are inside one another


class Connections:
    """The connections to the store at `path`, one a thread, made when first used."""

    def __init__(self, path: Path, key: bytes, *, wait_s: float) -> None:
        """`wait_s`: seconds that a change waits for this program's threads, then for others, before BusyError."""
        self.path = path
        self._key = key
        self._wait_s = wait_s
        self._frozen = is_frozen(path)
        self._mine = threading.local()
        self._all: weakref.WeakSet[_Connection] = weakref.WeakSet()  # a thread that ends closes its own
        self._lock = threading.Lock()
        self._turns = Turns()
        self._closed = False

    @property
    def key(self) -> bytes:
        """The store's key, for reading the file's pages as they lie on the disk."""
        return self._key

    def changes(self) -> int:
        """How many rows the calling thread's connection has changed since it was made."""
        with self._using() as database:
            return int(database.conn.total_changes)

    def rows(self, sql: str, values: Values = ()) -> list[dict[str, Any]]:
        """What a SELECT gives, each row by its column names."""
        return list(self.each(sql, values))

    def tuples(self, sql: str, values: Values = ()) -> Iterator[tuple[Any, ...]]:
        """What a SELECT gives, row by row as tuples, a part in memory at a time."""
        for _, row in self._fetched(sql, values):
            yield row

    def each(self, sql: str, values: Values = ()) -> Iterator[dict[str, Any]]:
        """What a SELECT gives, row by row, each by its column names, a part in memory at a time."""
        for columns, row in self._fetched(sql, values):
            yield dict(zip(columns, row, strict=True))

    def _fetched(self, sql: str, values: Values) -> Iterator[tuple[list[str], tuple[Any, ...]]]:
        """The column names with each row. Every step is a use, so that nothing is closed under it."""
        with self._using() as database, told(self.path):
            cursor = database.execute(sql, _clean(values))
            columns = [column[0] for column in cursor.description]
        while True:
            with self._using(), told(self.path):
                some = cursor.fetchmany(_AT_ONCE)
            if not some:
                return
            yield from ((columns, row) for row in some)

    def run(self, sql: str, values: Values = ()) -> Changed:
        """Run a statement that changes something."""
        with self._writing() as database, told(self.path):
            cursor = database.execute(sql, _clean(values))
            return Changed(cursor.lastrowid, cursor.rowcount)

    def run_all(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run a statement that changes something once for each of `rows`, whose text is clean already."""
        with self._writing() as database, told(self.path):
            database.conn.executemany(sql, rows)

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing. Takes the write lock at once; one inside another becomes part of it."""
        with self._writing() as database:
            if database.conn.in_transaction:
                with database.atomic():
                    yield
                return
            with told(self.path):
                database.execute("BEGIN IMMEDIATE")
            try:
                yield
                with told(self.path):
                    database.execute("COMMIT")
            except BaseException:
                database.rollback()
                raise

    def close(self) -> None:
        """Close every thread's connection once it is not in use. Using the store afterwards raises StoreError.

        Those still in use after the time to wait for a writer, and one's own in a transaction, are left to their
        threads, which close them when they end: closing one under a statement would crash the program.
        """
        until = time.monotonic() + self._wait_s
        with self._lock:
            self._closed = True
            every = list(self._all)
        for connection in every:
            if connection.lock.acquire(timeout=max(0.0, until - time.monotonic())):
                if not connection.depth:
                    connection.database.close()
                connection.lock.release()

    @contextlib.contextmanager
    def _using(self) -> Iterator[Database]:
        """The calling thread's connection, as sqlite-utils sees it, kept open until the block is over."""
        mine = self._own()
        with mine.lock:
            if self._closed and not mine.depth:
                raise _closed()
            mine.depth += 1
            try:
                yield mine.database
            finally:
                mine.depth -= 1

    @contextlib.contextmanager
    def _writing(self) -> Iterator[Database]:
        """The same, when it is this thread's turn to write; it keeps the turn through a transaction."""
        with self._using() as database:
            if database.conn.in_transaction:
                yield database
                return
            with contextlib.ExitStack() as stack:
                try:
                    stack.enter_context(self._turns.one(self._wait_s))
                except TimeoutError:
                    raise busy(self.path) from None
                yield database

    def _own(self) -> _Connection:
        if not hasattr(self._mine, "connection"):
            if self._closed:
                raise _closed()
            connection = _Connection(connect(self.path, self._key, wait_s=self._wait_s, read_only=self._frozen))
            with self._lock:
                if self._closed:
                    connection.database.close()
                    raise _closed()
                self._all.add(connection)
            self._mine.connection = connection
        mine: _Connection = self._mine.connection
        return mine


def connect(path: Path, key: bytes, *, wait_s: float = 10, read_only: bool = False) -> Database:
    """A connection to the encrypted file at `path`, which must be there. Raises StoreError.

    `read_only` leaves the file as it is byte for byte, even if its key is wrong: an ordinary connection would
    move what waits in the write-ahead log into it when it closes. Of a frozen one it is all that can be had.
    """
    from sqlcipher3 import dbapi2

    mode = "rw" if not read_only else "ro&immutable=1" if is_frozen(path) else "ro"
    with told(path):
        connection = dbapi2.connect(
            f"{path.absolute().as_uri()}?mode={mode}",
            uri=True,
            timeout=wait_s,
            isolation_level=None,  # every transaction is begun in so many words
            check_same_thread=False,  # so that close() can close them all; no thread uses another's
        )
        try:
            _unlock(connection, key)
            for pragma in READING if read_only else SETTINGS:
                connection.execute(pragma)
            return Database(connection, execute_plugins=False)
        except BaseException:
            connection.close()
            raise


def create_file(path: Path) -> None:
    """Make an empty file, for this user's eyes only, for `connect` to fill. Raises OSError if it is there."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def is_frozen(path: Path) -> bool:
    """Whether nothing can be written to the store at `path` from here, nor a log beside it."""
    return not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK | os.X_OK))


def require_usable(path: Path) -> None:
    """Raise a StoreError, and touch nothing, unless `path` looks like an encrypted store that can be used.

    A frozen one is read as it lies there, without a log: one whose last changes wait in its log can't be.
    """
    if path.is_dir():
        raise StoreError(f"{path} is a folder where Sotto needs a file. Move it away, or set SOTTO_HOME.")
    log = path.with_name(f"{path.name}-wal")
    if not os.access(path, os.R_OK) or (is_frozen(path) and log.exists() and log.stat().st_size):
        raise unwritable(path)
    if path.stat().st_size == 0:
        raise DamagedError(f"The store {path} is empty, so it was damaged. Put it back from a backup.")
    if not is_encrypted(path):
        raise DamagedError(f"The file {path} is not encrypted, so it is not Sotto's. Move it away and try again.")


def is_encrypted(path: Path) -> bool:
    """Whether the file lacks the heading that every readable SQLite file begins with."""
    with path.open("rb") as file:
        return file.read(16) != b"SQLite format 3\0"


def _closed() -> StoreError:
    return StoreError("The store is closed. Open it again.")


def _unlock(connection: Any, key: bytes) -> None:
    """Give the raw 256-bit key (no derivation: it is random) and prove that it opens the file."""
    connection.execute("PRAGMA cipher_log_level = NONE")  # else SQLCipher writes its own lines to stderr
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    connection.execute("PRAGMA cipher_compatibility = 4")  # the format stays when SQLCipher's default moves on
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()


def _clean(values: Values) -> Values:
    if isinstance(values, Mapping):
        return {name: _clean_value(value) for name, value in values.items()}
    return [_clean_value(value) for value in values]


def _clean_value(value: Any) -> Any:
    return clean(value) if isinstance(value, str) else value
