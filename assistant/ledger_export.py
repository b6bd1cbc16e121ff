"""The ledger as a file: JSON lines for programs, Markdown for people."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Literal

from assistant.counting import counted
from assistant.files import FileError, new_text
from assistant.ledger_summary import Wanted
from assistant.showing import plain
from assistant.store.ledger import LedgerEntry
from assistant.store.store import Store

Kind = Literal["jsonl", "markdown"]
_ENDINGS: Mapping[Kind, str] = {"jsonl": ".jsonl", "markdown": ".md"}


def default_path(kind: Kind, folder: Path | None = None) -> Path:
    """Where an export is offered to go: a name of today in `folder`, else in the home folder, that is free."""
    stem = (folder or Path.home()) / f"sotto-ledger-{date.today().isoformat()}"
    names = (f"{stem}{f'-{number}' if number else ''}{_ENDINGS[kind]}" for number in range(1000))
    return next((path for path in map(Path, names) if not path.exists()), Path(f"{stem}{_ENDINGS[kind]}"))


def kind_of(path: Path) -> Kind:
    """What a file of this name holds: Markdown if it ends so, else JSON lines."""
    return "markdown" if path.suffix.lower() in {".md", ".markdown"} else "jsonl"


def write_ledger(store: Store, path: Path, kind: Kind, wanted: Wanted) -> int:
    """Write the wanted entries into a new file, mode 0600, and return how many they are.

    Nothing is ever overwritten, and a file that could not be written to its end is removed. Raises SottoError.
    """
    if not path.parent.is_dir():
        raise FileError(f"There is no folder {path.parent}. Name one that is there.")
    count = 0
    with new_text(path) as file:
        for text in pieces(store, kind, wanted):
            file.write(text)
            count += 1
    return count


def pieces(store: Store, kind: Kind, wanted: Wanted) -> Iterator[str]:
    """Each wanted entry, the newest first, as the text that stands for it in the file. Raises StoreError."""
    as_text = {"jsonl": _as_json_line, "markdown": as_markdown}[kind]
    yield from map(as_text, store.ledger.every(wanted.provider, wanted.category))


def _as_json_line(entry: LedgerEntry) -> str:
    return json.dumps(asdict(entry), ensure_ascii=False) + "\n"


def as_markdown(entry: LedgerEntry) -> str:
    """An entry as a section: whom it went to and when, what was hidden and shown, every message word for word.

    Control characters are made visible, as on the screen.
    """
    lines = [
        f"## Ledger entry {entry.id}, {entry.time[:19].replace('T', ' ')} UTC",
        f"- To: {_inline(f'{entry.provider}/{entry.model}')} at {_inline(entry.base_url)}",
        f"- Privacy profile: {_inline(entry.privacy_profile)}",
        f"- Outcome: {entry.outcome}{f': {_inline(entry.error)}' if entry.error else ''}",
        f"- Hidden: {all_counted(entry.protected)}",
        f"- Shown: {_shown(entry)}",
    ]
    if entry.forgotten:
        lines += ["", f"Forgotten on {entry.forgotten[:10]}: that it was sent is kept, the words are not."]
    for message in entry.messages:
        lines += ["", f"### {message['role']}", "", fenced(plain(str(message["content"])))]
    return "\n".join([lines[0], "", *lines[1:], "", ""])


def all_counted(counts: Mapping[str, int]) -> str:
    """How many of what, in words: "1 date, 2 names"; "nothing" for none."""
    return ", ".join(counted(category, count) for category, count in sorted(counts.items()) if count) or "nothing"


def _shown(entry: LedgerEntry) -> str:
    parts = (f"{part['category']} {_inline(part['words'])}".strip() for part in entry.revealed)
    return ", ".join(dict.fromkeys(parts)) or "no detected detail"


def fenced(text: str) -> str:
    """`text` as a code block that it cannot end by itself."""
    fence = "`" * max(3, _longest_run(text) + 1)
    return f"{fence}text\n{text}\n{fence}"


def _inline(text: str) -> str:
    """`text` on one line as code, so that nothing in it is read as Markdown."""
    line = plain(" ".join(text.split()))
    if not line:
        return ""
    ticks = "`" * (_longest_run(line) + 1)
    room = " " if line.startswith("`") or line.endswith("`") else ""
    return f"{ticks}{room}{line}{room}{ticks}"


def _longest_run(text: str) -> int:
    return max(map(len, re.findall("`+", text)), default=0)
