"""Messages as JSON lines: `{"id","conversation","time","role","author","text"}`, from a file or standard input."""

import hashlib
import json
import sys
from collections.abc import Callable, Iterator
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
        try:
            before = _record(line, before)
        except _FaultyError as error:
            yield Malformed(f"{where} {number}", str(error))
        else:
            yield before


def _lines(file: IO[bytes]) -> Iterator[bytes | None]:
    """The lines; None for one that is too long."""
    while line := file.readline(_LONGEST):
        last = line
        while len(last) == _LONGEST and not last.endswith(b"\n"):
            last = file.readline(_LONGEST)
        yield line if last is line else None


class _FaultyError(Exception):
    """A line holds no message. Says what is wrong in it, never its words."""


def _record(line: bytes | None, before: Record | None) -> Record:
    """The message on a line. Without a time it has that of the message `before` it. Raises _FaultyError."""
    given = _object(line)
    for name, right, why in _RULES:
        if not right(given.get(name)):
            raise _FaultyError(why)
    conversation, id = scalar(given.get("conversation")) or "null", scalar(given.get("id"))
    time = iso(given.get("time"))
    identity = _digest(conversation, id or time, given["role"], given["text"])
    if time is None and before and before.conversation == conversation:
        time = before.time
    role = _ROLES[given["role"]]
    return Record(conversation, id, role, given["text"], time, None, given.get("author"), identity=identity)


def _object(line: bytes | None) -> dict[str, Any]:
    if line is None:
        raise _FaultyError(f"longer than {_LONGEST >> 20} MiB")
    try:
        given = json.loads(line)
    except (ValueError, RecursionError):
        given = None
    if not isinstance(given, dict):
        raise _FaultyError("no JSON object")
    return given


def _is_scalar(value: object) -> bool:
    return value is None or scalar(value) is not None


def _is_whole(text: object) -> bool:
    """Whether no character of it is half of one, which no file can hold."""
    return not isinstance(text, str) or not any("\ud800" <= char <= "\udfff" for char in text)


_RULES: tuple[tuple[str, Callable[[Any], bool], str], ...] = (
    ("role", lambda role: isinstance(role, str) and role in _ROLES, "its role is not user, assistant or other"),
    ("text", lambda text: isinstance(text, str) and bool(text.strip()), "no text"),
    ("time", lambda time: time is None or iso(time) is not None, "its time is not ISO 8601 or seconds since 1970"),
    ("author", lambda author: author is None or isinstance(author, str), "its author is not text"),
    ("id", _is_scalar, "its id is not text or a number"),
    ("conversation", _is_scalar, "its conversation is not text or a number"),
    ("text", _is_whole, "half a character in it"),
    ("author", _is_whole, "half a character in it"),
)
"""What every field has to be, and what is wrong with a line where one is not."""


def _digest(*words: str | None) -> str:
    whole = json.dumps(words, ensure_ascii=True).encode()
    return hashlib.blake2b(whole, digest_size=16).hexdigest()
