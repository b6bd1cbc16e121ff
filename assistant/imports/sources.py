"""What can be imported: every source with what it takes, and telling from a file which one it is of."""

import os
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Any

from assistant.imports.record import ExportError, Malformed, Progress, Record

Read = Callable[[Path, Progress], Iterator[Record | Malformed]]

_ENOUGH = 50
"""How many records of a file are looked at before it is said to be of another source."""
_FILES = 20_000
"""In a folder with more files than this, no source is looked for."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where messages come from. `takes` is what to give, `malformed` why a record of it can't be read.

    `note` is what to know before it is imported; empty if there is nothing.
    """

    name: str
    label: str
    takes: str
    malformed: str
    note: str = ""

    def reader(self, me: Collection[str] = ()) -> Read:
        """What reads it. `me` are mail addresses of the user's."""
        read: Any = import_module(f"assistant.imports.{self.name}").read
        given: Read = partial(read, me=me) if self.name == "mail" else read
        return given


SOURCES: dict[str, Source] = {
    source.name: source
    for source in (
        Source(
            "chatgpt",
            "ChatGPT",
            "The zip that ChatGPT sent, its folder, or a conversations.json",
            "a conversation without an id or messages, or a message without author, id or content",
        ),
        Source(
            "claude",
            "Claude",
            "The zip that Claude sent, its folder, a conversations.json or a memories.json",
            "a conversation without an id or messages, or a message without id or sender",
        ),
        Source(
            "gemini",
            "Gemini",
            "Google's Takeout of My Activity (Gemini Apps, JSON): the zip, its folder or the file",
            "an entry without a prompt or a time",
            "Takeout does not say which prompts belong together: those of one day become one conversation.",
        ),
        Source(
            "messages",
            "JSON lines",
            'A .jsonl file: {"id", "conversation", "time", "role", "author", "text"} on each line',
            "a line that holds no message, for the reason that stands beside its number",
        ),
        Source(
            "mail",
            "Mail",
            "An mbox file, a Maildir, an .eml file, or a folder of them",
            "a mail whose head or text can't be made out",
            "What you sent is yours, the rest is other people's. Attachments, spam and trash are left out.",
        ),
        Source(
            "notes",
            "Notes",
            "A folder, a zip or one file of Markdown or text (.md, .markdown, .txt)",
            "a file that holds no text",
        ),
    )
}
"""Every source by its name, in the order in which a file is tried."""


def recognised(path: Path) -> Source:
    """The source that the file or folder at `path` is of. Raises ExportError if there is nothing of any."""
    if not path.exists():
        raise ExportError(f"There is no {path}. Check the name.")
    if path.is_dir() and _is_large(path):
        raise ExportError(f"There are very many files in {path}. Choose a folder further down, or the source.")
    for source in SOURCES.values():
        if _gives(source, path):
            return source
    raise ExportError(
        f"Nothing that can be imported was found in {path}. Give the zip of ChatGPT, Claude or Google, mail "
        "(mbox, Maildir, .eml), notes (.md, .txt) or JSON lines."
    )


def _gives(source: Source, path: Path) -> bool:
    """Whether the path holds something of the source: a message among the first records, or a mailbox."""
    try:
        if source.name == "mail":
            return bool(import_module("assistant.imports.mail_boxes").boxes(path))
        return any(isinstance(item, Record) for item in islice(source.reader()(path, Progress()), _ENOUGH))
    except ExportError:
        return False


def _is_large(folder: Path) -> bool:
    files = 0
    for _, _, names in os.walk(folder):
        files += len(names)
        if files > _FILES:
            return True
    return False
