"""The one place where SQLCipher's errors become lines for a person."""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from shutil import disk_usage

from assistant.store.errors import BusyError, DamagedError, StoreError


@contextlib.contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what SQLCipher raises about the store at `path` into a StoreError.

    sqlite-utils itself catches only the standard library's exceptions, never these, so all of them arrive here.
    The cause is cut off: a traceback must not show statements or values.
    """
    from sqlcipher3 import dbapi2

    try:
        yield
    except dbapi2.Error as error:
        code: int | None = getattr(error, "sqlite_errorcode", None)
        if code is None:  # a mistake in our own code, not a state of the file
            raise
        raise _explained(code & 0xFF, str(error), path) from None


def unreadable(path: Path) -> DamagedError:
    """What to say when the key is in hand and the store still can't be read with it."""
    return DamagedError(
        f"The store {path} is damaged, or key.json belongs to another one. Put both back from the same backup."
    )


def unwritable(path: Path) -> StoreError:
    """What to say when the store or its folder is read-only."""
    return StoreError(f"The store {path} can't be written. Make the file and its folder writable and try again.")


def busy(path: Path) -> BusyError:
    """What to say when another thread of this program has been writing for too long."""
    return BusyError(f"Sotto is still writing something else to the store {path}. Try again in a moment.")


def _explained(code: int, reason: str, path: Path) -> StoreError:
    """The error for a primary result code, https://www.sqlite.org/rescode.html."""
    if code in {3, 8, 14, 23}:  # PERM, READONLY, CANTOPEN, AUTH
        return unwritable(path)
    if code in {11, 26}:  # CORRUPT, NOTADB
        return unreadable(path)
    if code in {5, 6}:  # BUSY, LOCKED
        return BusyError(f"Another program is writing to the store {path}. Try again in a moment.")
    if code == 13 or (code == 10 and disk_usage(path.parent).free < 2**20):  # FULL, and IOERR for want of space
        return StoreError(f"The disk is full: this could not be saved in {path}. Free some space and try again.")
    if code == 10:  # also what a limit on the size of files gives
        return StoreError(f"The disk could not read or write {path}. Check the disk and any limit on file sizes.")
    # A refused change (CONSTRAINT) names the table and the column, never the value.
    return StoreError(f"The store {path} could not do this: {reason}. Run `sotto doctor`.")
