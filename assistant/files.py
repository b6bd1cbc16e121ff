"""Writing small files so that a crash leaves the old one or the new one, never half of one."""

import contextlib
import errno
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from assistant.errors import SottoError


class FileError(SottoError):
    """A file could not be read or written."""


def make_folder(folder: Path) -> None:
    """Make `folder`, for this user's eyes only, unless it is there. Raises FileError."""
    if folder.exists() and not folder.is_dir():
        raise FileError(f"{folder} is a file where Sotto needs a folder. Move it away, or set SOTTO_HOME.")
    with told(folder):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)


def write_atomically(path: Path, content: bytes) -> None:
    """Put `content` in `path`, mode 0600, so that after a power cut it holds the old content or the new.

    The folder is made if need be. Raises FileError.
    """
    make_folder(path.parent)
    with told(path):
        descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(descriptor, "wb") as file:
                _write_out(file.fileno(), content)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
        sync_folder(path.parent)


def write_new(path: Path, content: bytes) -> None:
    """Put `content` in a file, mode 0600, that is not there yet. Raises FileError; never overwrites."""
    with told(path):
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            _write_out(descriptor, content)
        except BaseException:
            path.unlink()
            raise
        finally:
            os.close(descriptor)
        sync_folder(path.parent)


@contextlib.contextmanager
def new_text(path: Path) -> Iterator[IO[str]]:
    """A file, mode 0600, that is not there yet, to write text to; removed again if that fails on the way.

    Half a surrogate is written as its escape. Raises FileError; never overwrites.
    """
    with told(path):
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(descriptor, "w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
                yield file
                file.flush()
                os.fsync(descriptor)
        except BaseException:
            path.unlink(missing_ok=True)
            raise
        sync_folder(path.parent)


def temp_folder() -> Path:
    """The system's folder for temporary files."""
    return Path(tempfile.gettempdir())


def sync_folder(folder: Path) -> None:
    """Make the names in `folder` last through a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextlib.contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn an OSError about `path` into a FileError of one clear line."""
    try:
        yield
    except OSError as error:
        raise FileError(_line(path, error)) from None


def _write_out(descriptor: int, content: bytes) -> None:
    with open(descriptor, "wb", closefd=False) as file:
        file.write(content)
    os.fsync(descriptor)


def _line(path: Path, error: OSError) -> str:
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT | errno.EFBIG:
            return f"The disk is full, so {path} could not be written. Free some space and try again."
        case errno.ENOENT if not path.parent.is_dir():
            return f"There is no folder {path.parent}. Name one that is there."
        case errno.EEXIST:
            return f"{path} is already there and is never overwritten. Choose another name."
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return f"{path} can't be read or written. Make it and its folder writable, or set SOTTO_HOME."
        case _:
            return f"{path} can't be used: {error.strerror}. Mend it, or set SOTTO_HOME to another folder."
