"""A conversation as a file: in Markdown for people, in JSON for programs."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Literal

from assistant.files import FileError, write_atomically, write_new
from assistant.ledger_export import fenced
from assistant.store.conversations import Conversation
from assistant.store.messages import Message
from assistant.store.store import Store

Format = Literal["markdown", "json"]
FORMATS: Mapping[str, Format] = {".json": "json", ".md": "markdown", ".markdown": "markdown"}
"""What a file's ending says."""
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})(.*)")
_LONGEST_NAME = 48
_WHO = {"user": "You", "assistant": "Assistant", "system": "Instruction"}


def as_object(store: Store, conversation: int, *, as_sent: bool = False) -> dict[str, Any]:
    """The conversation with its messages, for JSON. `as_sent` adds what of each message crossed the wire, or null.

    Texts are as the user sees them, of each reply the version in view. Times are ISO 8601 in UTC.
    Raises MissingError.
    """
    found = store.conversations.get(conversation)
    return {
        "conversation": found.id,
        "title": found.title,
        "created": found.created,
        "updated": found.updated,
        "messages": [_message(message, as_sent) for message in store.messages.in_view(conversation)],
    }


def as_markdown(store: Store, conversation: int, *, as_sent: bool = False) -> str:
    """The conversation to read: a heading for each message, and its words as they are. Raises MissingError."""
    found = store.conversations.get(conversation)
    parts = [f"# {_one_line(found.title or 'Untitled')}"]
    for message in store.messages.in_view(conversation):
        parts.append(f"## {_heading(message)}")
        parts.append(_closed(message.text))
        if as_sent and message.raw is not None:
            parts += [f"*{'As it arrived' if message.role == 'assistant' else 'As sent'}:*", fenced(message.raw)]
    return "\n\n".join(part for part in parts if part) + "\n"


def written(store: Store, conversation: int, form: Format, *, as_sent: bool = False) -> str:
    """The conversation in one of the two forms. Raises MissingError."""
    if form == "markdown":
        return as_markdown(store, conversation, as_sent=as_sent)
    return json.dumps(as_object(store, conversation, as_sent=as_sent), ensure_ascii=False, indent=2) + "\n"


def form_of(path: Path) -> Format:
    """The form that a file's ending asks for: Markdown, if it says nothing."""
    return FORMATS.get(path.suffix.lower(), "markdown")


def save(store: Store, conversation: int, path: Path, form: Format, *, as_sent: bool, overwrite: bool) -> None:
    """Write the conversation to a file that only this user can read. Raises MissingError and FileError.

    A file that is there is written over only with `overwrite`.
    """
    if not path.parent.is_dir():
        raise FileError(f"There is no folder {path.parent}. Name one that is there.")
    content = written(store, conversation, form, as_sent=as_sent).encode()
    (write_atomically if overwrite else write_new)(path, content)


def file_name(conversation: Conversation, form: Format = "markdown") -> str:
    """A name for the file, from the title: letters and digits, which every system takes."""
    words = "-".join(re.findall(r"[^\W_]+", (conversation.title or "").lower()))
    ending = ".json" if form == "json" else ".md"
    return f"{words[:_LONGEST_NAME].strip('-') or f'conversation-{conversation.id}'}{ending}"


def _message(message: Message, as_sent: bool) -> dict[str, Any]:
    shown = {
        "message": message.id,
        "role": message.role,
        "author": message.author,
        "time": message.time,
        "route": message.route,
        "state": message.state,
        "text": message.text,
    }
    return {**shown, "as_sent": message.raw} if as_sent else shown


def _heading(message: Message) -> str:
    who = _one_line(message.author or _WHO.get(message.role, "Somebody"))
    route = f" · {message.route}" if message.route else ""
    state = f" · {message.state}" if message.state != "complete" else ""
    return f"{who} · {message.time[:16].replace('T', ' ')} UTC{route}{state}"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _closed(text: str) -> str:
    """`text` with a block of code that it left open closed, or the next heading would stand in that."""
    opened = ""
    for mark, rest in _fences(text):
        if not opened:
            opened = "" if mark[0] == "`" and "`" in rest else mark
        elif mark[0] == opened[0] and len(mark) >= len(opened) and not rest.strip():
            opened = ""
    return f"{text}\n{opened}" if opened else text


def _fences(text: str) -> Iterator[tuple[str, str]]:
    for line in text.splitlines():
        if found := _FENCE.fullmatch(line):
            yield found[1], found[2]
