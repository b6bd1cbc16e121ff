"""Making a store: under another name first, so that it appears whole or not at all."""

from pathlib import Path

from assistant.files import make_folder, sync_folder
from assistant.files import told as file_told
from assistant.store import migrations
from assistant.store.connections import connect, create_file
from assistant.store.failures import told


def unfinished(path: Path) -> Path:
    """Where the store that will be `path` is made. It never holds anything of the user's."""
    return path.with_name(f"{path.name}.new")


def prepare(path: Path, key: bytes) -> None:
    """Make an empty store that `finish` will put at `path`. Left-overs of an earlier try go. Raises SottoError."""
    new = unfinished(path)
    make_folder(path.parent)
    with file_told(path):
        for end in ("", "-wal", "-shm"):
            new.with_name(new.name + end).unlink(missing_ok=True)
        create_file(new)
    bring_up_to_date(new, key)


def finish(path: Path) -> None:
    """Put the prepared store at `path`. Raises SottoError."""
    with file_told(path):
        unfinished(path).rename(path)
        sync_folder(path.parent)


def bring_up_to_date(path: Path, key: bytes) -> None:
    """Take the migrations that the store at `path` lacks. Raises StoreError."""
    database = connect(path, key)
    try:
        with told(path):
            migrations.migrate(database)
    finally:
        database.close()


def is_behind(path: Path, key: bytes) -> bool:
    """Whether the store lacks migrations. Changes nothing. Raises StoreError if it can't be read or is too new."""
    database = connect(path, key, read_only=True)
    try:
        with told(path):
            migrations.require_known(database)
            return migrations.pending(database)
    finally:
        database.close()
