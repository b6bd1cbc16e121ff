"""Where the mails lie: in mbox files, Maildir folders, single .eml files, or Apple's .emlx."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Literal

from assistant.imports.parts import told
from assistant.imports.record import ExportError, Progress

Kind = Literal["mbox", "single", "emlx"]

_LINE, _HEAD = 1 << 16, 1 << 18
_AT_MOST = 32 << 20
"""The most bytes of one mail that are read; its text comes before its attachments."""
_FROM_LINE = re.compile(rb"From \S.*\d:\d\d")
_ESCAPED = re.compile(rb"(?m)^>(>*From )")
_HEADER = re.compile(rb"[A-Za-z][A-Za-z0-9-]*:")
_SENT = re.compile(r"sent\b|gesendet|envoy|éléments envoy|enviad|inviat|posta inviata|verzonden|skickat", re.I)
_THROWN_AWAY = re.compile(
    r"spam|junk|trash|deleted|papierkorb|gelöscht|corbeille|indésirable|papelera|cestino", re.I
)


@dataclass(frozen=True, slots=True)
class Box:
    """A file that holds mail. `sent` where its name says that the user sent what is in it."""

    file: Path
    name: str
    kind: Kind
    sent: bool


@dataclass(frozen=True, slots=True)
class Place:
    """Where a mail lies: the span of bytes in its box."""

    box: Box
    offset: int
    length: int

    def content(self, progress: Progress) -> bytes:
        """The mail as it was sent, at most its first 32 MB. Raises ExportError."""
        with told(self.box.file), self.box.file.open("rb") as file:
            file.seek(self.offset)
            content = file.read(min(self.length, _AT_MOST))
        progress.advance(self.length)
        return _ESCAPED.sub(rb"\1", content) if self.box.kind == "mbox" else content


def boxes(path: Path) -> list[Box]:
    """The files with mail at `path`, spam and trash left out. Raises ExportError if there are none."""
    with told(path):
        if path.is_dir():
            found = list(_in_folder(path))
        else:
            kind = _kind(path) or ("single" if _HEADER.match(_start(path)) else None)
            found = [Box(path, path.name, kind, _says(_SENT, path.name))] if kind else []
            if not found and _start(path).startswith((b"PK", b"\x1f\x8b")):
                raise ExportError(f"{path} is packed. Unpack it and give the folder.")
    if not found:
        raise ExportError(f"There is no mail in {path}. Give an mbox file, a Maildir, or a folder of .eml files.")
    return found


def heads(box: Box, progress: Progress) -> Iterator[tuple[Place, bytes]]:
    """Every mail of a box with its headers (the first 256 KB of them). Raises ExportError."""
    with told(box.file), box.file.open("rb") as file:
        if box.kind == "mbox":
            for offset, length, head in _in_mbox(file):
                progress.advance(length)
                yield Place(box, offset, length), head
            return
        offset = len(file.readline(_LINE)) if box.kind == "emlx" else 0
        head = b"".join(_head(file))
        length = box.file.stat().st_size - offset
        if box.kind == "emlx":  # Apple's own notes stand after the mail
            file.seek(0)
            length = min(length, int(file.readline(_LINE).strip() or 0))
        progress.advance(length)
        yield Place(box, offset, length), head


def _in_folder(folder: Path) -> Iterator[Box]:
    for file in sorted(folder.rglob("*")):
        name = file.relative_to(folder).as_posix()
        if file.is_file() and not _says(_THROWN_AWAY, name) and (kind := _kind(file)):
            yield Box(file, name, kind, _says(_SENT, name))


def _kind(file: Path) -> Kind | None:
    """How mail lies in a file; None if it is not known to hold any."""
    if file.suffix.lower() == ".emlx":
        return "emlx" if _start(file)[:1].isdigit() else None
    if file.suffix.lower() == ".eml" or file.parent.name in {"cur", "new"}:
        return "single"
    return "mbox" if _start(file).startswith(b"From ") else None


def _start(file: Path) -> bytes:
    with file.open("rb") as opened:
        return opened.read(128)


def _says(what: re.Pattern[str], name: str) -> bool:
    """Whether a folder or file in the path `name` begins as `what` tells; Maildir names folders `.INBOX.Sent`."""
    return any(what.match(piece) for piece in re.split(r"[/.\[\]]+", name))


def _in_mbox(file: IO[bytes]) -> Iterator[tuple[int, int, bytes]]:
    """Offset, length and headers of every mail of an mbox; the line `From ` before it is part of its headers."""
    offset, start, head, in_head, after_blank = 0, -1, [b""], False, True
    size = 0
    while line := file.readline(_LINE):
        if after_blank and line.startswith(b"From ") and _FROM_LINE.match(line):
            if start >= 0:
                yield start, offset - start, b"".join(head)
            start, head, in_head, size = offset, [], True, 0
        after_blank = line in {b"\n", b"\r\n"}
        if in_head:
            size += len(line)
            in_head = not after_blank and size < _HEAD
            head.append(line)
        offset += len(line)
    if start >= 0:
        yield start, offset - start, b"".join(head)


def _head(file: IO[bytes]) -> Iterator[bytes]:
    size = 0
    while (line := file.readline(_LINE)).strip() and size < _HEAD:
        size += len(line)
        yield line
