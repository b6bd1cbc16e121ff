"""Files beside the store in which words may have been left: in Sotto's folder, and where temporary files lie."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from assistant.files import temp_folder
from assistant.outside_editor import memory_folders

AT_ONCE, OVERLAP = 8 << 20, 1 << 16
"""Bytes of a file that are looked at together, and by how many the next look goes back."""
_OURS = ("", "-wal", "-shm", ".new", ".new-wal", ".new-shm")
_WITHOUT_WORDS = frozenset({"key.json", "store.lock"})
_TEMPORARY = ("sotto*", "sotto-demo-*/*", "sotto-editor-*/**/*")
"""What Sotto, and the editors that it opens for a question or a privacy profile, may leave if they are killed."""


def files_with(store: Path, holds: Callable[[bytes], bool]) -> tuple[int, list[str]]:
    """How many files were read, and the names of those whose content `holds` what is looked for."""
    files = list(_files(store))
    return len(files), [str(path) for path in files if any(map(holds, _chunks(path)))]


def _files(store: Path) -> Iterator[Path]:
    """The files to read. Never the store's own: closing one would let go of the locks on it in this process."""
    skipped = {f"{store.name}{ending}" for ending in _OURS} | _WITHOUT_WORDS
    found = [path for path in sorted(store.parent.iterdir()) if path.name not in skipped]
    for folder in (temp_folder(), *memory_folders()):
        for pattern in _TEMPORARY:
            found += [path for path in sorted(folder.glob(pattern)) if ".db" not in path.suffixes]
    yield from (path for path in dict.fromkeys(found) if _is_mine(path))


def _is_mine(path: Path) -> bool:
    """Whether this user owns the file and can read it."""
    try:
        mine = path.stat().st_uid == os.getuid() and os.access(path, os.R_OK)
        return mine and path.is_file() and not path.is_symlink()
    except OSError:  # gone meanwhile
        return False


def _chunks(path: Path) -> Iterator[bytes]:
    try:
        with path.open("rb") as file:
            while chunk := file.read(AT_ONCE):
                yield chunk
                if len(chunk) == AT_ONCE:
                    file.seek(-OVERLAP, os.SEEK_CUR)
    except OSError:  # gone meanwhile
        return
