"""An export as it was downloaded: a zip, a folder (which may hold zips), or a bare file, seen as named parts."""

import codecs
import contextlib
import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from assistant.imports.record import ExportError, Progress
from assistant.imports.times import written

BLOCK = 1 << 16

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True, slots=True)
class Part:
    """One file of an export. `name` is its path inside; `size` is in bytes; `modified` is ISO 8601 in UTC."""

    name: str
    size: int
    modified: str
    at: Path
    inside: str | None = None

    @contextlib.contextmanager
    def open(self, progress: Progress) -> Iterator[io.BufferedReader]:
        """The part's bytes, counted in `progress` as they are read. Raises ExportError."""
        with told(self.at), contextlib.ExitStack() as stack:
            if self.inside is None:
                file: IO[bytes] = stack.enter_context(self.at.open("rb"))
            else:
                file = stack.enter_context(stack.enter_context(zipfile.ZipFile(self.at)).open(self.inside))
            yield io.BufferedReader(_Counted(file, progress), BLOCK)


def parts(path: Path, wanted: Callable[[str], bool]) -> list[Part]:
    """The parts of the export at `path` whose name is wanted, in the order of their names; a bare file always is.

    Raises ExportError if it can't be read.
    """
    with told(path):
        if path.is_dir():
            found = list(_in_folder(path, wanted))
        elif zipfile.is_zipfile(path):
            found = list(_in_zip(path, "", wanted))
        elif (start := _start(path)) == b"PK\3\4":
            raise zipfile.BadZipFile
        elif start.startswith(b"\x1f\x8b"):
            raise NotImplementedError
        else:
            found = [_bare(path, path.name)]
    return sorted(found, key=lambda part: part.name)


def _in_folder(folder: Path, wanted: Callable[[str], bool]) -> Iterator[Part]:
    for file in sorted(folder.rglob("*")):
        name = file.relative_to(folder).as_posix()
        if _is_hidden(name) or not file.is_file():
            continue
        if wanted(name):
            yield _bare(file, name)
        elif file.suffix.lower() == ".zip" and zipfile.is_zipfile(file):
            yield from _in_zip(file, f"{name}/", wanted)


def _in_zip(path: Path, before: str, wanted: Callable[[str], bool]) -> Iterator[Part]:
    with zipfile.ZipFile(path) as archive:
        for entry in archive.infolist():
            if not entry.is_dir() and not _is_hidden(entry.filename) and wanted(entry.filename):
                yield Part(f"{before}{entry.filename}", entry.file_size, _packed(entry), path, entry.filename)


def _start(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(4)


def _packed(entry: zipfile.ZipInfo) -> str:
    """When a file of a zip was last changed; 1980 where its maker left the date empty."""
    try:
        return written(datetime(*entry.date_time, tzinfo=UTC))
    except ValueError:
        return written(datetime(1980, 1, 1, tzinfo=UTC))


def _bare(path: Path, name: str) -> Part:
    status = path.stat()
    return Part(name, status.st_size, written(datetime.fromtimestamp(status.st_mtime, UTC)), path)


def _is_hidden(name: str) -> bool:
    """Whether a part is no part of the export: what systems and editors put beside the files."""
    return any(piece.startswith(".") or piece == "__MACOSX" for piece in name.split("/"))


def utf8(file: io.BufferedReader, *, mend: bool = False) -> io.BufferedReader:
    """`file` as UTF-8 without a mark, whichever Unicode encoding its mark tells.

    With `mend`, bytes that are no text become U+FFFD; else a file in UTF-8 comes as it is.
    """
    start = file.peek(4)[:4]
    encoding = next((name for mark, name in _MARKS if start.startswith(mark)), "utf-8")
    if encoding == "utf-8-sig" and not mend:
        file.read(len(codecs.BOM_UTF8))
        return file
    if encoding == "utf-8" and not mend:
        return file
    return io.BufferedReader(_Transcoded(file, encoding), BLOCK)


@contextlib.contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn whatever goes wrong with reading `path` into an ExportError of one line."""
    try:
        yield
    except OSError as error:
        raise ExportError(f"{path} can't be read: {error.strerror or 'the disk gave an error'}.") from None
    except (zipfile.BadZipFile, zlib.error, EOFError):
        raise ExportError(f"{path} is damaged or not complete. Download it again and run this again.") from None
    except (RuntimeError, NotImplementedError) as error:
        if type(error) not in {RuntimeError, NotImplementedError}:  # a subclass is a mistake of ours
            raise
        raise ExportError(
            f"{path} is locked or packed in an unusual way. Unpack it and give the folder."
        ) from None


class _Counted(io.RawIOBase):
    """A file that tells how much of it was read."""

    def __init__(self, file: IO[bytes], progress: Progress) -> None:
        self._file = file
        self._progress = progress

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # typeshed calls it WriteableBuffer
        piece = self._file.read(len(buffer))
        buffer[: len(piece)] = piece
        self._progress.advance(len(piece))
        return len(piece)


class _Transcoded(io.RawIOBase):
    """A file in another encoding, as UTF-8."""

    def __init__(self, file: io.BufferedReader, encoding: str) -> None:
        self._file = file
        self._decoder = codecs.getincrementaldecoder(encoding)("replace")
        self._waiting = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # typeshed calls it WriteableBuffer
        while not self._waiting:
            piece = self._file.read1(BLOCK)
            self._waiting = self._decoder.decode(piece, final=not piece).encode("utf-8", "replace")
            if not piece:
                break
        count = min(len(buffer), len(self._waiting))
        buffer[:count] = self._waiting[:count]
        self._waiting = self._waiting[count:]
        return count
