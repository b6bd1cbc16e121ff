"""Which rows hold words of the user's, table by table, and which of those hold what is sought."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from assistant.store.connections import Connections
from assistant.store.sought import Sought
from privacy import tags
from privacy.builtin import BUILTIN, DATE_OF_BIRTH
from privacy.categories import Category
from privacy.kinds import NAMED
from privacy.rules import ANYONE, ME, Action

_NAMES = {
    ("privacy_profiles", "name"),
    ("conversations", "privacy_profile"),
    ("profile_samples", "profile"),
    ("ledger", "privacy_profile"),
}
"""Where names of privacy profiles stand."""
_FIELDS = frozenset({
    "role", "content", "recalled", "known", "category", "words", "name", "prose", "relation", "trigger", "often",
    "by", "terms",
})  # fmt: skip
"""What fields are called in the JSON that Sotto writes. Other names there are the user's: a term, a stand-in."""
_SORTS = frozenset({*Category, *Action})
AT_ONCE = 500
"""Rows that are read at once."""
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Held:
    """The columns of a table with words of the user's, as text and as JSON, and those that tell its rows apart."""

    words: tuple[str, ...]
    json: tuple[str, ...] = ()
    key: tuple[str, ...] = ("id",)


HELD: Mapping[str, Held] = {
    "messages": Held(("text", "raw", "author"), ("source_id",)),
    "conversations": Held(("title", "privacy_profile"), ("source_id",)),
    "imports": Held(("name",)),
    "facts": Held(("text", "situation"), ("fields",)),
    "fact_history": Held(("text",)),
    "digest_lines": Held(("text",), key=("area", "position")),
    "reply_sources": Held(("rule",)),
    "vault_entries": Held(("value", "tag")),
    "privacy_profiles": Held(("name", "prose"), ("unread",)),
    "rules": Held(("value", "subject", "sentence", "kind", "words"), key=("profile", "position")),
    "profile_samples": Held(("text", "profile"), ("hidden", "kept")),
    "declined_suggestions": Held(("sentence",), key=("conversation", "sentence")),
    "ledger": Held(("text", "privacy_profile", "error"), ("messages", "revealed")),
    "settings": Held((), ("value",), key=("key",)),
}
"""Every column with words of the user's."""

OURS: Mapping[str, frozenset[str]] = {
    "messages": frozenset({"role", "time", "route", "state"}),
    "conversations": frozenset({"created", "updated", "deleted", "titled"}),
    "imports": frozenset({"source", "began", "ended"}),
    "facts": frozenset({"category", "kind", "state", "origin", "valid_from", "valid_to", "confirmed", "created"}),
    "fact_history": frozenset({"time", "event"}),
    "rejected_kinds": frozenset({"kind", "category"}),
    "digest_lines": frozenset({"area"}),
    "digest_facts": frozenset({"area"}),
    "vault_entries": frozenset({"category"}),
    "rules": frozenset({"action", "category", "finer"}),
    "ledger": frozenset({"time", "provider", "base_url", "model", "protected", "state", "ended", "forgotten"}),
    "settings": frozenset({"key"}),
    "sqlite_schema": frozenset({"type", "name", "tbl_name", "sql"}),
    "sqlite_sequence": frozenset({"name"}),
    "_sqlite_migrations": frozenset({"migration_set", "name", "applied_at"}),
}
"""The other columns with text: times and words of Sotto's own, and where the ledger keeps to whom was sent."""


@dataclass
class Found:
    """The rows that hold what is sought, by table: their keys and the columns of HELD."""

    rows: dict[str, list[Row]] = field(default_factory=dict)

    def of(self, table: str) -> list[Row]:
        """The rows of one table."""
        return self.rows.get(table, [])


def search(connections: Connections, sought: Sought, tables: Iterable[str] = HELD) -> Found:
    """Every row of `tables` that holds what is sought. Reads all of them."""
    found = {table: [row for row in _rows(connections, table) if holds(sought, table, row)] for table in tables}
    return Found({table: rows for table, rows in found.items() if rows})


def is_trace(sought: Sought, table: str, row: Row) -> bool:
    """Whether a row of any table, with all its columns, holds what is sought where it may be the user's."""
    held = HELD.get(table)
    known = {*OURS.get(table, ()), *(held.words if held else ()), *(held.json if held else ())}
    others = (value for column, value in row.items() if isinstance(value, str) and column not in known)
    return any(map(sought.is_in, others)) or (held is not None and holds(sought, table, row))


def holds(sought: Sought, table: str, row: Row) -> bool:
    """Whether any of the words that a row holds are sought."""
    return any(True for _ in hits(sought, table, row))


def hits(sought: Sought, table: str, row: Row) -> Iterator[tuple[str, str]]:
    """The columns of a row that hold what is sought, each with its text (for JSON each text in it)."""
    held = HELD[table]
    for column in held.words:
        if row[column] and not is_ours(table, column, row[column]) and sought.is_in(row[column]):
            yield column, row[column]
    for column in held.json:
        for text in texts(row[column]):
            if sought.is_in(text):
                yield column, text


def columns(sought: Sought, table: str, row: Row) -> set[str]:
    """The columns of a row that hold what is sought."""
    return {column for column, _ in hits(sought, table, row)}


def is_ours(table: str, column: str, text: str) -> bool:
    """Whether what stands in a column of HELD is a word of Sotto's own: a built-in profile's name, a tag."""
    if (table, column) in _NAMES:
        return text in BUILTIN
    if (table, column) == ("vault_entries", "tag"):
        return tags.parse(text) is not None
    if (table, column) == ("rules", "kind"):
        return text in NAMED or text == DATE_OF_BIRTH or text.startswith("public ")
    return (table, column) == ("rules", "subject") and text in {ME, ANYONE}


def texts(source: str | None) -> Iterator[str]:
    """Every text of the user's in a JSON value, names of fields that are the user's included."""
    waiting = [json.loads(source)] if source else []
    while waiting:
        value = waiting.pop()
        if isinstance(value, str):
            yield value
        elif isinstance(value, list):
            waiting += value
        elif isinstance(value, dict):
            waiting += [name for name in value if not is_field(name)]
            waiting += [inner for name, inner in value.items() if not is_sort(name, inner)]


def is_field(name: str) -> bool:
    """Whether what a field is called is a word of Sotto's own."""
    return name in _FIELDS or tags.parse(name) is not None


def is_sort(name: str, value: Any) -> bool:
    """Whether a field says who speaks, or of what sort the user's words are: with a word of Sotto's own."""
    sort = isinstance(value, str) and value in _SORTS
    return name in {"role", "category"} or (sort and name not in _FIELDS)


def _rows(connections: Connections, table: str) -> Iterator[Row]:
    """The rows of a table with their words, some at a time: a table may be larger than the memory."""
    held = HELD[table]
    columns = ", ".join(dict.fromkeys((*held.key, *held.words, *held.json)))
    if held.key != ("id",):
        yield from connections.rows(f"SELECT {columns} FROM {table}")  # noqa: S608 - our own names
        return
    sql = f"SELECT {columns} FROM {table} WHERE id > ? ORDER BY id LIMIT {AT_ONCE}"  # noqa: S608
    last = -1
    while rows := connections.rows(sql, [last]):
        yield from rows
        last = rows[-1]["id"]
