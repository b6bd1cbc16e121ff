"""Notes: Markdown and text files, alone, in a folder or in a zip. Each file is a conversation of the user's."""

import codecs
import hashlib
import io
import json
import re
from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path, PurePosixPath

from assistant.imports.parts import BLOCK, Part, parts, utf8
from assistant.imports.passages import passages
from assistant.imports.record import ExportError, Malformed, Progress, Record
from assistant.imports.times import iso

_KINDS = (".md", ".markdown", ".txt")
_FIELD = re.compile(r"(?P<name>[\w -]{1,40}):\s*(?P<value>.*)")
_DATES = ("date", "created", "created_at", "created at", "date created", "creation date", "datum")
_DAY = re.compile(r"\d{4}-\d\d-\d\d(?!\d)")
_HEADING = re.compile(r"#{1,6}\s+(.+?)\s*#*\s*")
_LONGEST_LINE = 1 << 16
_FRONT_LINES = 200


def read(path: Path, progress: Progress) -> Iterator[Record | Malformed]:
    """The passages of every note: a section, or as many of its paragraphs as fit. Raises ExportError."""
    found = [
        part for part in parts(path, _is_note) if _is_note(part.name)
    ]  # a bare file is a part whatever its name
    if not found:
        raise ExportError(f"There are no notes in {path}. Notes are files that end in .md, .markdown or .txt.")
    progress.total = sum(part.size for part in found)
    for part in found:
        yield from _note(part, progress)


def _is_note(name: str) -> bool:
    return name.lower().endswith(_KINDS)


def _note(part: Part, progress: Progress) -> Iterator[Record | Malformed]:
    with part.open(progress) as file:
        start = file.peek(BLOCK)
        stream = utf8(file)
        if b"\0" in (stream.peek(BLOCK) if stream is not file else start):
            yield Malformed(f"{part.name}: no text")
            return
        lines = _lines(io.TextIOWrapper(stream, _encoding(start) if stream is file else "utf-8", "replace"))
        about, rest = _front_matter(lines)
        opening = list(islice(rest, 50))
        title = about.get("title") or _heading(opening) or PurePosixPath(part.name).stem
        time = _date(part, about)
        for text in passages(chain(opening, rest)):
            digest = hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=16).hexdigest()
            identity = f"{part.name} {digest}"  # not the time: copying a file may change it
            yield Record(json.dumps(part.name), None, "user", text, time, title, identity=identity)


def _encoding(start: bytes) -> str:
    """UTF-8, or Windows' code page where the beginning is no UTF-8."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(start)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def _lines(file: io.TextIOWrapper) -> Iterator[str]:
    while line := file.readline(_LONGEST_LINE):
        yield line.removesuffix("\n")


def _front_matter(lines: Iterator[str]) -> tuple[dict[str, str], Iterator[str]]:
    """What stands between `---` lines at the top, by its names in small letters; and the lines after it."""
    first = next(lines, "")
    if first.rstrip() != "---":
        return {}, chain([first], lines)
    taken = []
    for line in islice(lines, _FRONT_LINES):
        taken.append(line)
        if line.rstrip() in {"---", "..."}:
            fields = (_FIELD.fullmatch(line.rstrip()) for line in taken)
            return {f["name"].lower(): f["value"].strip("\"'[] ") for f in fields if f}, lines
    return {}, chain([first], taken, lines)


def _heading(lines: list[str]) -> str | None:
    return next((found[1] for line in lines if (found := _HEADING.fullmatch(line))), None)


def _date(part: Part, about: dict[str, str]) -> str:
    """When the note was written: as it says itself, as its name says, else when its file was last changed."""
    told = next((time for name in _DATES if (time := iso(about.get(name)))), None)
    named = _DAY.match(PurePosixPath(part.name).name)
    return told or (iso(named[0]) if named else None) or part.modified
