"""ChatGPT's export: `conversations.json`, or `conversations-000.json` and so on, in a zip, a folder or alone."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from assistant.imports.elements import elements, scalar
from assistant.imports.parts import parts
from assistant.imports.record import ExportError, Malformed, Progress, Record
from assistant.imports.times import iso
from assistant.store.messages import Role

_FILE = re.compile(r"(?:.*/)?conversations(?:[-_]?\d+)?\.json", re.IGNORECASE)
_SPOKEN = ("text", "multimodal_text")
"""The kinds of content that somebody said. The others are thoughts, code that ran, pages that were read."""
_ROLES: dict[str, Role] = {"user": "user", "assistant": "assistant"}


def read(path: Path, progress: Progress) -> Iterator[Record | Malformed]:
    """The messages of every conversation in the branch that was last open. Raises ExportError."""
    found = parts(path, lambda name: bool(_FILE.fullmatch(name)))
    if not found:
        raise ExportError(
            f"There is no conversations.json in {path}. Give the zip that ChatGPT sent, or its folder."
        )
    progress.total = sum(part.size for part in found)
    for part in found:
        for element in elements(part, progress):
            if isinstance(element, Malformed):
                yield element
            else:
                yield from _conversation(f"{part.name}, record {element[0]}", element[1])


def _conversation(where: str, conversation: Any) -> Iterator[Record | Malformed]:
    if not isinstance(conversation, dict) or not isinstance(conversation.get("mapping"), dict):
        if isinstance(conversation, dict) and "chat_messages" in conversation:
            raise ExportError("This is Claude's export. Bring it in with: sotto import claude PATH")
        yield Malformed(where)
        return
    key = scalar(conversation.get("conversation_id")) or scalar(conversation.get("id"))
    if key is None:
        yield Malformed(where)
        return
    title = conversation.get("title")
    time = iso(conversation.get("create_time"))
    for number, node in enumerate(_path(conversation["mapping"], conversation.get("current_node")), 1):
        try:
            said = _said(node)
        except (AttributeError, KeyError, TypeError):
            yield Malformed(f"{where}, message {number}")
            continue
        if said:
            id, role, text, own_time = said
            time = own_time or time
            yield Record(key, id, role, text, time, title if isinstance(title, str) else None)


def _path(mapping: dict[str, Any], leaf: object) -> list[Any]:
    """The nodes from the root to `leaf`, or to the latest leaf if that is not there; no node twice."""
    if not isinstance(leaf, str) or leaf not in mapping:
        leaf = _latest_leaf(mapping)
    nodes: dict[str, Any] = {}
    while isinstance(leaf, str) and leaf in mapping and leaf not in nodes:
        nodes[leaf] = mapping[leaf]
        leaf = mapping[leaf].get("parent") if isinstance(mapping[leaf], dict) else None
    return list(nodes.values())[::-1]


def _latest_leaf(mapping: dict[str, Any]) -> str | None:
    """The node without children whose message came last; the last in the file where the times don't tell."""
    leaves = [name for name, node in mapping.items() if _is_leaf(node)]
    return max(reversed(leaves), key=lambda name: _time_of(mapping[name]), default=None)


def _is_leaf(node: Any) -> bool:
    return isinstance(node, dict) and not node.get("children")


def _time_of(node: dict[str, Any]) -> str:
    message = node.get("message")
    return (iso(message.get("create_time")) if isinstance(message, dict) else None) or ""


def _said(node: Any) -> tuple[str, Role, str, str | None] | None:
    """A node's id, role, text and time, if somebody said something there.

    Raises AttributeError, KeyError or TypeError if it is malformed.
    """
    message = node.get("message")
    if message is None:
        return None
    role, content = _ROLES.get(message["author"]["role"]), message["content"]
    if role is None or _is_hidden(message) or content.get("content_type", "text") not in _SPOKEN:
        return None
    text = "\n".join(_texts(content)).strip()
    id = scalar(message.get("id")) or scalar(node.get("id"))
    if text and id is None:
        raise TypeError
    return (id, role, text, iso(message.get("create_time"))) if text and id else None


def _is_hidden(message: dict[str, Any]) -> bool:
    """Whether the user never saw the message: hidden ones, and what the assistant says to its tools."""
    hidden = (message.get("metadata") or {}).get("is_visually_hidden_from_conversation")
    return bool(hidden) or (message.get("recipient") or "all") != "all"


def _texts(content: dict[str, Any]) -> Iterator[str]:
    """The pieces of a message that are text: also the words of a recording, never images or files."""
    parts = content.get("parts")
    if parts is None:
        parts = [content.get("text")]
    if not isinstance(parts, list):
        raise TypeError
    for part in parts:
        text = part.get("text") if isinstance(part, dict) else part
        if isinstance(text, str) and text.strip():
            yield text
