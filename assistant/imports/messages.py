"""Messages as JSON lines: `{"id","conversation","time","role","author","text"}`, from a file or standard input."""

import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from assistant.imports.elements import scalar
from assistant.imports.parts import parts, utf8
from assistant.imports.record import ExportError, Malformed, Progress, Record
from assistant.imports.times import iso
from assistant.store.messages import Role

STDIN = Path("-")
_ROLES: dict[object, Role] = {"user": "user", "assistant": "assistant", "other": "other"}
_LONGEST = 64 << 20
"""The most bytes of one line; a longer one is malformed."""


def read(path: Path, progress: Progress) -> Iterator[Record | Malformed]:
    """The messages, in the order of the lines. Text and role must be there; raises ExportError if nothing is."""
    if path == STDIN:
        yield from _messages("line", sys.stdin.buffer)
        return
    found = parts(path, lambda name: name.lower().endswith((".jsonl", ".ndjson")))
    if not found:
        raise ExportError(f"There is no .jsonl file in {path}.")
    progress.total = sum(part.size for part in found)
    for part in found:
        with part.open(progress) as file:
            yield from _messages(f"{part.name}, line", utf8(file))


def _messages(where: str, lines: IO[bytes]) -> Iterator[Record | Malformed]:
    before: Record | None = None
    for number, line in enumerate(_lines(lines), 1):
        if line is not None and not line.strip():
            continue
        record = _record(line, before) if line is not None else None
        before = record or before
        yield record or Malformed(f"{where} {number}")


def _lines(file: IO[bytes]) -> Iterator[bytes | None]:
    """The lines; None for one that is too long."""
    while line := file.readline(_LONGEST):
        last = line
        while len(last) == _LONGEST and not last.endswith(b"\n"):
            last = file.readline(_LONGEST)
        yield line if last is line else None


def _record(line: bytes, before: Record | None) -> Record | None:
    """The message on a line, None if it is malformed. Without a time it has that of the message `before` it."""
    try:
        given = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(given, dict) or not _is_whole(given):
        return None
    conversation, id, author = (
        scalar(given.get("conversation")) or "null",
        scalar(given.get("id")),
        given.get("author"),
    )
    time = iso(given.get("time"))
    identity = _digest(conversation, id or time, given["role"], given["text"])
    if time is None and before and before.conversation == conversation:
        time = before.time
    role = _ROLES[given["role"]]
    return Record(conversation, id, role, given["text"], time, None, author, identity=identity)


def _is_whole(given: dict[str, Any]) -> bool:
    """Whether every field that is there holds what it should, and text and role are there."""
    text, author, time = given.get("text"), given.get("author"), given.get("time")
    return (
        isinstance(text, str)
        and bool(text.strip())
        and isinstance(given.get("role"), str)
        and given["role"] in _ROLES
        and (author is None or isinstance(author, str))
        and (time is None or iso(time) is not None)
        and all(given.get(name) is None or scalar(given[name]) for name in ("id", "conversation"))
    )


def _digest(*words: str | None) -> str:
    whole = json.dumps(words, ensure_ascii=True).encode()
    return hashlib.blake2b(whole, digest_size=16).hexdigest()
