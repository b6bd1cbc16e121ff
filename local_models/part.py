"""A model file while it is being downloaded: it lies beside its place, hidden, until every byte was checked.

The file `.NAME.gguf.part` holds what came so far, `.NAME.gguf.part.json` says of what. Nothing that looks for
models sees either. The finished file takes its place in one step, after it was written out and its checksum found
right: a power cut leaves the whole model or a part, never half a model under a model's name.
"""

import errno
import fcntl
import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Self

from local_models.amounts import amount
from local_models.llm import Cancel, ModelError

Told = Callable[[int, int], None]
"""Hears how far a download is: bytes that are here, and bytes in all."""

SPARE = 200_000_000
"""Bytes that must stay free on the disk: the store grows too."""

_BLOCK = 1 << 20
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a model file came from, and what it must be: kept beside the model as `NAME.origin.json`."""

    repo: str
    file: str
    revision: str
    sha256: str
    size: int
    endpoint: str


class Stopped(ModelError):
    """A download was stopped on purpose; what came is kept."""


class Part:
    """The part of the model that goes to `target`. Use it as a context: others are kept out meanwhile.

    Raises ModelError when another program is downloading the same model, or the folder can't be written to.
    """

    def __init__(self, target: Path, origin: Origin) -> None:
        self._target, self._origin = target, origin
        self._path = part_path(target)
        self._note = _note_path(target)
        self._sum = hashlib.sha256()
        self.size = 0
        """How many bytes are here and counted in the checksum."""

    def __enter__(self) -> Self:
        with _told(self._target):
            self._target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._file = self._path.open("ab+")
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            self._file.close()
            raise ModelError(f"{self._target.stem} is being downloaded already; wait for that to end.") from None
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(OSError):  # what could not be written out is found missing by the next attempt
            self._file.close()

    def take_up(self, cancel: Cancel) -> None:
        """Count what is here of this very file; drop what is here of another. Raises ModelError and Stopped."""
        with _told(self._target):
            kept = _noted(self._note) or {}
            if kept.get("sha256") != self._origin.sha256 or self._length() > self._origin.size:
                self.start_again()
            self._note.write_text(json.dumps(asdict(self._origin)))
            self._file.seek(0)
            while block := self._file.read(_BLOCK):
                if cancel.is_set:
                    raise Stopped(f"The download of {self._target.stem} was stopped; what came is kept.")
                self._sum.update(block)
                self.size += len(block)

    def make_sure_of_room(self) -> None:
        """Raise ModelError unless the rest fits on the disk."""
        rest = self._origin.size - self.size
        free = shutil.disk_usage(self._target.parent).free
        if free < rest + SPARE:
            raise ModelError(
                f"The disk has {amount(free)} free and {self._target.stem} needs {amount(rest + SPARE)}; "
                "make room, or choose a smaller model."
            )

    def start_again(self) -> None:
        """Drop what is here."""
        self._file.truncate(0)
        self._sum, self.size = hashlib.sha256(), 0

    def add(self, data: bytes) -> None:
        """Append what came. Raises ModelError when the disk is full, or more came than the file has."""
        if self.size + len(data) > self._origin.size:
            raise ModelError(f"The hub sent more than {self._target.stem} has; try again later.")
        with _told(self._target):
            self._file.write(data)
        self._sum.update(data)
        self.size += len(data)

    def install(self) -> None:
        """Make it the model, if it is what it must be; else drop it. Raises ModelError."""
        if self._sum.hexdigest() != self._origin.sha256:
            self.drop()
            raise ModelError(
                f"The checksum of {self._target.stem} is wrong: what came is damaged, and deleted; get it again."
            )
        with _told(self._target):
            self._file.flush()
            os.fsync(self._file.fileno())
            _write(origin_path(self._target), json.dumps(asdict(self._origin), indent=2))
            self._path.replace(self._target)
            _sync(self._target.parent)
        self._note.unlink(missing_ok=True)

    def drop(self) -> None:
        """Delete the part."""
        self._path.unlink(missing_ok=True)
        self._note.unlink(missing_ok=True)

    def _length(self) -> int:
        return os.fstat(self._file.fileno()).st_size


def part_path(target: Path) -> Path:
    """Where the part of the model that goes to `target` lies."""
    return target.with_name(f".{target.name}.part")


def origin_path(target: Path) -> Path:
    """Where it is written down where the model in `target` came from."""
    return target.with_suffix(".origin.json")


def origin_of(target: Path) -> Origin | None:
    """Where the model in `target` came from; None where Sotto did not download it."""
    found = _noted(origin_path(target))
    try:
        return Origin(**found) if found else None
    except TypeError:
        return None


def waiting(folder: Path) -> dict[str, tuple[Origin, int]]:
    """The downloads in `folder` that were begun and not finished, by the model's name: of what, and bytes here."""
    found = {}
    for note in folder.glob(".*.gguf.part.json"):
        name = note.name.removeprefix(".").removesuffix(".gguf.part.json")
        part, kept = part_path(folder / f"{name}.gguf"), _noted(note)
        with suppress(OSError, TypeError):
            if kept:
                found[name] = Origin(**kept), part.stat().st_size
    return found


def forget_part(target: Path) -> None:
    """Delete the unfinished download of the model that would go to `target`, if there is one."""
    for path in (part_path(target), _note_path(target)):
        path.unlink(missing_ok=True)


def _note_path(target: Path) -> Path:
    return target.with_name(f".{target.name}.part.json")


def _noted(path: Path) -> dict[str, Any] | None:
    try:
        found = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) else None


def _write(path: Path, text: str) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _told(target: Path) -> Iterator[None]:
    """Turn an OSError about a model's file into a ModelError of one clear line."""
    try:
        yield
    except OSError as error:
        if error.errno in _NO_ROOM:
            line = f"The disk is full, so {target.stem} could not be downloaded further; make room and go on."
        else:
            line = f"{target.parent} can't be written to ({error.strerror}); make it writable."
        raise ModelError(line) from None
