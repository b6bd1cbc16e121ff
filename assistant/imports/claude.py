"""Claude's export: `conversations.json` and `memories.json`, in a zip, in a folder (also of zips), or alone."""

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from assistant.imports.elements import elements, scalar, whole
from assistant.imports.parts import Part, parts
from assistant.imports.record import ExportError, Malformed, Progress, Record
from assistant.imports.times import iso
from assistant.store.messages import Role

_TALKS = re.compile(r"(?:.*/)?conversations(?:[-_]?\d+)?\.json", re.IGNORECASE)
_MEMORIES = re.compile(r"(?:.*/)?memories(?:[-_]?\d+)?\.json|(?:.*/)?memories/[^/]+\.json", re.IGNORECASE)
_ROLES: dict[str, Role] = {"human": "user", "user": "user", "assistant": "assistant"}
_SPOKEN = ("text", "voice_note")
MEMORIES_TITLE = "Claude's memories"


def read(path: Path, progress: Progress) -> Iterator[Record | Malformed]:
    """The messages of every conversation, then what Claude remembers. Raises ExportError.

    The memories are Claude's words about the user, not the user's: they come as the assistant's, in a conversation
    of their own.
    """
    found = parts(path, lambda name: bool(_TALKS.fullmatch(name) or _MEMORIES.fullmatch(name)))
    if not found:
        raise ExportError(
            f"There is no conversations.json in {path}. Give the zip that Claude sent, or its folder."
        )
    progress.total = sum(part.size for part in found)
    memories = [part for part in found if _MEMORIES.fullmatch(part.name)]
    for part in found:
        if part not in memories:
            yield from _talks(part, progress)
    for part in memories:
        yield from _remembered(part, progress)


def _talks(part: Part, progress: Progress) -> Iterator[Record | Malformed]:
    for element in elements(part, progress):
        if isinstance(element, Malformed):
            yield element
        else:
            yield from _conversation(f"{part.name}, record {element[0]}", element[1])


def _conversation(where: str, conversation: Any) -> Iterator[Record | Malformed]:
    if isinstance(conversation, dict) and "mapping" in conversation:
        raise ExportError("This is ChatGPT's export. Bring it in with: sotto import chatgpt PATH")
    key = scalar(conversation.get("uuid")) if isinstance(conversation, dict) else None
    if key is None or not isinstance(conversation.get("chat_messages"), list):
        yield Malformed(where)
        return
    title, time = conversation.get("name"), iso(conversation.get("created_at"))
    for number, message in enumerate(conversation["chat_messages"], 1):
        id = scalar(message.get("uuid")) if isinstance(message, dict) else None
        role = _ROLES.get(str(message.get("sender"))) if isinstance(message, dict) else None
        if id is None or role is None:
            yield Malformed(f"{where}, message {number}")
            continue
        time = iso(message.get("created_at")) or time
        if text := _text(message):
            yield Record(key, id, role, text, time, title if isinstance(title, str) else None)


def _text(message: dict[str, Any]) -> str:
    """What was said: the text blocks, without thoughts, tools and files; `text` where there are no blocks."""
    blocks = message.get("content")
    pieces = [
        block["text"]
        for block in (blocks if isinstance(blocks, list) else [])
        if isinstance(block, dict) and block.get("type") in _SPOKEN and isinstance(block.get("text"), str)
    ]
    text = message.get("text")
    if not pieces and not blocks and isinstance(text, str):
        pieces = [text]
    return "\n\n".join(piece.strip() for piece in pieces if piece.strip())


def _remembered(part: Part, progress: Progress) -> Iterator[Record | Malformed]:
    content = whole(part, progress)
    if isinstance(content, Malformed):
        yield content
        return
    for number, memory in enumerate(content if isinstance(content, list) else [content], 1):
        texts = list(_memories(memory))
        if not texts and not isinstance(memory, dict):
            yield Malformed(f"{part.name}, record {number}")
        for text in texts:
            identity = hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=16).hexdigest()
            yield Record(
                '"memories"', None, "assistant", text, part.modified, MEMORIES_TITLE, "Claude", identity=identity
            )


def _memories(memory: Any) -> Iterator[str]:
    """The texts of one account's memories: of all conversations, of each project, of each memory file."""
    if not isinstance(memory, dict):
        return
    projects, files = memory.get("project_memories"), memory.get("memory_files")
    found = [memory.get("conversations_memory")]
    found += projects.values() if isinstance(projects, dict) else []
    for file in files if isinstance(files, list) else []:
        found.append(file.get("content") if isinstance(file, dict) else file)
    yield from (text.strip() for text in found if isinstance(text, str) and text.strip())
