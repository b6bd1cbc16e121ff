"""Small exports, made by hand, and reading them."""

import json
import zipfile
from pathlib import Path
from typing import Any

from assistant.imports.importing import Choice, Counts, bring_in
from assistant.imports.record import Malformed, Progress, Record


def everything(read: Any, path: Path, **options: Any) -> list[Record | Malformed]:
    return list(read(path, Progress(), **options))


def records(read: Any, path: Path, **options: Any) -> list[Record]:
    """What the source gives, none of it malformed."""
    found = everything(read, path, **options)
    assert not [each for each in found if isinstance(each, Malformed)]
    return found  # type: ignore[return-value]


def said(read: Any, path: Path, **options: Any) -> list[tuple[str, str]]:
    """Role and text of each message."""
    return [(each.role, each.text) for each in records(read, path, **options)]


def wheres(read: Any, path: Path, **options: Any) -> list[str]:
    return [each.where for each in everything(read, path, **options) if isinstance(each, Malformed)]


def put(path: Path, content: Any) -> Path:
    """A file with this content: bytes and text as they are, the rest as JSON."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not isinstance(content, bytes):
        content = (content if isinstance(content, str) else json.dumps(content)).encode()
    path.write_bytes(content)
    return path


def zipped(path: Path, parts: dict[str, Any]) -> Path:
    """A zip of these parts."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content if isinstance(content, str | bytes) else json.dumps(content))
    return path


def imported(store: Any, source: str, read: Any, path: Path, choice: Choice = Choice(), **options: Any) -> Counts:  # noqa: B008
    return bring_in(store, source, path.name, read(path, Progress(), **options), choice)


def kept(store: Any) -> dict[str | None, list[tuple[str, str]]]:
    """Every conversation by its title, with role and text of its messages."""
    return {
        each.title: [(message.role, message.text) for message in store.messages.of(each.id)]
        for each in store.conversations.list(limit=1000)
    }


def chat(id: str = "c1", title: str | None = "Trip", current: str | None = "n2", **nodes: Any) -> dict[str, Any]:
    """A conversation of ChatGPT's: a question and its answer, and whatever `nodes` says besides."""
    mapping = {
        "root": {"id": "root", "message": None, "parent": None, "children": ["n1"]},
        "n1": node("n1", "root", "user", "Where is Ulm?", 1700000000.25, children=["n2"]),
        "n2": node("n2", "n1", "assistant", "In Germany.", 1700000060.5),
        **nodes,
    }
    return {
        "conversation_id": id,
        "title": title,
        "create_time": 1.7e9,
        "mapping": mapping,
        "current_node": current,
    }


def node(id: str, parent: str, role: str, *parts: Any, children: Any = (), **message: Any) -> dict[str, Any]:
    """A node with a message of these parts; a last number is its time."""
    time = parts[-1] if parts and isinstance(parts[-1], float) else None
    texts = list(parts[:-1] if time else parts)
    content = {"content_type": "text", "parts": texts}
    whole = {"id": f"m-{id}", "author": {"role": role}, "content": content, "create_time": time, **message}
    return {"id": id, "message": whole, "parent": parent, "children": list(children)}
